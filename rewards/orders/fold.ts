// What is known of an order, from events that come late, twice and out of order: the newest event is right, whenever it
// arrives. Pure; the same events in any order end in the same order.
import type { OrderId, PlayerId, ShopId } from "../ids.ts";
import type { OrderPayload } from "./payload.ts";

export interface OrderEvent {
  shop: ShopId;
  /** Unix milliseconds, by Shopify's clock; settles which of two events with the same `updated_at` is newer. */
  triggeredAt: number;
  payload: OrderPayload;
  /** The payload as it came, for keeping. */
  raw: unknown;
}

export interface FoldedOrder {
  shop: ShopId;
  orderId: OrderId;
  customerId: PlayerId | null;
  payload: OrderPayload;
  raw: unknown;
  updatedAt: number;
  triggeredAt: number;
}

export const orderIdOf = (event: OrderEvent) => event.payload.admin_graphql_api_id as OrderId;

export function foldOrder(before: FoldedOrder | null, event: OrderEvent): FoldedOrder {
  if (before && isNewer(before, event)) return before;
  return {
    shop: event.shop,
    orderId: orderIdOf(event),
    customerId: (event.payload.customer?.admin_graphql_api_id ?? null) as PlayerId | null,
    payload: event.payload,
    raw: event.raw,
    updatedAt: event.payload.updated_at,
    triggeredAt: event.triggeredAt,
  };
}

function isNewer(order: { updatedAt: number; triggeredAt: number }, event: OrderEvent): boolean {
  if (order.updatedAt !== event.payload.updated_at) return order.updatedAt > event.payload.updated_at;
  return order.triggeredAt > event.triggeredAt;
}
