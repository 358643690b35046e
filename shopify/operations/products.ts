// What the lines of an order are about: product type, taxonomy, collections and tags, which no webhook carries.

import type { EncoreProductsQuery } from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin } from "./call.ts";
import { gidOf } from "./nodes.ts";

export const productsQuery = `#graphql
  query EncoreProducts($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        title
        vendor
        productType
        tags
        category {
          name
          fullName
        }
        collections(first: 50) {
          nodes {
            handle
          }
        }
      }
    }
  }
`;

export interface ProductAnswer {
  title: string;
  vendor: string;
  productType: string;
  taxonomyNames: string[];
  collectionHandles: string[];
  tags: string[];
}

/** Shopify allows 250 ids a call; with collections, 50 keep a call's cost under the smallest bucket (1,000 points). */
const idsPerCall = 50;

/** By id; null for one that Shopify does not know (any more). */
export async function readProducts<Id extends string>(
  graphql: AdminGraphql,
  ids: readonly Id[],
): Promise<Map<Id, ProductAnswer | null>> {
  const answers = new Map<Id, ProductAnswer | null>();
  for (let start = 0; start < ids.length; start += idsPerCall) {
    const some = ids.slice(start, start + idsPerCall);
    const { nodes } = await callAdmin<EncoreProductsQuery>(graphql, productsQuery, {
      ids: some.map((id) => gidOf("Product", id)),
    });
    some.forEach((id, place) => {
      const node = nodes[place];
      answers.set(id, isProduct(node) ? answerOf(node) : null);
    });
  }
  return answers;
}

type Node = EncoreProductsQuery["nodes"][number] | undefined;
type ProductNode = Extract<NonNullable<Node>, { title: string }>;

/** Anything else that has this id comes without fields. */
const isProduct = (node: Node): node is ProductNode => node != null && "title" in node;

function answerOf(node: ProductNode): ProductAnswer {
  return {
    title: node.title,
    vendor: node.vendor,
    productType: node.productType,
    taxonomyNames: node.category ? [node.category.name, ...node.category.fullName.split(" > ")] : [],
    collectionHandles: node.collections.nodes.map((collection) => collection.handle),
    tags: node.tags,
  };
}
