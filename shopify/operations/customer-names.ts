// Who the customers are, asked of Shopify at the moment that a merchant looks: names and e-mail addresses are shown and
// forgotten. Nothing of them is kept, and no error and no log holds one.
import type { EncoreCustomerNamesQuery, EncoreCustomerSearchQuery } from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin, orUnanswered } from "./call.ts";

export const customerNamesQuery = `#graphql
  query EncoreCustomerNames($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Customer {
        id
        displayName
        defaultEmailAddress {
          emailAddress
        }
      }
    }
  }
`;

export const customerSearchQuery = `#graphql
  query EncoreCustomerSearch($first: Int!, $query: String!) {
    customers(first: $first, query: $query) {
      nodes {
        id
        displayName
        defaultEmailAddress {
          emailAddress
        }
      }
    }
  }
`;

export interface CustomerName {
  /** The digits. */
  id: string;
  name: string;
  email: string | null;
}

/** A call names so many at the most. */
const mostPerCall = 100;

/** By their digits; whom Shopify does not know is absent. Null: Shopify did not answer. */
export async function customerNames(
  graphql: AdminGraphql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CustomerName> | null> {
  const wanted = ids.filter((id) => /^\d{1,19}$/.test(id)).slice(0, mostPerCall);
  if (wanted.length === 0) return new Map();
  return orUnanswered(async () => {
    const gids = wanted.map((id) => `gid://shopify/Customer/${id}`);
    const { nodes } = await callAdmin<EncoreCustomerNamesQuery>(graphql, customerNamesQuery, { ids: gids });
    return new Map(
      nodes.flatMap((node) => {
        // A node of another kind has none of these fields.
        if (node === null || typeof node["displayName"] !== "string") return [];
        const customer = nameOf(node as Named);
        return [[customer.id, customer] as const];
      }),
    );
  });
}

/** By name, e-mail address or whatever else Shopify searches customers by. Null: Shopify did not answer. */
export async function searchCustomers(
  graphql: AdminGraphql,
  search: string,
  first: number,
): Promise<CustomerName[] | null> {
  const query = searchText(search);
  if (query === "") return [];
  return orUnanswered(async () => {
    const { customers } = await callAdmin<EncoreCustomerSearchQuery>(graphql, customerSearchQuery, { first, query });
    return customers.nodes.map(nameOf);
  });
}

/** Only plain words reach Shopify's search: nothing that it would read as a field, a group or an operator. */
export const searchText = (search: string): string =>
  search
    .replaceAll(/[^\p{L}\p{N}@._+' -]/gu, " ")
    .split(/\s+/)
    .map((word) => word.replace(/^[-'.]+/, "").replaceAll("'", " "))
    .map((word) => (/^(and|or|not)$/i.test(word) ? "" : word.trim()))
    .filter((word) => word !== "")
    .slice(0, 10)
    .join(" ");

type Named = EncoreCustomerSearchQuery["customers"]["nodes"][number];

const nameOf = (node: Named): CustomerName => ({
  id: node.id.slice(node.id.lastIndexOf("/") + 1),
  name: node.displayName,
  email: node.defaultEmailAddress?.emailAddress ?? null,
});
