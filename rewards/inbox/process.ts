// Turns inbox events into what they mean. A group shares one transaction; if that fails, its events are tried one by one,
// so that a poison event hurts nobody else. Safe to run twice: a finished event is passed over.
import type { Pool } from "pg";
import type { ProductId, ShopId } from "../ids.ts";
import { isOrderTopic, type ParsedOrderEvent, parseOrderEvent } from "../orders/events.ts";
import { recordOrderEvents } from "../orders/record.ts";
import { cachedProducts, type ProductFacts, type ProductsById, productKey, saveProducts } from "../products/cache.ts";
import { inTransaction, isContention, isDatabaseDown, mayHelpToRetry } from "../store/transaction.ts";
import { type EventResult, type InboxEvent, setAside } from "./event.ts";
import { handleOtherEvent, type OtherEventPorts } from "./other-topics.ts";
import { claim, finish, readWaiting } from "./rows.ts";

/** What the domain needs of the world outside; the machine room hands it in. */
export interface EventPorts extends OtherEventPorts {
  /** Asks Shopify for products; null for one that it does not know. Rejects when it does not answer. */
  fetchProducts(shop: ShopId, productIds: readonly ProductId[]): Promise<ReadonlyMap<ProductId, ProductFacts | null>>;
}

export interface ProcessedEvents {
  results: ReadonlyMap<number, EventResult>;
  outboxIds: readonly number[];
}

/** Events that are not waiting (any more) have no result. */
export async function processEvents(ports: EventPorts, ids: readonly number[]): Promise<ProcessedEvents> {
  const waiting = await readWaiting(ports.pool, ids);
  const unwritten = new Map<number, EventResult>();
  const orders = parseOrders(waiting, unwritten);
  const products = await productsOf(ports, orders, unwritten);
  const recorded = await recordTogether(
    ports.pool,
    orders.filter((event) => !unwritten.has(event.id)),
    products,
    unwritten,
  );
  for (const event of waiting.filter((event) => !isOrderTopic(event.topic))) {
    unwritten.set(event.id, await handleOtherEvent(ports, event).catch(failure));
  }
  await finish(ports.pool, unwritten);
  return { results: new Map([...recorded.results, ...unwritten]), outboxIds: recorded.outboxIds };
}

function parseOrders(events: readonly InboxEvent[], results: Map<number, EventResult>): ParsedOrderEvent[] {
  return events
    .filter((event) => isOrderTopic(event.topic))
    .flatMap((event) => {
      const parsed = parseOrderEvent(event);
      if (typeof parsed !== "string") return [parsed];
      results.set(event.id, setAside(parsed));
      return [];
    });
}

/** The products on the lines of what the event tells; only a state of an order has lines. */
const productIdsOf = (event: ParsedOrderEvent): string[] =>
  event.kind === "state" ? event.payload.line_items.flatMap((line) => line.product_id ?? []) : [];

/** Products are asked for before the transaction: no lock is held while Shopify thinks. */
async function productsOf(
  ports: EventPorts,
  events: readonly ParsedOrderEvent[],
  results: Map<number, EventResult>,
): Promise<ProductsById> {
  const wanted = new Map(
    events.flatMap((event) =>
      productIdsOf(event).map(
        (productId) => [productKey(event.shop, productId), { shop: event.shop, productId }] as const,
      ),
    ),
  );
  const products = await cachedProducts(ports.pool, [...wanted.values()]);
  const missing = [...wanted].filter(([key]) => !products.has(key)).map(([, entry]) => entry);
  for (const [shop, entries] of Map.groupBy(missing, (entry) => entry.shop)) {
    const ids = entries.map((entry) => entry.productId as ProductId);
    try {
      const fetched = await ports.fetchProducts(shop, ids);
      await saveProducts(ports.pool, shop, fetched);
    } catch (error) {
      if (isDatabaseDown(error)) throw error;
      blameShop(events, shop, new Set<string>(ids), error, results);
    }
  }
  return missing.length === 0 ? products : cachedProducts(ports.pool, [...wanted.values()]);
}

/** Orders that hold an unknown product of this shop wait; other shops' orders, and orders without one, go on. */
function blameShop(
  events: readonly ParsedOrderEvent[],
  shop: ShopId,
  missing: ReadonlySet<string>,
  error: unknown,
  results: Map<number, EventResult>,
): void {
  const reason = `Shopify did not answer for the products of the order: ${messageOf(error)}`;
  for (const event of events) {
    const affected = productIdsOf(event).some((productId) => missing.has(productId));
    if (event.shop === shop && affected) results.set(event.id, { kind: "try_again", reason });
  }
}

/** @returns results that the transaction which did the work has written too; others go into `unwritten`. */
async function recordTogether(
  pool: Pool,
  events: readonly ParsedOrderEvent[],
  products: ProductsById,
  unwritten: Map<number, EventResult>,
  secondTry = false,
): Promise<ProcessedEvents> {
  if (events.length === 0) return nothing;
  try {
    return await inTransaction(pool, async (connection) => {
      const claimed = await claim(
        connection,
        events.map((event) => event.id),
      );
      const mine = events.filter((event) => claimed.has(event.id));
      const outcome = await recordOrderEvents(connection, mine, products);
      await finish(connection, outcome.results);
      return outcome;
    });
  } catch (error) {
    if (isDatabaseDown(error)) throw error;
    const [only] = events;
    if (events.length === 1 && only) {
      if (!secondTry && isContention(error)) return recordTogether(pool, events, products, unwritten, true);
      unwritten.set(only.id, failure(error));
      return nothing;
    }
    const each: ProcessedEvents[] = [];
    for (const event of events) each.push(await recordTogether(pool, [event], products, unwritten));
    return {
      results: new Map(each.flatMap(({ results }) => [...results])),
      outboxIds: each.flatMap(({ outboxIds }) => outboxIds),
    };
  }
}

const nothing: ProcessedEvents = { results: new Map(), outboxIds: [] };

function failure(error: unknown): EventResult {
  if (isDatabaseDown(error)) throw error;
  return mayHelpToRetry(error)
    ? { kind: "try_again", reason: messageOf(error) }
    : setAside(`It could not be processed: ${messageOf(error)}`);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
