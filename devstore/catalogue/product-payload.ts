// The bodies of products/* webhooks, from Shopify's examples. Like Shopify's, they name no collection.

import { examplePayload, type Payload } from "../checkout/example.ts";
import type { ShopFacts } from "../checkout/order.ts";
import { shopTime } from "../checkout/shop-time.ts";
import { exactNumber } from "../exact-json.ts";
import { gid } from "./ids.ts";
import type { Product, Variant } from "./types.ts";

function variantPayload(product: Product, variant: Variant, position: number, time: string): Payload {
  return {
    admin_graphql_api_id: gid("ProductVariant", variant.id),
    barcode: null,
    compare_at_price: null,
    created_at: time,
    id: exactNumber(variant.id),
    inventory_policy: "deny",
    position,
    price: variant.price,
    product_id: exactNumber(product.id),
    sku: variant.sku,
    taxable: true,
    title: variant.title,
    updated_at: time,
    option1: variant.title,
    option2: null,
    option3: null,
    image_id: null,
    inventory_item_id: null,
    inventory_quantity: 100,
    old_inventory_quantity: 100,
  };
}

export function productPayload(product: Product, shop: ShopFacts): Payload {
  const time = shopTime(product.updatedAt, shop.timeZone);
  const names = product.taxonomy?.split(" > ") ?? [];
  return {
    ...examplePayload("products/update"),
    admin_graphql_api_id: gid("Product", product.id),
    body_html: "",
    created_at: shopTime(Date.UTC(2026, 0, 5, 14), shop.timeZone),
    handle: product.handle,
    id: exactNumber(product.id),
    product_type: product.productType,
    published_at: time,
    title: product.title,
    updated_at: time,
    vendor: product.vendor,
    tags: [...product.tags].sort().join(", "),
    variants: product.variants.map((variant, index) => variantPayload(product, variant, index + 1, time)),
    variant_gids: product.variants.map(({ id }) => ({
      admin_graphql_api_id: gid("ProductVariant", id),
      updated_at: time,
    })),
    category: product.taxonomy === null ? null : { name: names.at(-1), full_name: product.taxonomy },
  };
}

export const productDeletePayload = (id: string): Payload => ({ id: exactNumber(id) });
