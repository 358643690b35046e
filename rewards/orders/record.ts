// Folds a group of order events into what is known of their orders, and records the actions of every order that now
// counts. All inside the caller's transaction; an event that cannot be used is set aside without hurting the others.

import type { ShopId } from "../ids.ts";
import { done, type EventResult, setAside } from "../inbox/event.ts";
import { type ProductsById, productKey } from "../products/cache.ts";
import { loadProgrammes, type ShopProgramme } from "../programme/load.ts";
import { recordActions } from "../recording/record.ts";
import { type ActionRequest, fingerprintOf } from "../recording/request.ts";
import type { Connection } from "../store/transaction.ts";
import { actionsOf } from "./actions.ts";
import { AmountError, orderAmounts } from "./amount.ts";
import { type FoldedOrder, foldOrder, type OrderEvent, orderIdOf } from "./fold.ts";
import { whyNotCounted } from "./standing.ts";
import { type KnownOrder, lockOrders, type OrderToWrite, orderKey, writeOrders } from "./store.ts";

export interface OrderEventInGroup extends OrderEvent {
  /** The inbox row. */
  id: number;
}

export interface OrdersRecorded {
  results: Map<number, EventResult>;
  outboxIds: number[];
}

export async function recordOrderEvents(
  connection: Connection,
  events: readonly OrderEventInGroup[],
  products: ProductsById,
): Promise<OrdersRecorded> {
  const results = new Map<number, EventResult>();
  const wanted = events.map((event) => ({ shop: event.shop, orderId: orderIdOf(event) }));
  const known = await lockOrders(connection, wanted);
  const programmes = await loadProgrammes(connection, [...new Set(events.map((event) => event.shop))]);
  const requests: ActionRequest[] = [];
  const toWrite: OrderToWrite[] = [];

  for (const [key, eventsOfOrder] of groupByOrder(events)) {
    const outcome = considerOrder(known.get(key) ?? null, eventsOfOrder, programmes, products);
    for (const event of eventsOfOrder) results.set(event.id, outcome.result);
    if (outcome.order) toWrite.push(outcome.order);
    requests.push(...outcome.requests);
  }
  await writeOrders(connection, toWrite, new Set(known.keys()));
  const { outboxIds } = await recordActions(connection, programmes, requests);
  return { results, outboxIds };
}

function groupByOrder(events: readonly OrderEventInGroup[]): Map<string, OrderEventInGroup[]> {
  return Map.groupBy(events, (event) => orderKey(event.shop, orderIdOf(event)));
}

interface Considered {
  result: EventResult;
  order: OrderToWrite | null;
  requests: ActionRequest[];
}

function considerOrder(
  before: KnownOrder | null,
  events: readonly OrderEventInGroup[],
  programmes: ReadonlyMap<ShopId, ShopProgramme>,
  products: ProductsById,
): Considered {
  const order = events.reduce<FoldedOrder | null>(foldOrder, before);
  if (!order) throw new Error("A group of order events was empty.");
  const programme = programmes.get(order.shop);
  if (!programme) return { result: setAside(notInstalled(order.shop)), order: null, requests: [] };
  if (before?.counted) {
    return { result: done(), order: { ...order, counted: true, notCountedReasons: [] }, requests: [] };
  }
  try {
    return countOrder(order, programme, products);
  } catch (error) {
    if (error instanceof AmountError) return { result: setAside(error.message), order: null, requests: [] };
    throw error;
  }
}

const notInstalled = (shop: ShopId) => `Encore is not installed in ${shop}. Install it and retry the event.`;

function countOrder(order: FoldedOrder, programme: ShopProgramme, products: ProductsById): Considered {
  const amounts = orderAmounts(order.payload, programme.settings, programme.currencyExponent);
  const reasons = whyNotCounted(order.payload, amounts, programme.settings);
  const counted = reasons.length === 0 && order.customerId !== null;
  const folded = { ...order, counted, notCountedReasons: reasons };
  if (!counted || order.customerId === null) {
    return { result: done(`not counted: ${reasons.join(", ")}`), order: folded, requests: [] };
  }
  const playerId = order.customerId;
  const actions = actionsOf(order.payload, {
    amounts,
    settings: programme.settings,
    timeZone: programme.timeZone,
    products: {
      get: (productId) => products.get(productKey(order.shop, productId)),
    },
  });
  const requests = actions.map(
    (action): ActionRequest => ({
      shop: order.shop,
      playerId,
      name: action.name,
      referenceId: `shopify-order-${order.orderId}-${action.name}`,
      // An order's actions are recorded once, whatever it looks like later: changes to it are not new actions.
      fingerprint: fingerprintOf([order.orderId, action.name]),
      source: "order",
      orderId: order.orderId,
      occurredAt: action.occurredAt,
      multiplier: "1",
      details: { kind: "typed", values: action.details, items: action.items },
    }),
  );
  return { result: done(), order: folded, requests };
}
