// What a shop's products can be told apart by, read from Shopify at the moment that a merchant makes a rule: product types,
// collections, tags and vendors; and products by their title.
import type {
  EncoreCategoriesQuery,
  EncoreProductSearchQuery,
  EncoreProductTagsQuery,
  EncoreProductVendorsQuery,
} from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin } from "./call.ts";

export const categoriesQuery = `#graphql
  query EncoreCategories {
    productTypes(first: 250) {
      nodes
    }
    collections(first: 100, sortKey: TITLE) {
      nodes {
        handle
      }
    }
    productTags(first: 250) {
      nodes
    }
  }
`;

export const productTagsQuery = `#graphql
  query EncoreProductTags {
    productTags(first: 250) {
      nodes
    }
  }
`;

export const productVendorsQuery = `#graphql
  query EncoreProductVendors {
    productVendors(first: 250) {
      nodes
    }
  }
`;

export const productSearchQuery = `#graphql
  query EncoreProductSearch($first: Int!, $query: String) {
    products(first: $first, query: $query) {
      nodes {
        id
        title
      }
    }
  }
`;

/** As the shop writes them; a rule compares them without regard to case. */
export async function searchShopValues(graphql: AdminGraphql, of: "category" | "tag" | "vendor"): Promise<string[]> {
  switch (of) {
    case "category": {
      const answer = await callAdmin<EncoreCategoriesQuery>(graphql, categoriesQuery, {});
      const handles = answer.collections.nodes.map(({ handle }) => handle);
      return [...(answer.productTypes?.nodes ?? []), ...handles, ...(answer.productTags?.nodes ?? [])];
    }
    case "tag":
      return (await callAdmin<EncoreProductTagsQuery>(graphql, productTagsQuery, {})).productTags?.nodes ?? [];
    case "vendor":
      return (await callAdmin<EncoreProductVendorsQuery>(graphql, productVendorsQuery, {})).productVendors?.nodes ?? [];
  }
}

/** @returns products whose title begins like the words of the search; the id is its digits. */
export async function searchProducts(
  graphql: AdminGraphql,
  search: string,
  first: number,
): Promise<{ id: string; title: string }[]> {
  const words = search.replaceAll(/[^\p{L}\p{N} -]/gu, " ").trim();
  const query = words === "" ? null : `title:${words}*`;
  const answer = await callAdmin<EncoreProductSearchQuery>(graphql, productSearchQuery, { first, query });
  return answer.products.nodes.map(({ id, title }) => ({ id: id.slice(id.lastIndexOf("/") + 1), title }));
}
