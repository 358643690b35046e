// Orders as Shopify would tell of them, made by the devstore's own checkout: a stock of baskets is built once, and each order
// of the history is one of them with its own id, customer and time.
import { cutPayload } from "../../rewards/inbox/cut.ts";
import { type OrderPayload, orderPayload as payloadSchema } from "../../rewards/orders/payload.ts";
import { seedCustomers } from "../catalogue/customers.ts";
import { gid, idOf } from "../catalogue/ids.ts";
import { seedProducts } from "../catalogue/products.ts";
import { buildOrder } from "../checkout/build-order.ts";
import { orderPayload } from "../checkout/order-payload.ts";
import { pick, randomNumbers, requestOf } from "../generator.ts";
import { defaultShop } from "../settings.ts";
import { shopFacts } from "../store/store.ts";

export interface Basket {
  /** As the door would have kept it. */
  raw: Record<string, unknown> & { line_items: Record<string, unknown>[] };
  payload: OrderPayload;
}

const basketCount = 3_000;
/** Far from where the devstore counts its own orders. */
const firstSequence = 50_000_000;

export function stockBaskets(seed: number): Basket[] {
  const random = randomNumbers(seed + 1);
  const products = seedProducts();
  const people = seedCustomers();
  const byId = new Map(products.map((product) => [product.id, product]));
  const byVariant = new Map(products.flatMap((product) => product.variants.map(({ id }) => [id, product])));
  const shop = shopFacts(defaultShop);
  return Array.from({ length: basketCount }, (_, index) => {
    const built = buildOrder(requestOf(random, products), {
      shop,
      sequence: index + 1,
      now: 0,
      customer: pick(people, index % people.length),
      product: (id) => byId.get(id),
      productOfVariant: (id) => byVariant.get(id),
    });
    if (built.kind === "refused") throw new Error(`The seed made an impossible order: ${built.reason}`);
    const raw = cutPayload(
      "orders/create",
      JSON.parse(JSON.stringify(orderPayload(built.order, shop))),
    ) as Basket["raw"];
    // Ids beyond 2^53 lose digits in JSON.parse; the door keeps them as text.
    for (const [place, line] of built.order.lines.entries()) {
      Object.assign(raw.line_items[place] ?? {}, { product_id: line.productId, variant_id: line.variantId });
    }
    return { raw, payload: payloadSchema.parse(raw) };
  });
}

export interface PlacedOrder {
  orderId: string;
  raw: Record<string, unknown>;
  payload: OrderPayload;
}

/** @param customerId null for an order without a customer. @param at Unix milliseconds. */
export function placeBasket(basket: Basket, number: number, customerId: string | null, at: number): PlacedOrder {
  const orderId = idOf("order", firstSequence + number);
  const when = new Date(at).toISOString();
  const { customer: ofBasket } = basket.raw as { customer?: object };
  const customer = customerId === null ? null : { ...ofBasket, admin_graphql_api_id: gid("Customer", customerId) };
  const lineIds = basket.payload.line_items.map((_, line) => idOf("lineItem", (firstSequence + number) * 100 + line));
  return {
    orderId,
    raw: {
      ...basket.raw,
      admin_graphql_api_id: gid("Order", orderId),
      created_at: when,
      processed_at: when,
      updated_at: when,
      customer,
      line_items: basket.raw.line_items.map((line, place) => ({
        ...line,
        admin_graphql_api_id: gid("LineItem", lineIds[place] ?? ""),
      })),
    },
    payload: {
      ...basket.payload,
      admin_graphql_api_id: orderId,
      created_at: at,
      processed_at: at,
      updated_at: at,
      customer: customerId === null ? null : { ...basket.payload.customer, admin_graphql_api_id: customerId },
      line_items: basket.payload.line_items.map((line, place) => ({ ...line, admin_graphql_api_id: lineIds[place] })),
    },
  };
}
