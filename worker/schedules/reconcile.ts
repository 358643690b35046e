// Heals what webhooks have missed: each shop's orders are compared with Shopify's every hour, and an order whose creation has
// not come within ten minutes is asked for by its id.
import { reconcileShop } from "../../rewards/reconciliation/reconcile.ts";
import { shopsToReconcile } from "../../rewards/reconciliation/rows.ts";
import { fetchWaitingOrders } from "../../rewards/reconciliation/waiting.ts";
import { inParallel } from "../../system/in-parallel.ts";
import type { Log } from "../../system/log.ts";
import { type OrderReadingParts, orderReading } from "../jobs/orders-from-shopify.ts";
import type { Duty } from "./duty.ts";

const hourMs = 3_600_000;
/** Shops come due one by one, each an hour after its last time, so that their calls are spread over the hour. */
const lookEveryMs = 60_000;
const mostAtOnce = 4;
const mostPerRun = 200;
/** A webhook that is on its way needs no healing. */
const settleMs = 120_000;
const waitingEveryMs = 5 * 60_000;

export type ReconcileParts = OrderReadingParts & { log: Log };

export const reconcile = (parts: ReconcileParts): Duty => ({
  name: "reconcile",
  everyMs: lookEveryMs,
  workers: "one",
  run: async ({ now, signal }) => {
    const { pool, log } = parts;
    const ports = orderReading(parts, signal);
    const counts = { shops: 0, missing: 0, stale: 0, productsForgotten: 0, failed: 0 };
    const due = await shopsToReconcile(pool, { now: new Date(now), everyMs: hourMs, limit: mostPerRun });
    await inParallel(due, mostAtOnce, async (shop) => {
      if (signal.aborted) return;
      try {
        const outcome = await reconcileShop(ports, { shop, since: null, now: new Date(now), settleMs, signal });
        if (outcome.kind !== "compared") return;
        counts.shops += 1;
        counts.missing += outcome.missing;
        counts.stale += outcome.stale;
        counts.productsForgotten += outcome.productsForgotten;
      } catch (error) {
        counts.failed += 1;
        log.warn({ error, shop }, "a shop's orders could not be compared; its turn comes again");
      }
    });
    return counts;
  },
});

export const fetchWaiting = (parts: ReconcileParts): Duty => ({
  name: "fetch-waiting-orders",
  everyMs: waitingEveryMs,
  workers: "one",
  run: async ({ now, signal }) => {
    const { failures, ...counts } = await fetchWaitingOrders(orderReading(parts, signal), new Date(now));
    for (const { shop, error } of failures) parts.log.warn({ error, shop }, "waiting orders could not be read");
    return { ...counts, failed: failures.length };
  },
});
