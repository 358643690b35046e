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

export const figures = ({ pool, log }: { pool: Pool; log: Log }): Duty => ({
  name: "figures",
  everyMs,
  workers: "one",
  run: async ({ now, signal }) => {
    // What is new leaves no line in the log each time; what was wrong does.
    await countNew(pool, now, signal);
    const counts = { shopsChecked: 0, sumsPutRight: 0, shopsCounted: 0, failed: 0 };
    const inTurn = async <Turn>(
      turns: readonly Turn[],
      shopOf: (turn: Turn) => ShopId,
      work: (turn: Turn) => Promise<void>,
    ) => {
      for (const turn of turns) {
        if (signal.aborted) return;
        await work(turn).catch((error: unknown) => {
          counts.failed += 1;
          log.warn({ error, shop: shopOf(turn) }, "a shop's figures could not be kept; its turn comes again");
        });
      }
    };
    await inTurn(
      await shopsToCheck(pool, now, shopsPerRun),
      ({ shop }) => shop,
      async (shop) => {
        const wrong = await checkShop(pool, shop, now);
        if (wrong > 0)
          log.warn({ shop: shop.shop, wrong }, "days did not say what the ledger says; they were put right");
        counts.shopsChecked += 1;
        counts.sumsPutRight += wrong;
      },
    );
    await inTurn(
      await shopsToCohort(pool, now, shopsPerRun),
      (shop) => shop,
      async (shop) => {
        await countCohorts(pool, shop, now);
        counts.shopsCounted += 1;
      },
    );
    return counts;
  },
});
