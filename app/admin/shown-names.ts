// What the merchant calls the customers and orders that a page shows; asked of Shopify while the page is made, and kept
// nowhere. Without an answer a page shows ids.
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import { customerNames } from "../../shopify/operations/customer-names.ts";
import { orderNames } from "../../shopify/operations/order-names.ts";

/** By id; what Shopify does not know is absent. */
export interface ShownNames {
  customers: Readonly<Record<string, string>>;
  orders: Readonly<Record<string, string>>;
}

interface Shown {
  playerIds?: readonly string[];
  orderIds?: readonly (string | null)[];
}

export async function shownNames(graphql: AdminGraphql, { playerIds = [], orderIds = [] }: Shown): Promise<ShownNames> {
  const [customers, orders] = await Promise.all([
    customerNames(graphql, [...new Set(playerIds)]),
    orderNames(
      graphql,
      orderIds.filter((id) => id !== null),
    ),
  ]);
  return {
    customers: Object.fromEntries([...(customers ?? [])].map(([id, { name }]) => [id, name])),
    orders: Object.fromEntries(orders ?? []),
  };
}
