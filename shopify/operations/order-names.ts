// What the merchant calls his orders ("#1001"), asked of Shopify at the moment that he looks; we keep their ids alone.
import type { EncoreOrderNamesQuery } from "../generated/admin-operations.ts";
import { type AdminGraphql, orUnanswered } from "./call.ts";
import { digitsOf, readNodes } from "./nodes.ts";

export const orderNamesQuery = `#graphql
  query EncoreOrderNames($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        id
        name
      }
    }
  }
`;

type OrderNode = Extract<EncoreOrderNamesQuery["nodes"][number], { name: string }>;

/** By their digits; an order that Shopify does not know is absent. Null: Shopify did not answer. */
export const orderNames = (
  graphql: AdminGraphql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string> | null> =>
  orUnanswered(async () => {
    const nodes = await readNodes<OrderNode>(graphql, orderNamesQuery, { kind: "Order", field: "name", ids });
    return new Map(nodes.map((node) => [digitsOf(node.id), node.name]));
  });
