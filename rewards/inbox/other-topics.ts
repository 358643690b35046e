// Events that are not about an order. A topic that Encore does not act on yet stays in the inbox, finished, for later use.
import type { Pool } from "pg";
import { digitsOfGid } from "../ids.ts";
import { forgetProducts } from "../products/cache.ts";
import { markUninstalled } from "../shops/installation.ts";
import { inTransaction } from "../store/transaction.ts";
import { customersMerged } from "./customer-topics.ts";
import { done, type EventResult, type InboxEvent, setAside } from "./event.ts";
import { customerDataRequest, customerRedact, shopRedact } from "./privacy-topics.ts";
import { topics } from "./topics.ts";

export async function handleOtherEvent(pool: Pool, event: InboxEvent): Promise<EventResult> {
  switch (event.topic) {
    case "products/update":
    case "products/delete":
      return productChanged(pool, event);
    case "app/uninstalled":
      await inTransaction(pool, (connection) => markUninstalled(connection, event.shop, new Date(event.triggeredAt)));
      return done();
    case "customers/merge":
      return customersMerged(pool, event);
    case "customers/delete":
      // Nothing is taken away: the merchant, or the customer, may ask for erasure, and that is another event.
      return done();
    case "customers/redact":
      return customerRedact(pool, event);
    case "customers/data_request":
      return customerDataRequest(pool, event);
    case "shop/redact":
      return shopRedact(pool, event);
    default:
      return topics[event.topic]
        ? done("recorded, not acted on")
        : setAside(`Encore does not know the topic ${event.topic.slice(0, 100)}.`);
  }
}

/** The next order that holds the product asks Shopify what it is now; for a deleted one the answer is: nothing. */
async function productChanged(pool: Pool, event: InboxEvent): Promise<EventResult> {
  const productId = productIdOf(event.payload);
  if (productId === null) return setAside("The product event names no product: id is missing.");
  await inTransaction(pool, (connection) => forgetProducts(connection, event.shop, [productId]));
  return done();
}

function productIdOf(payload: unknown): string | null {
  const { admin_graphql_api_id: gid, id } = (payload ?? {}) as { admin_graphql_api_id?: unknown; id?: unknown };
  if (typeof gid === "string") return digitsOfGid(gid);
  if (typeof id === "string" && /^\d+$/.test(id)) return id;
  return typeof id === "number" && Number.isSafeInteger(id) ? String(id) : null;
}
