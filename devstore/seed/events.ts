// What the inbox still holds of a history: the events of the last days, as the retention leaves them, and some that could not
// be read and wait for the merchant.
import type { ShopId } from "../../rewards/ids.ts";
import { parseOrderEvent } from "../../rewards/orders/events.ts";
import { type Basket, type PlacedOrder, placeBasket } from "./baskets.ts";
import type { SeededEvent } from "./columns.ts";
import { seededId } from "./people.ts";

/** As rewards/retention/delete-finished.ts keeps them. */
const keptMs = 30 * 86_400_000;
const brokenCount = 60;
const firstBroken = 40_000_000;

/** None of an order whose event has gone by now. */
export const eventOf = ({ orderId, raw }: PlacedOrder, at: number, now: number): SeededEvent[] =>
  at < now - keptMs ? [] : [{ topic: "orders/create", eventId: `seed-${orderId}`, at, payload: raw, setAside: null }];

/** Orders whose total is missing, with the sentence that the order's own reader finds for them. */
export function brokenEvents(baskets: readonly Basket[], { shop, now }: { shop: ShopId; now: number }): SeededEvent[] {
  return baskets.slice(0, brokenCount).map((basket, place) => {
    const at = now - place * 3_600_000;
    const { raw, orderId } = placeBasket(basket, firstBroken + place, seededId(place), at);
    const { total_price_set: _missing, ...payload } = raw;
    const event = { id: 0, shop, topic: "orders/create", triggeredAt: at, payload };
    const sentence = parseOrderEvent(event);
    if (typeof sentence !== "string") throw new Error("An order without a total was read.");
    return { topic: "orders/create", eventId: `seed-${orderId}`, at, payload, setAside: sentence };
  });
}
