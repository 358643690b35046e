// What the merchant calls his orders ("#1001"), asked of Shopify at the moment that he looks; we keep their ids alone.
import type { EncoreOrderNamesQuery } from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin, orUnanswered } from "./call.ts";

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

/** A call names so many at the most. */
const mostPerCall = 100;

/** By their digits; an order that Shopify does not know is absent. Null: Shopify did not answer. */
export async function orderNames(
  graphql: AdminGraphql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string> | null> {
  const wanted = [...new Set(ids)].filter((id) => /^\d{1,19}$/.test(id)).slice(0, mostPerCall);
  if (wanted.length === 0) return new Map();
  return orUnanswered(async () => {
    const gids = wanted.map((id) => `gid://shopify/Order/${id}`);
    const { nodes } = await callAdmin<EncoreOrderNamesQuery>(graphql, orderNamesQuery, { ids: gids });
    return new Map(
      nodes.flatMap((node) => {
        // A node of another kind has none of these fields.
        if (node === null || typeof node["name"] !== "string") return [];
        return [[node.id.slice(node.id.lastIndexOf("/") + 1), node.name] as const];
      }),
    );
  });
}
