// The job `deliver-messages`: effects outside the database are carried out, each safely repeatable, each with its own
// back-off. A message that fails for good is set aside where the merchant sees it.
import type { Pool } from "pg";
import { finishMessage, type MessageResult, type OutboxMessage, takeMessages } from "../../rewards/outbox/rows.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import { inParallel } from "../../system/in-parallel.ts";
import type { Log } from "../../system/log.ts";
import type { OutboundRules } from "../../system/outbound-url.ts";
import type { RowIds } from "../../system/queue/catalogue.ts";
import { createEndpointCalls } from "./call-endpoint.ts";
import { createDiscountCode } from "./create-discount-code.ts";

export interface DeliveryParts {
  pool: Pool;
  shopify: ShopifyApp;
  log: Log;
  /** Which addresses notices may go to. */
  outboundRules?: OutboundRules;
}

type CallEndpoint = ReturnType<typeof createEndpointCalls>;

/** Endpoints are other people's and may be slow; they wait for each other and for nobody else. */
const callsAtOnce = 10;

export function createMessageDelivery(parts: DeliveryParts) {
  const { pool, log, outboundRules = { localAllowed: false } } = parts;
  const callEndpoint = createEndpointCalls({ pool, rules: outboundRules });
  const handleOne = async (message: OutboxMessage): Promise<void> => {
    const result = await deliver(parts, callEndpoint, message);
    await finishMessage(pool, message, result);
    if (result.kind !== "done") {
      const { id, shop, kind, attempts } = message;
      log.warn({ id, shop, kind, attempts, result: result.kind, reason: result.reason }, "message not delivered");
    }
  };
  return {
    handle: async ({ ids }: RowIds): Promise<void> => {
      const messages = await takeMessages(pool, ids);
      const isCall = ({ kind }: OutboxMessage) => kind === "call_endpoint";
      const [calls, others] = [messages.filter(isCall), messages.filter((message) => !isCall(message))];
      await Promise.all([inParallel(calls, callsAtOnce, handleOne), inParallel(others, 1, handleOne)]);
    },
  };
}

async function deliver(
  parts: DeliveryParts,
  callEndpoint: CallEndpoint,
  message: OutboxMessage,
): Promise<MessageResult> {
  try {
    switch (message.kind) {
      case "call_endpoint":
        return await callEndpoint(message);
      case "create_discount_code":
        return await createDiscountCode(parts, message);
      default:
        return { kind: "set_aside", reason: `Encore does not know messages of the kind ${message.kind}.` };
    }
  } catch (error) {
    return { kind: "try_again", reason: error instanceof Error ? error.message : String(error) };
  }
}
