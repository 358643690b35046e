// The job `deliver-messages`: effects outside the database are carried out, each safely repeatable, each with its own
// back-off. A message that fails for good is set aside where the merchant sees it.
import type { Pool } from "pg";
import { finishMessage, type MessageResult, type OutboxMessage, takeMessages } from "../../rewards/outbox/rows.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import type { Log } from "../../system/log.ts";
import type { RowIds } from "../../system/queue/catalogue.ts";
import { createDiscountCode } from "./create-discount-code.ts";

export interface DeliveryParts {
  pool: Pool;
  shopify: ShopifyApp;
  log: Log;
}

export function createMessageDelivery(parts: DeliveryParts) {
  return {
    handle: async ({ ids }: RowIds): Promise<void> => {
      for (const message of await takeMessages(parts.pool, ids)) {
        const result = await deliver(parts, message);
        await finishMessage(parts.pool, message, result);
        if (result.kind !== "done") {
          const { id, shop, kind, attempts } = message;
          parts.log.warn(
            { id, shop, kind, attempts, result: result.kind, reason: result.reason },
            "message not delivered",
          );
        }
      }
    },
  };
}

async function deliver(parts: DeliveryParts, message: OutboxMessage): Promise<MessageResult> {
  try {
    switch (message.kind) {
      case "create_discount_code":
        return await createDiscountCode(parts, message);
      default:
        return { kind: "set_aside", reason: `Encore does not know messages of the kind ${message.kind}.` };
    }
  } catch (error) {
    return { kind: "try_again", reason: error instanceof Error ? error.message : String(error) };
  }
}
