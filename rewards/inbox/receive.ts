// The inbox: once a row is here, the event is safe. A group of deliveries is one statement; an event that is here already,
// however often Shopify repeats it, adds nothing.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { insertRows } from "../store/rows.ts";

export interface ReceivedEvent {
  shop: ShopId;
  topic: string;
  /** The same for all deliveries of one event. */
  eventId: string;
  webhookId: string | null;
  /** Unix milliseconds, by Shopify's clock. */
  triggeredAt: number;
  /** Cut to what Encore uses: ./cut.ts */
  payload: unknown;
}

/** @returns for each event the id of its new row, or null when it was received before. */
export async function receiveEvents(pool: Pool, events: readonly ReceivedEvent[]): Promise<(number | null)[]> {
  const rows = await insertRows<ReceivedEvent, { id: number; shop: ShopId; topic: string; event_id: string }>(
    pool,
    "inbox_events",
    {
      shop: ["text", (event) => event.shop],
      topic: ["text", (event) => event.topic],
      event_id: ["text", (event) => event.eventId],
      webhook_id: ["text", (event) => event.webhookId],
      triggered_at: ["timestamptz", (event) => new Date(event.triggeredAt).toISOString()],
      payload: ["jsonb", (event) => event.payload],
    },
    events,
    "on conflict (shop, topic, event_id) do nothing returning id, shop, topic, event_id",
  );
  const ids = new Map(rows.map((row) => [eventKey(row.shop, row.topic, row.event_id), row.id]));
  return events.map((event) => {
    const key = eventKey(event.shop, event.topic, event.eventId);
    const id = ids.get(key) ?? null;
    // Two deliveries of one event in one group: the row is handed to the first.
    ids.delete(key);
    return id;
  });
}

const eventKey = (shop: string, topic: string, eventId: string) => `${shop}\n${topic}\n${eventId}`;
