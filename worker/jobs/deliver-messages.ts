// The job `deliver-messages`: effects outside the database are carried out, each safely repeatable, each with its own
// back-off. A message that fails for good is set aside where the merchant sees it. A shop whose share of Shopify's calls is
// used up holds nobody else up: its messages are given back and spread over the time that they need.
import type { Pool } from "pg";
import {
  finishMessage,
  type MessageResult,
  type OutboxMessage,
  postponeMessages,
  takeMessages,
} from "../../rewards/outbox/rows.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import { ShopifyBusy } from "../../shopify/operations/call.ts";
import { inParallel } from "../../system/in-parallel.ts";
import type { Log } from "../../system/log.ts";
import type { OutboundRules } from "../../system/outbound-url.ts";
import type { RowIds } from "../../system/queue/catalogue.ts";
import { createEndpointCalls } from "./call-endpoint.ts";
import { settleDiscountCode } from "./discount-codes.ts";

export interface DeliveryParts {
  pool: Pool;
  shopify: ShopifyApp;
  log: Log;
  /** Which addresses notices may go to. */
  outboundRules?: OutboundRules;
  /** Unix milliseconds. */
  now?: () => number;
}

type Deliver = (message: OutboxMessage) => Promise<MessageResult>;

/** Endpoints are other people's and may be slow; they wait for each other and for nobody else. */
const callsAtOnce = 10;
/** Messages are taken for a minute (rewards/outbox/rows.ts): so many are done in that, even if each waits for its share. */
const takenTogether = 20;

export function createMessageDelivery(parts: DeliveryParts) {
  const { pool } = parts;
  const deliver = createDeliver(parts);
  const handleOne = (message: OutboxMessage) => deliver(message).then((result) => finish(parts, message, result));
  return {
    handle: async ({ ids }: RowIds): Promise<void> => {
      for (let start = 0; start < ids.length; start += takenTogether) {
        const messages = await takeMessages(pool, ids.slice(start, start + takenTogether));
        const { calls = [], others = [] } = Object.groupBy(messages, ({ kind }) =>
          kind === "call_endpoint" ? "calls" : "others",
        );
        const shops = [...Map.groupBy(others, (message) => message.shop).values()];
        await Promise.all([
          inParallel(calls, callsAtOnce, handleOne),
          ...shops.map((ofShop) => handleInTurn(parts, deliver, ofShop)),
        ]);
      }
    },
  };
}

/** One shop's. */
async function handleInTurn(parts: DeliveryParts, deliver: Deliver, messages: readonly OutboxMessage[]): Promise<void> {
  for (const [place, message] of messages.entries()) {
    try {
      await finish(parts, message, await deliver(message));
    } catch (error) {
      if (!(error instanceof ShopifyBusy)) throw error;
      const { retryAfterMs, callMs } = error;
      const rest = messages.slice(place).map((one, turn) => ({ message: one, delayMs: retryAfterMs + turn * callMs }));
      return postponeMessages(parts.pool, rest);
    }
  }
}

async function finish({ pool, log }: DeliveryParts, message: OutboxMessage, result: MessageResult): Promise<void> {
  await finishMessage(pool, message, result);
  if (result.kind !== "done") {
    const { id, shop, kind, attempts } = message;
    log.warn({ id, shop, kind, attempts, result: result.kind, reason: result.reason }, "message not delivered");
  }
}

/** What it does rejects with ShopifyBusy and with nothing else. */
function createDeliver(parts: DeliveryParts): Deliver {
  const { pool, shopify, now = Date.now, outboundRules = { localAllowed: false } } = parts;
  const callEndpoint = createEndpointCalls({ pool, rules: outboundRules });
  return async (message) => {
    try {
      switch (message.kind) {
        case "call_endpoint":
          return await callEndpoint(message);
        case "create_discount_code":
        case "revoke_discount_code":
          return await settleDiscountCode({ pool, shopify, now }, message);
        default:
          return { kind: "set_aside", reason: `Encore does not know messages of the kind ${message.kind}.` };
      }
    } catch (error) {
      if (error instanceof ShopifyBusy) throw error;
      return { kind: "try_again", reason: error instanceof Error ? error.message : String(error) };
    }
  };
}
