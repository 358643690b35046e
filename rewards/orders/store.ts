// Reads orders with a lock and writes them back folded.
import type { OrderId, PlayerId, ShopId } from "../ids.ts";
import { insertRows } from "../store/rows.ts";
import type { Connection } from "../store/transaction.ts";
import type { FoldedOrder } from "./fold.ts";
import { orderPayload } from "./payload.ts";
import type { NotCountedReason } from "./standing.ts";

export interface KnownOrder extends FoldedOrder {
  /** Whether its actions were recorded. */
  counted: boolean;
}

export interface OrderToWrite extends FoldedOrder {
  counted: boolean;
  notCountedReasons: readonly NotCountedReason[];
}

interface Row {
  shop: ShopId;
  order_id: OrderId;
  customer_id: PlayerId | null;
  snapshot: unknown;
  updated_at: Date;
  triggered_at: Date;
  counted: boolean;
}

export const orderKey = (shop: ShopId, orderId: OrderId) => `${shop}/${orderId}`;

/** Locks in the order of the ids, so that two groups never wait for each other. Unknown orders are absent. */
export async function lockOrders(
  connection: Connection,
  wanted: readonly { shop: ShopId; orderId: OrderId }[],
): Promise<Map<string, KnownOrder>> {
  const { rows } = await connection.query<Row>({
    name: "lock-orders",
    text: `select orders.shop, orders.order_id, customer_id, snapshot, updated_at, triggered_at, counted
             from unnest($1::text[], $2::text[]) as wanted (shop, order_id)
             join orders on orders.shop = wanted.shop and orders.order_id = wanted.order_id
            order by orders.shop, orders.order_id
              for update of orders`,
    values: [wanted.map((entry) => entry.shop), wanted.map((entry) => entry.orderId)],
  });
  return new Map(
    rows.map((row) => [
      orderKey(row.shop, row.order_id),
      {
        shop: row.shop,
        orderId: row.order_id,
        customerId: row.customer_id,
        payload: orderPayload.parse(row.snapshot),
        raw: row.snapshot,
        updatedAt: row.updated_at.getTime(),
        triggeredAt: row.triggered_at.getTime(),
        counted: row.counted,
      },
    ]),
  );
}

/**
 * An order that appears between the lock and this statement is a unique violation on purpose: the group is tried again
 * and finds it.
 */
export async function writeOrders(connection: Connection, orders: readonly OrderToWrite[], known: ReadonlySet<string>) {
  const isKnown = (order: OrderToWrite) => known.has(orderKey(order.shop, order.orderId));
  const columns = {
    shop: ["text", (order: OrderToWrite) => order.shop],
    order_id: ["text", (order: OrderToWrite) => order.orderId],
    customer_id: ["text", (order: OrderToWrite) => order.customerId],
    snapshot: ["jsonb", (order: OrderToWrite) => order.raw],
    updated_at: ["timestamptz", (order: OrderToWrite) => new Date(order.updatedAt).toISOString()],
    triggered_at: ["timestamptz", (order: OrderToWrite) => new Date(order.triggeredAt).toISOString()],
    counted: ["boolean", (order: OrderToWrite) => order.counted],
    not_counted_reasons: ["text list", (order: OrderToWrite) => order.notCountedReasons],
  } satisfies Parameters<typeof insertRows<OrderToWrite>>[2];

  await insertRows(
    connection,
    "orders",
    columns,
    orders.filter((order) => !isKnown(order)),
  );
  await insertRows(
    connection,
    "orders",
    columns,
    orders.filter(isKnown),
    `on conflict (shop, order_id) do update
       set customer_id = excluded.customer_id, snapshot = excluded.snapshot, updated_at = excluded.updated_at,
           triggered_at = excluded.triggered_at, counted = excluded.counted,
           not_counted_reasons = excluded.not_counted_reasons`,
  );
}
