// What Shopify says of many things of one kind, asked for by their digits. Of what it does not know it says nothing.
import { type AdminGraphql, callAdmin } from "./call.ts";

/** A call names so many at the most. */
const mostPerCall = 100;

export const gidOf = (kind: "Customer" | "Order" | "Product", digits: string): string =>
  `gid://shopify/${kind}/${digits}`;

export const digitsOf = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);

/**
 * @param query of `nodes(ids:)`. @param field one that only nodes of this kind have, and all of them.
 * @returns no more than a call may name; texts that are no ids are passed over. @throws ShopifyUnavailable
 */
export async function readNodes<Node extends object>(
  graphql: AdminGraphql,
  query: string,
  { kind, field, ids }: { kind: "Customer" | "Order"; field: keyof Node & string; ids: readonly string[] },
): Promise<Node[]> {
  const wanted = [...new Set(ids)].filter((id) => /^\d{1,19}$/.test(id)).slice(0, mostPerCall);
  if (wanted.length === 0) return [];
  const gids = wanted.map((id) => gidOf(kind, id));
  const { nodes } = await callAdmin<{ nodes: (object | null)[] }>(graphql, query, { ids: gids });
  // What has this id and is of another kind comes without fields.
  return nodes.filter((node): node is Node => node !== null && field in node);
}
