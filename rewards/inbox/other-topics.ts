// Events that are not about an order. A topic that Encore does not act on yet stays in the inbox, finished, for later use.
import type { Pool } from "pg";
import { digitsOfGid, type ShopId } from "../ids.ts";
import { editedOrderPayload } from "../orders/payload.ts";
import { forgetProducts } from "../products/cache.ts";
import { markUninstalled } from "../shops/installation.ts";
import { inTransaction } from "../store/transaction.ts";
import { customersMerged } from "./customer-topics.ts";
import { done, type EventResult, type InboxEvent, setAside } from "./event.ts";
import { customerDataRequest, customerRedact, shopRedact } from "./privacy-topics.ts";
import { type ReadOrder, receiveReadOrders } from "./read-orders.ts";
import { topics } from "./topics.ts";

export interface OtherEventPorts {
  pool: Pool;
  /** Asks Shopify for orders by their ids; null for one that it does not know. Rejects when it does not answer. */
  readOrders(shop: ShopId, orderIds: readonly string[]): Promise<ReadonlyMap<string, ReadOrder | null>>;
}

export async function handleOtherEvent(ports: OtherEventPorts, event: InboxEvent): Promise<EventResult> {
  const { pool } = ports;
  switch (event.topic) {
    case "orders/edited":
      return orderEdited(ports, event);
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

/** The event names the edit, not what the order is worth afterwards: the order is read, and goes the way of all orders. */
async function orderEdited({ pool, readOrders }: OtherEventPorts, event: InboxEvent): Promise<EventResult> {
  const parsed = editedOrderPayload.safeParse(event.payload);
  if (!parsed.success) return setAside("The edited order cannot be read: order_edit.order_id is missing or is no id.");
  const { shop, triggeredAt: readAt } = event;
  const { order_id: orderId } = parsed.data.order_edit;
  // An order from before Encore was there does not begin to earn because somebody edits it.
  const known = await pool.query("select 1 from orders where shop = $1 and order_id = $2 and created", [shop, orderId]);
  if (known.rowCount === 0) return done("the order was not known");
  let order: ReadOrder | null | undefined;
  try {
    order = (await readOrders(shop, [orderId])).get(orderId);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "try_again", reason: `Shopify did not answer for the edited order: ${reason}` };
  }
  if (!order) return done("Shopify does not know the edited order any more");
  await receiveReadOrders(pool, { shop, orders: [order], readAt, isSilent: () => false });
  return done();
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
