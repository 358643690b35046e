// What Shopify tells of customers who merge, and of shops and customers who want to be forgotten.
import type { Payload } from "./orders.ts";

export const mergePayload = (deleted: string, kept: string, overrides: Payload = {}): Payload => ({
  admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept}`,
  admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${deleted}`,
  admin_graphql_api_job_id: null,
  status: "completed",
  errors: [],
  ...overrides,
});
