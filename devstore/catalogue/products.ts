// Turns the shelves into products with ids, handles, SKUs and variants; the same ones on every machine.

import { accessories } from "./accessories.ts";
import { clothing } from "./clothing.ts";
import { electronics } from "./electronics.ts";
import { homeAndMore } from "./home.ts";
import { idOf } from "./ids.ts";
import type { Product, ProductSeed, Variant } from "./types.ts";

const openingDay = Date.UTC(2026, 0, 5, 14, 0, 0);
const mostVariants = 10;

export const handleOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

function variantsOf(seed: ProductSeed, position: number): Variant[] {
  const titles = seed.options ?? ["Default Title"];
  const initials = seed.title
    .split(" ")
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
  return titles.map((title, index) => ({
    id: idOf("variant", position * mostVariants + index),
    title,
    sku: `${initials}-${String(position).padStart(3, "0")}-${index + 1}`,
    price: seed.price,
    grams: seed.giftCard === true ? 0 : 200 + position * 10,
  }));
}

function productFrom(seed: ProductSeed, index: number): Product {
  // Position 1 leaves the headphones an ordinary id; the laptop at 3 gets one above 2^53.
  const position = index === 1 ? 3 : index === 2 ? 2 : index + 1;
  return {
    id: idOf("product", position),
    title: seed.title,
    handle: handleOf(seed.title),
    productType: seed.type,
    taxonomy: seed.taxonomy,
    tags: seed.tags,
    vendor: seed.vendor,
    collections: seed.collections,
    variants: variantsOf(seed, position),
    giftCard: seed.giftCard === true,
    updatedAt: openingDay,
  };
}

export const seedProducts = (): Product[] =>
  [...electronics, ...clothing, ...accessories, ...homeAndMore].map(productFrom);

export const collectionTitles: Record<string, string> = {
  electronics: "Electronics",
  premium: "Premium",
  clothing: "Clothing",
  accessories: "Accessories",
  home: "Home",
  outdoor: "Outdoor",
  fitness: "Fitness",
  beauty: "Beauty",
  food: "Food & Coffee",
  travel: "Travel",
  bestsellers: "Bestsellers",
};

export const collectionId = (handle: string): string =>
  idOf("collection", Object.keys(collectionTitles).indexOf(handle) + 1);
