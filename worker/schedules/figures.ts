// What the home page adds up: new rows within seconds, each shop proven once a day, customers who came back every six hours.
import type { Pool } from "pg";
import { checkShop, shopsToCheck } from "../../rewards/figures/check-shop.ts";
import { countCohorts, shopsToCohort } from "../../rewards/figures/cohorts.ts";
import { countNew } from "../../rewards/figures/count-new.ts";
import type { ShopId } from "../../rewards/ids.ts";
import type { Log } from "../../system/log.ts";
import type { Duty } from "./duty.ts";

const everyMs = 10_000;
/** The rest has its turn ten seconds later: what is new must not wait for long. */
const shopsPerRun = 20;

/** A shop whose figures could not be kept waits for so long, so that it neither fills the log nor holds the others up. */
const pauseAfterFailureMs = 10 * 60_000;

export function figures({ pool, log }: { pool: Pool; log: Log }): Duty {
  const pausedUntil = new Map<ShopId, number>();
  return {
    name: "figures",
    everyMs,
    workers: "one",
    run: async ({ now, signal }) => {
      // What is new leaves no line in the log each time; what was wrong does.
      await countNew(pool, now, signal);
      const counts = { shopsChecked: 0, sumsPutRight: 0, shopsCounted: 0, failed: 0 };
      const attempt = async (shop: ShopId, work: () => Promise<void>) => {
        try {
          if (!signal.aborted) await work();
        } catch (error) {
          counts.failed += 1;
          pausedUntil.set(shop, now + pauseAfterFailureMs);
          log.warn({ error, shop }, "a shop's figures could not be kept; its turn comes again");
        }
      };
      for (const [shop, until] of pausedUntil) if (until <= now) pausedUntil.delete(shop);
      for (const due of await shopsToCheck(pool, now, shopsPerRun, [...pausedUntil.keys()])) {
        await attempt(due.shop, async () => {
          const wrong = await checkShop(pool, due, now);
          if (wrong > 0)
            log.warn({ shop: due.shop, wrong }, "days did not say what the ledger says; they were put right");
          counts.shopsChecked += 1;
          counts.sumsPutRight += wrong;
        });
      }
      for (const shop of await shopsToCohort(pool, now, shopsPerRun, [...pausedUntil.keys()])) {
        await attempt(shop, async () => {
          await countCohorts(pool, shop, now);
          counts.shopsCounted += 1;
        });
      }
      return counts;
    },
  };
}
