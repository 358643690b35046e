// What the designer's pickers offer: values that the shop really has. Of products from what is cached of them and from Shopify
// itself, so that a shop without an order yet has something to choose from, too.
import type { Pool } from "pg";
import type { ShopId } from "../../rewards/ids.ts";
import { readCachedValues } from "../../rewards/products/values.ts";
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import { searchProducts, searchShopValues } from "../../shopify/operations/shop-values.ts";

export interface Suggestion {
  value: string;
  label: string;
}

const most = 30;

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const channels = ["web", "pos", "shopify_draft_order", "subscription_contract", "iphone", "android"];

/** Where the values of a detail come from, by the detail's name in the engine. */
const sources: Record<string, "category" | "tag" | "vendor" | "product" | readonly string[]> = {
  category: "category",
  tags: "tag",
  vendors: "vendor",
  vendor: "vendor",
  product_ids: "product",
  product_id: "product",
  weekday: weekdays,
  source: channels,
};

export async function suggest(
  sourcesOfShop: { pool: Pool; shop: ShopId; graphql: AdminGraphql },
  detail: string,
  search: string,
): Promise<Suggestion[]> {
  const source = Object.hasOwn(sources, detail) ? sources[detail] : undefined;
  if (source === undefined) return [];
  const { pool, shop, graphql } = sourcesOfShop;
  if (source === "product")
    return (await searchProducts(graphql, search, most)).map(({ id, title }) => ({ value: id, label: title }));
  const fits = (value: string) => value.toLowerCase().includes(search.trim().toLowerCase());
  // These few have names in the language of whoever types.
  if (typeof source !== "string") return source.map(plain);
  const [cached, current] = await Promise.all([
    readCachedValues(pool, shop, source),
    searchShopValues(graphql, source),
  ]);
  const all = new Map([...current, ...cached].map((value) => [value.toLowerCase(), value]));
  return [...all.values()]
    .filter((value) => value !== "" && fits(value))
    .sort((one, other) => one.localeCompare(other))
    .slice(0, most)
    .map(plain);
}

const plain = (value: string): Suggestion => ({ value, label: value });
