// A merchant edits or deletes a product; the app hears of it.

import type { DeliveryOptions } from "../checkout/request.ts";
import type { Store } from "../store/store.ts";
import { announce } from "../webhooks/events.ts";
import { productDeletePayload, productPayload } from "./product-payload.ts";
import { handleOf } from "./products.ts";
import type { ProductUpdate } from "./requests.ts";
import { findProduct, removeProduct, saveProduct } from "./shelf.ts";
import type { Product } from "./types.ts";

function edited(
  product: Product,
  { title, productType, vendor, tags, collections, taxonomy, price }: ProductUpdate,
  now: number,
): Product {
  return {
    ...product,
    title: title ?? product.title,
    handle: title === undefined ? product.handle : handleOf(title),
    productType: productType ?? product.productType,
    vendor: vendor ?? product.vendor,
    tags: tags ?? product.tags,
    collections: collections ?? product.collections,
    taxonomy: taxonomy === undefined ? product.taxonomy : taxonomy,
    variants: price === undefined ? product.variants : product.variants.map((variant) => ({ ...variant, price })),
    // Never the same instant twice: Shopify drops an update whose fields have not changed.
    updatedAt: Math.max(now, product.updatedAt + 1000),
  };
}

/** The changed product; undefined when there is none. */
export function updateProduct(store: Store, id: string, update: ProductUpdate): Product | undefined {
  const before = findProduct(store.database, id);
  if (before === undefined) return undefined;
  const product = edited(before, update, store.settings.now());
  saveProduct(store.database, product);
  announce(store, [{ topic: "products/update", payload: productPayload(product, store.shop) }], update.delivery);
  return product;
}

export function deleteProduct(store: Store, id: string, delivery: DeliveryOptions | undefined): boolean {
  if (findProduct(store.database, id) === undefined) return false;
  removeProduct(store.database, id);
  announce(store, [{ topic: "products/delete", payload: productDeletePayload(id) }], delivery);
  return true;
}
