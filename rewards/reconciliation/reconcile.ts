// Compares Shopify's orders with ours and fetches what is missing. The mark up to which a shop has been compared moves only
// when everything was read, so a comparison that breaks off is made again from the same moment.
import type { ShopId } from "../ids.ts";
import { type ReadOrder, receiveReadOrders } from "../inbox/read-orders.ts";
import { isFromBefore } from "../orders/before-installation.ts";
import { forgetStaleProducts } from "../products/cache.ts";
import { compareOrders } from "./compare.ts";
import type { ReconciliationPorts, TimeRange } from "./ports.ts";
import { beginReconciliation, finishReconciliation, readMark } from "./rows.ts";

export interface ReconcileWish {
  shop: ShopId;
  /** Compare from here on, instead of from where the last comparison ended. */
  since: Date | null;
  now: Date;
  /** What has changed so short a time ago is most likely on its way to us. */
  settleMs: number;
  signal?: AbortSignal;
}

export type ReconcileOutcome =
  | ({ kind: "compared" } & TimeRange & Counts)
  /** Stopped before its end; the mark stays. */
  | { kind: "interrupted" }
  | { kind: "not_installed" };

export interface Counts {
  ordersSeen: number;
  /** Orders that we did not know. */
  missing: number;
  /** Orders that have changed without our knowing. */
  stale: number;
  productsForgotten: number;
}

/** Shopify's search may know of a change later than the change. */
const overlapMs = 3_600_000;

/** Orders created before this are the backfill's. */
export const firstOwnMoment = (installedAt: number) => installedAt - overlapMs;

/** @throws what the ports throw when Shopify does not answer. */
export async function reconcileShop(ports: ReconciliationPorts, wish: ReconcileWish): Promise<ReconcileOutcome> {
  const { pool } = ports;
  const mark = await readMark(pool, wish.shop);
  if (!mark) return { kind: "not_installed" };
  const until = new Date(wish.now.getTime() - wish.settleMs);
  const comparedUntil = mark.reconciledUntil ?? mark.installedAt;
  const from = wish.since ?? new Date(comparedUntil.getTime() - overlapMs);
  const range = { from, until };
  const id = await beginReconciliation(pool, wish.shop, range);
  const counts: Counts = { ordersSeen: 0, missing: 0, stale: 0, productsForgotten: 0 };

  for await (const page of ports.changedProducts(wish.shop, range)) {
    counts.productsForgotten += await forgetStaleProducts(pool, wish.shop, page);
  }
  for await (const page of ports.changedOrders(wish.shop, range)) {
    if (wish.signal?.aborted) return { kind: "interrupted" };
    const differences = await compareOrders(pool, wish.shop, page, firstOwnMoment(mark.installedAt.getTime()));
    await fetchOrders(ports, {
      shop: wish.shop,
      orderIds: differences.map(({ orderId }) => orderId),
      now: wish.now.getTime(),
      installedAt: mark.installedAt.getTime(),
      createdFrom: 0,
    });
    counts.ordersSeen += page.length;
    counts.missing += differences.filter(({ kind }) => kind === "missing").length;
    counts.stale += differences.filter(({ kind }) => kind === "stale").length;
  }
  // A comparison that began later than the last one ended leaves a gap, and must not pretend otherwise.
  const movesMark = from <= comparedUntil && until > comparedUntil;
  await finishReconciliation(pool, { id, shop: wish.shop, counts, mark: movesMark ? until : null });
  return { kind: "compared", ...range, ...counts };
}

interface FetchWish {
  shop: ShopId;
  orderIds: readonly string[];
  now: number;
  installedAt: number;
  /** Older ones are left alone; Unix milliseconds. */
  createdFrom: number;
}

/**
 * Reads the orders and puts them into the inbox. Nobody is told of what an order from before the installation earns: it is a
 * thing of the past.
 * @returns how many were new to the inbox.
 */
export async function fetchOrders(
  { pool, readOrders, wakeInbox }: ReconciliationPorts,
  { shop, orderIds, now, installedAt, createdFrom }: FetchWish,
): Promise<number> {
  if (orderIds.length === 0) return 0;
  const read = await readOrders(shop, orderIds);
  const orders = [...read.values()].filter(
    (order): order is ReadOrder => order !== null && Date.parse(order.created_at) >= createdFrom,
  );
  const isSilent = (createdAt: number) => isFromBefore(createdAt, installedAt);
  const ids = await receiveReadOrders(pool, { shop, orders, readAt: now, isSilent });
  wakeInbox(ids);
  return ids.length;
}
