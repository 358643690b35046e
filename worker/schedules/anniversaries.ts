// Once an hour: every shop whose day has begun since its last time, and that rewards anniversaries, gives its customers theirs.
import type { Pool } from "pg";
import { forgetMarksExceptOf, shopsWithAnniversaries } from "../../rewards/anniversaries/marks.ts";
import { runAnniversaries } from "../../rewards/anniversaries/run.ts";
import type { Log } from "../../system/log.ts";
import type { Duty } from "./duty.ts";

const everyMs = 60 * 60_000;

export const anniversaries = ({ pool, log }: { pool: Pool; log: Log }): Duty => ({
  name: "anniversaries",
  everyMs,
  workers: "one",
  run: async ({ now, signal }) => {
    const counts = { customers: 0, failed: 0 };
    const shops = await shopsWithAnniversaries(pool, now);
    await forgetMarksExceptOf(
      pool,
      shops.map(({ shop }) => shop),
    );
    for (const shop of shops) {
      if (signal.aborted) break;
      try {
        counts.customers += await runAnniversaries(pool, shop, now, signal);
      } catch (error) {
        // Its mark has not moved: the next run takes it up again, and those who had theirs are passed over.
        counts.failed += 1;
        log.warn({ error, shop: shop.shop }, "a shop's anniversaries were not all recorded; the next run goes on");
      }
    }
    return counts;
  },
});
