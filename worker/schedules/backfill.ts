// Every few seconds: backfills that are under way go a step further, several at a time.
import { advanceBackfill } from "../../rewards/backfill/advance.ts";
import { dueBackfills } from "../../rewards/backfill/rows.ts";
import { inParallel } from "../../system/in-parallel.ts";
import { type OrderReadingParts, orderReading } from "../jobs/orders-from-shopify.ts";
import type { Duty } from "./duty.ts";

const everyMs = 5_000;
const mostAtOnce = 4;
const mostPerRun = 50;

export const backfill = (parts: OrderReadingParts): Duty => ({
  name: "backfill",
  everyMs,
  workers: "one",
  run: async ({ now, signal }) => {
    const ports = orderReading(parts, signal);
    const counts = { steps: 0, orders: 0 };
    await inParallel(await dueBackfills(parts.pool, new Date(now), mostPerRun), mostAtOnce, async (due) => {
      if (signal.aborted) return;
      counts.orders += await advanceBackfill(ports, due, { now: Date.now, signal });
      counts.steps += 1;
    });
    return counts;
  },
});
