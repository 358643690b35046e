// Folds a group of order events into what is known of their orders, records the actions of every order that now counts, and
// corrects what those have earned that are worth another amount than before. All inside the caller's transaction; an event
// that cannot be used is set aside without hurting the others.
import type { ShopId } from "../ids.ts";
import { done, type EventResult, setAside } from "../inbox/event.ts";
import type { ProductsById } from "../products/cache.ts";
import { loadProgrammes, type ShopProgramme } from "../programme/load.ts";
import { recordActions } from "../recording/record.ts";
import type { ActionRequest, RecordOutcome } from "../recording/request.ts";
import type { Connection } from "../store/transaction.ts";
import { markVouchersUsed, type VoucherUse } from "../vouchers/use.ts";
import { AmountError } from "./amount.ts";
import { applyChanges, changeOf, type OrderChange } from "./change.ts";
import { type Counted, countOrder, earnedBy } from "./count.ts";
import { orderEventOf, type ParsedOrderEvent } from "./events.ts";
import { type FoldedOrder, foldOrder, unknownOrder } from "./fold.ts";
import { followCustomer } from "./move.ts";
import { applyReversals } from "./reverse.ts";
import { lockOrders, orderKey, writeOrders } from "./store.ts";
import { worthOf } from "./worth.ts";

export interface OrdersRecorded {
  results: Map<number, EventResult>;
  outboxIds: number[];
}

/** An order of the group on its way: folded, judged, and soon recorded. */
interface OrderInHand {
  order: FoldedOrder;
  programme: ShopProgramme;
  counted: Counted | null;
  /** Of the newest event of the group; Unix milliseconds. */
  at: number;
}

export async function recordOrderEvents(
  connection: Connection,
  events: readonly ParsedOrderEvent[],
  products: ProductsById,
): Promise<OrdersRecorded> {
  const results = new Map<number, EventResult>();
  const known = await lockOrders(connection, events);
  const programmes = await loadProgrammes(connection, [...new Set(events.map((event) => event.shop))]);
  const inHand: OrderInHand[] = [];
  for (const [key, eventsOfOrder] of Map.groupBy(events, (event) => orderKey(event.shop, event.orderId))) {
    const outcome = considerOrder(known.get(key) ?? null, eventsOfOrder, programmes, products);
    for (const event of eventsOfOrder) results.set(event.id, outcome.result);
    if (outcome.inHand) inHand.push(outcome.inHand);
  }

  const requests = inHand.flatMap(({ counted }) => counted?.requests ?? []);
  const { outcomes, outboxIds } = await recordActions(connection, programmes, requests);
  const followed = await followOrders(connection, inHand, outcomesByOrder(requests, outcomes));
  await markVouchersUsed(
    connection,
    inHand.flatMap(({ order }) => voucherUses(order)),
  );
  await writeOrders(connection, followed.orders, new Set(known.keys()));
  return { results, outboxIds: [...outboxIds, ...followed.outboxIds] };
}

function outcomesByOrder(
  requests: readonly ActionRequest[],
  outcomes: readonly RecordOutcome[],
): ReadonlyMap<string, RecordOutcome[]> {
  const byOrder = new Map<string, RecordOutcome[]>();
  for (const [place, request] of requests.entries()) {
    const outcome = outcomes[place];
    if (!outcome) throw new Error("The recorder did not answer every request.");
    const key = `${request.shop}/${request.orderId}`;
    byOrder.set(key, [...(byOrder.get(key) ?? []), outcome]);
  }
  return byOrder;
}

type Considered = { result: EventResult; inHand: OrderInHand | null };

function considerOrder(
  before: FoldedOrder | null,
  events: readonly ParsedOrderEvent[],
  programmes: ReadonlyMap<ShopId, ShopProgramme>,
  products: ProductsById,
): Considered {
  const [first] = events;
  if (!first) throw new Error("A group of order events was empty.");
  const programme = programmes.get(first.shop);
  if (!programme) return { result: setAside(notInstalled(first.shop)), inHand: null };
  const at = events.reduce((latest, event) => Math.max(latest, event.triggeredAt), 0);
  try {
    const order = events
      .map((event) => orderEventOf(event, programme))
      .reduce(foldOrder, before ?? unknownOrder(first.shop, first.orderId));
    if (order.counted) return { result: done(), inHand: { order, programme, counted: null, at } };
    // Only with a state of the order have its products been looked up.
    const counting = events.some(({ kind }) => kind === "state") ? countOrder(order, programme, products) : null;
    if (counting?.kind === "counted") {
      const counted = { ...order, notCountedReasons: [] };
      return { result: done(), inHand: { order: counted, programme, counted: counting, at } };
    }
    const notCountedReasons = counting?.reasons ?? order.notCountedReasons;
    return {
      result: done(`not counted: ${notCountedReasons.join(", ")}`),
      inHand: { order: { ...order, notCountedReasons }, programme, counted: null, at },
    };
  } catch (error) {
    if (error instanceof AmountError) return { result: setAside(error.message), inHand: null };
    throw error;
  }
}

const notInstalled = (shop: ShopId) => `Encore is not installed in ${shop}. Install it and retry the event.`;

/** What has been earned follows the order: to another customer, and up and down with what it is worth. */
async function followOrders(
  connection: Connection,
  inHand: readonly OrderInHand[],
  outcomes: ReadonlyMap<string, RecordOutcome[]>,
): Promise<{ orders: FoldedOrder[]; outboxIds: number[] }> {
  const afterwards: FoldedOrder[] = [];
  const changes: OrderChange[] = [];
  for (const { order, programme, counted, at } of inHand) {
    const recorded = counted
      ? earnedBy(counted, outcomes.get(orderKey(order.shop, order.orderId)) ?? [])
      : order.earned;
    if (!recorded) {
      afterwards.push(order);
      continue;
    }
    const held = await followCustomer(connection, order, recorded);
    const change = changeOf(order, held, worthOf(order, held, programme.currencyExponent), { programme, at });
    if (change) changes.push(change);
    afterwards.push({ ...order, counted: true, earned: change?.after ?? held });
  }
  const outboxIds = await applyChanges(connection, changes);
  const gone = changes.filter(({ before, after }) => after.reversed && !before.reversed);
  outboxIds.push(
    ...(await applyReversals(
      connection,
      gone.map(({ programme, after: { playerId, actionIds }, at }) => ({ programme, playerId, actionIds, at })),
    )),
  );
  return { orders: afterwards, outboxIds };
}

/** Every code that the order names; which of them are ours is known to the inventory. */
function voucherUses({ shop, orderId, newest }: FoldedOrder): VoucherUse[] {
  if (!newest) return [];
  const { discount_codes: codes, processed_at: processedAt, created_at: createdAt } = newest.payload;
  return codes.map(({ code }) => ({ shop, code, orderId, at: processedAt ?? createdAt }));
}
