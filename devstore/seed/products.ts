// The devstore's products as Encore knows them, and the words that badges and orders have in common.
import { categoriesOf, type ProductFacts } from "../../rewards/products/cache.ts";
import { seedProducts } from "../catalogue/products.ts";
import type { Product } from "../catalogue/types.ts";

export function factsOf(product: Product): ProductFacts {
  return {
    title: product.title,
    vendor: product.vendor,
    productType: product.productType,
    taxonomyNames: product.taxonomy === null ? [] : [product.taxonomy],
    collectionHandles: product.collections,
    tags: product.tags,
  };
}

let words: readonly string[] | undefined;

/** Short ones, in a fixed order: a path of the taxonomy makes no name of a badge. */
export function categoryWords(): readonly string[] {
  words ??= [...new Set(seedProducts().flatMap((product) => categoriesOf(factsOf(product))))]
    .filter((word) => word.length <= 14 && !word.includes(">"))
    .sort();
  return words;
}
