// The door for Shopify's webhooks: check, cut, keep, answer. 200 means that the event is in the database. No rule, no call
// to Shopify and no session on this path; deliveries that are in flight together share one insert and one job.
import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { type ShopId, shopIdOf } from "../../rewards/ids.ts";
import { cutPayload } from "../../rewards/inbox/cut.ts";
import { type ReceivedEvent, receiveEvents } from "../../rewards/inbox/receive.ts";
import { isDatabaseDown } from "../../rewards/store/transaction.ts";
import type { VerifySignature } from "../../shopify/webhook-signature.ts";
import { gather } from "../../system/gather.ts";
import type { Log } from "../../system/log.ts";
import { parseExactJson } from "./exact-json.ts";

export interface WebhookDoorParts {
  pool: Pool;
  verifySignature: VerifySignature;
  /** Wakes a worker. Its failure is not the delivery's: the sweeper finds the row. */
  wake(eventId: number): void;
  log: Log;
  now(): number;
}

export interface Answer {
  status: 200 | 400 | 401 | 503;
  message: string;
}

export interface WebhookDoor {
  receive(rawBody: string, headers: Headers): Promise<Answer>;
  /** Resolves when every delivery that came in has its answer. */
  drain(): Promise<void>;
}

const refusals = {
  notSigned: {
    status: 401,
    message: "The request is not signed by Shopify: X-Shopify-Hmac-Sha256 does not fit the body.",
  },
  noShop: { status: 400, message: "X-Shopify-Shop-Domain must be a myshopify.com domain." },
  noTopic: { status: 400, message: "X-Shopify-Topic must name a topic, such as orders/create." },
  notJson: { status: 400, message: "The body must be JSON." },
  databaseDown: { status: 503, message: "The event could not be kept. Send it again." },
} as const satisfies Record<string, Answer>;

/** Large enough to carry any burst, small enough that a failing insert does not fail too many. */
const maxEventsPerInsert = 100;

export function createWebhookDoor(parts: WebhookDoorParts): WebhookDoor {
  const inbox = gather({
    run: (events: readonly ReceivedEvent[]) => receiveEvents(parts.pool, events),
    maxItems: maxEventsPerInsert,
    maxGroups: 2,
    failsTogether: isDatabaseDown,
  });
  return {
    drain: inbox.drain,
    receive: async (rawBody, headers) => {
      if (!(await parts.verifySignature(rawBody, headers))) return refusals.notSigned;
      const shop = shopIdOf(headers.get("x-shopify-shop-domain") ?? "");
      if (!shop) return refusals.noShop;
      const topic = headers.get("x-shopify-topic");
      // Our own topics never come from outside.
      if (!topic || topic.length > 100 || topic.startsWith("encore/")) return refusals.noTopic;
      let payload: unknown;
      try {
        payload = parseExactJson(rawBody);
      } catch {
        return refusals.notJson;
      }
      return keep(parts, inbox.submit, eventOf({ shop, topic, headers, rawBody, payload, now: parts.now() }));
    },
  };
}

async function keep(
  parts: WebhookDoorParts,
  submit: (event: ReceivedEvent) => Promise<number | null>,
  event: ReceivedEvent,
): Promise<Answer> {
  try {
    const id = await submit(event);
    if (id !== null) parts.wake(id);
    return { status: 200, message: id === null ? "Received before." : "Received." };
  } catch (error) {
    parts.log.error(
      { error, shop: event.shop, topic: event.topic, databaseDown: isDatabaseDown(error) },
      "event not kept",
    );
    return refusals.databaseDown;
  }
}

interface Delivery {
  shop: ShopId;
  topic: string;
  headers: Headers;
  rawBody: string;
  payload: unknown;
  now: number;
}

function eventOf({ shop, topic, headers, rawBody, payload, now }: Delivery): ReceivedEvent {
  const webhookId = headers.get("x-shopify-webhook-id");
  const triggeredAt = Date.parse(headers.get("x-shopify-triggered-at") ?? "");
  return {
    shop,
    topic,
    // Shopify names the event; a sender that does not is taken at its word: the same body is the same event.
    eventId: (headers.get("x-shopify-event-id") ?? webhookId ?? digestOf(rawBody)).slice(0, 200),
    webhookId: webhookId?.slice(0, 200) ?? null,
    triggeredAt: Number.isNaN(triggeredAt) ? now : triggeredAt,
    payload: cutPayload(topic, payload),
  };
}

const digestOf = (rawBody: string) => `body-${createHash("sha256").update(rawBody).digest("base64url")}`;
