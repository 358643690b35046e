// What the lines of an order are about. Webhooks carry no category, so products are asked of Shopify once and kept here;
// product webhooks keep them fresh.
import type { Pool } from "pg";
import type { ProductId, ShopId } from "../ids.ts";
import type { KnownProduct } from "../orders/actions.ts";
import { insertRows } from "../store/rows.ts";
import type { Connection } from "../store/transaction.ts";

/** A product as Shopify tells it; null when Shopify does not know it (any more). */
export interface ProductFacts {
  title: string;
  vendor: string;
  productType: string;
  taxonomyNames: readonly string[];
  collectionHandles: readonly string[];
  tags: readonly string[];
}

export type ProductsById = ReadonlyMap<string, KnownProduct>;

interface Row {
  shop: ShopId;
  product_id: string;
  categories: string[];
  tags: string[];
  vendor: string;
}

export const productKey = (shop: ShopId, productId: string) => `${shop}/${productId}`;

/** By `productKey`; those that were never asked for are absent. */
export async function cachedProducts(
  pool: Pool,
  wanted: readonly { shop: ShopId; productId: string }[],
): Promise<Map<string, KnownProduct>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await pool.query<Row>({
    name: "cached-products",
    text: `select products.shop, products.product_id, categories, tags, vendor
             from unnest($1::text[], $2::text[]) as wanted (shop, product_id)
             join products on products.shop = wanted.shop and products.product_id = wanted.product_id`,
    values: [wanted.map((entry) => entry.shop), wanted.map((entry) => entry.productId)],
  });
  return new Map(rows.map((row) => [productKey(row.shop, row.product_id), row]));
}

export async function saveProducts(
  pool: Pool,
  shop: ShopId,
  products: ReadonlyMap<ProductId, ProductFacts | null>,
): Promise<void> {
  await insertRows<[ProductId, ProductFacts | null]>(
    pool,
    "products",
    {
      shop: ["text", () => shop],
      product_id: ["text", ([id]) => id],
      found: ["boolean", ([, facts]) => facts !== null],
      title: ["text", ([, facts]) => facts?.title ?? ""],
      vendor: ["text", ([, facts]) => facts?.vendor ?? ""],
      categories: ["text list", ([, facts]) => (facts === null ? [] : categoriesOf(facts))],
      tags: ["text list", ([, facts]) => (facts === null ? [] : lowerCased(facts.tags))],
    },
    [...products],
    `on conflict (shop, product_id) do update set found = excluded.found, title = excluded.title, vendor = excluded.vendor,
       categories = excluded.categories, tags = excluded.tags, fetched_at = now()`,
  );
}

/** Forgets products, so that the next order that holds one asks Shopify again. */
export async function forgetProducts(
  connection: Connection,
  shop: ShopId,
  productIds: readonly string[],
): Promise<void> {
  await connection.query("delete from products where shop = $1 and product_id = any($2)", [shop, productIds]);
}

/** A minute more, for clocks that differ. */
const clockToleranceMs = 60_000;

/** Forgets those that were asked for before they changed. @returns how many. */
export async function forgetStaleProducts(
  connection: Connection,
  shop: ShopId,
  changed: readonly { productId: string; updatedAt: number }[],
): Promise<number> {
  const { rowCount } = await connection.query(
    `delete from products using unnest($2::text[], $3::timestamptz[]) as changed (product_id, at)
      where products.shop = $1 and products.product_id = changed.product_id and fetched_at < changed.at`,
    [
      shop,
      changed.map(({ productId }) => productId),
      changed.map(({ updatedAt }) => new Date(updatedAt + clockToleranceMs).toISOString()),
    ],
  );
  return rowCount ?? 0;
}

/** Product type, taxonomy names, collection handles and tags, lower-cased for matching. */
export function categoriesOf(facts: ProductFacts): string[] {
  return lowerCased([facts.productType, ...facts.taxonomyNames, ...facts.collectionHandles, ...facts.tags]);
}

const lowerCased = (words: readonly string[]) => [
  ...new Set(words.map((word) => word.trim().toLowerCase()).filter((word) => word !== "")),
];
