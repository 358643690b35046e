// The bodies of customers/* webhooks, from Shopify's examples.
import { gid } from "../catalogue/ids.ts";
import type { Customer } from "../catalogue/types.ts";
import { exactNumber } from "../exact-json.ts";
import { examplePayload, type Payload } from "./example.ts";
import type { ShopFacts } from "./order.ts";
import { customerFields } from "./payload-parts.ts";

export function customerPayload(customer: Customer, shop: ShopFacts): Payload {
  const fields = customerFields(customer, shop.currency, shop.timeZone);
  return { ...examplePayload("customers/update"), ...fields, note: null, addresses: [fields["default_address"]] };
}

export const customerDeletePayload = (customer: Customer): Payload => ({
  ...examplePayload("customers/delete"),
  id: exactNumber(customer.id),
  admin_graphql_api_id: gid("Customer", customer.id),
});

export const customerMergePayload = (kept: Customer, deleted: Customer): Payload => ({
  ...examplePayload("customers/merge"),
  admin_graphql_api_customer_kept_id: gid("Customer", kept.id),
  admin_graphql_api_customer_deleted_id: gid("Customer", deleted.id),
  status: "completed",
  errors: [],
});
