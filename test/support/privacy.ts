// What Shopify tells of customers who merge, and of shops and customers who want to be forgotten.
import type { Pool } from "pg";
import type { Payload } from "./orders.ts";

export const mergePayload = (deleted: string, kept: string, overrides: Payload = {}): Payload => ({
  admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept}`,
  admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${deleted}`,
  admin_graphql_api_job_id: null,
  status: "completed",
  errors: [],
  ...overrides,
});

export const redactPayload = (customerId: string, orderIds: readonly string[], overrides: Payload = {}): Payload => ({
  shop_id: 548380009,
  shop_domain: "ignored.myshopify.com",
  customer: { id: Number(customerId), email: "john.smith@example.com", phone: "555-625-1199" },
  orders_to_redact: orderIds.map(Number),
  ...overrides,
});

export const dataRequestPayload = (customerId: string, requestId: string): Payload => ({
  shop_id: 548380009,
  shop_domain: "ignored.myshopify.com",
  orders_requested: [],
  customer: { id: Number(customerId), email: "john.smith@example.com", phone: "555-625-1199" },
  data_request: { id: Number(requestId) },
});

/** Every row of every table as text, with its table. */
export async function dump(pool: Pool): Promise<{ table: string; row: string }[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const dumped: { table: string; row: string }[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select dumped::text as row from ${name} as dumped`);
    dumped.push(...rows.map(({ row }) => ({ table: name, row })));
  }
  return dumped;
}
