// Realistic orders in any number, the same ones for the same seed, from the same code as the checkout: for benchmarks
// and tests that need webhook bodies faster than a store would sell. Keeps nothing and needs no running devstore.
import { randomUUID } from "node:crypto";
import { seedCustomers } from "./catalogue/customers.ts";
import { idOf } from "./catalogue/ids.ts";
import { seedProducts } from "./catalogue/products.ts";
import type { Customer, Product } from "./catalogue/types.ts";
import { buildOrder, type OrderContext } from "./checkout/build-order.ts";
import type { Order } from "./checkout/order.ts";
import { orderPayload } from "./checkout/order-payload.ts";
import { type OrderRequest, orderRequest } from "./checkout/request.ts";
import { defaultShop } from "./settings.ts";
import { shopFacts } from "./store/store.ts";
import { onlyFields } from "./webhooks/include-fields.ts";
import { webhookHeaders } from "./webhooks/sender.ts";

export interface GeneratorOptions {
  count: number;
  seed?: number;
  /** How many different customers buy; a few of them buy most, as in life. */
  customers?: number;
  /** Share of orders without any customer. */
  guestRate?: number;
  /** The first order's number; orders of different runs must not share numbers. */
  firstSequence?: number;
  /** When the first order was placed, and how far apart the orders are. */
  startAt?: number;
  spacingMs?: number;
  /** The subscription's include_fields; whole payloads without it. */
  includeFields?: string[] | null;
}

export interface GeneratedOrder {
  order: Order;
  /** The orders/create body exactly as it would be posted. */
  body: string;
}

/** Mulberry32: small, fast, and good enough to choose products. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Favours the front of a list: about half of all picks come from its first quarter. */
export const skewed = (random: () => number, length: number): number => Math.floor(random() ** 2 * length);

export function pick<Item>(list: readonly Item[], index: number): Item {
  const item = list[Math.min(index, list.length - 1)];
  if (item === undefined) throw new RangeError("Nothing to pick from.");
  return item;
}

const firstGeneratedCustomer = 100;

function customerNumber(index: number, models: readonly Customer[]): Customer {
  const model = pick(models, index % models.length);
  const position = firstGeneratedCustomer + index;
  return {
    ...model,
    id: idOf("customer", position),
    addressId: idOf("address", position),
    email: `customer.${position}@example.com`,
  };
}

export function requestOf(random: () => number, products: readonly Product[]): OrderRequest {
  const lineCount = 1 + skewed(random, 5);
  const lines = Array.from({ length: lineCount }, () => {
    const product = pick(products, skewed(random, products.length));
    const variant = pick(product.variants, Math.floor(random() * product.variants.length));
    return { variantId: variant.id, quantity: 1 + skewed(random, 4) };
  });
  return orderRequest.parse({
    lines,
    shipping: random() < 0.2 ? "express" : "standard",
    source: random() < 0.1 ? "pos" : "web",
    paymentMethod: random() < 0.3 ? "paypal" : "shopify_payments",
  });
}

export function* generateOrders(options: GeneratorOptions): Generator<GeneratedOrder> {
  const { count, seed = 1, customers = 1000, guestRate = 0, firstSequence = 1, spacingMs = 1000 } = options;
  const { startAt = Date.UTC(2026, 9, 1), includeFields = null } = options;
  const random = randomNumbers(seed);
  const products = seedProducts();
  const models = seedCustomers();
  const byId = new Map(products.map((product) => [product.id, product]));
  const byVariant = new Map(products.flatMap((product) => product.variants.map(({ id }) => [id, product])));
  const shop = shopFacts(defaultShop);

  for (let index = 0; index < count; index += 1) {
    const context: OrderContext = {
      shop,
      sequence: firstSequence + index,
      now: startAt + index * spacingMs,
      customer: random() < guestRate ? null : customerNumber(skewed(random, customers), models),
      product: (id) => byId.get(id),
      productOfVariant: (id) => byVariant.get(id),
    };
    const outcome = buildOrder(requestOf(random, products), context);
    if (outcome.kind === "refused") throw new Error(`The generator made an impossible order: ${outcome.reason}`);
    yield { order: outcome.order, body: JSON.stringify(onlyFields(orderPayload(outcome.order, shop), includeFields)) };
  }
}

export interface WebhookIdentity {
  shop?: string;
  apiSecret: string;
  topic?: string;
  apiVersion?: string;
}

/** The headers Shopify would post such a body with; every call is a delivery and an event of its own. */
export function signedHeaders(body: string, identity: WebhookIdentity): Record<string, string> {
  const { shop = defaultShop, apiSecret, topic = "orders/create", apiVersion = "2026-10" } = identity;
  const message = { topic, body, name: null, webhookId: randomUUID(), eventId: randomUUID(), triggeredAt: Date.now() };
  return webhookHeaders(message, { shop, apiSecret }, apiVersion);
}
