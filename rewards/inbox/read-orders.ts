// Orders that Encore has read from Shopify go into the inbox as events of our own topic, and from there the way of all
// orders. The same state of an order goes in once, whoever read it and how often.
import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { digitsOfGid, type ShopId } from "../ids.ts";
import { cutPayload } from "./cut.ts";
import { receiveEvents } from "./receive.ts";
import { readOrderTopic } from "./topics.ts";

/** In the shape of a webhook's payload; parsed like one when it is processed. */
export interface ReadOrder {
  admin_graphql_api_id: string;
  created_at: string;
  updated_at: string;
}

export interface ReadOrders {
  shop: ShopId;
  orders: readonly ReadOrder[];
  /** Unix milliseconds: of two tellings of one `updated_at` the later one stands. Before the question, not after the answer. */
  readAt: number;
  /** Whether nobody is told of what an order of this moment (Unix milliseconds) earns. */
  isSilent: (createdAt: number) => boolean;
}

/** @returns the ids of the new events; those of states that were known are not among them. */
export async function receiveReadOrders(pool: Pool, { shop, orders, readAt, isSilent }: ReadOrders): Promise<number[]> {
  const ids = await receiveEvents(
    pool,
    orders.map((order) => ({
      shop,
      topic: readOrderTopic,
      eventId: eventIdOf(order),
      webhookId: null,
      triggeredAt: readAt,
      payload: cutPayload(readOrderTopic, { ...order, silent: isSilent(Date.parse(order.created_at)) }),
    })),
  );
  return ids.filter((id) => id !== null);
}

/** Two changes within a second have the same `updated_at`, so what the order says is part of its name. */
function eventIdOf(order: ReadOrder): string {
  const content = createHash("sha256").update(JSON.stringify(order)).digest("base64url").slice(0, 16);
  return `${digitsOfGid(order.admin_graphql_api_id)}-${order.updated_at}-${content}`;
}
