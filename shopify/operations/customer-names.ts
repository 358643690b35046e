// Who the customers are, asked of Shopify at the moment that a merchant looks: names and e-mail addresses are shown and
// forgotten. Nothing of them is kept, and no error and no log holds one.
import type { EncoreCustomerNamesQuery, EncoreCustomerSearchQuery } from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin, orUnanswered } from "./call.ts";
import { digitsOf, readNodes } from "./nodes.ts";

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

type CustomerNode = Extract<EncoreCustomerNamesQuery["nodes"][number], { displayName: string }>;

/** By their digits; whom Shopify does not know is absent. Null: Shopify did not answer. */
export const customerNames = (
  graphql: AdminGraphql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CustomerName> | null> =>
  orUnanswered(async () => {
    const wanted = { kind: "Customer", field: "displayName", ids } as const;
    const nodes = await readNodes<CustomerNode>(graphql, customerNamesQuery, wanted);
    return new Map(nodes.map(nameOf).map((customer) => [customer.id, customer]));
  });

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

const nameOf = (node: CustomerNode): CustomerName => ({
  id: digitsOf(node.id),
  name: node.displayName,
  email: node.defaultEmailAddress?.emailAddress ?? null,
});
