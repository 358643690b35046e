// Dry runs of badges that merchants have asked for: each taken by one worker, a second after it was asked for at the latest.
import type { Pool } from "pg";
import { finishDryRun, takeDryRun } from "../../rewards/dry-run/rows.ts";
import { runDryRun } from "../../rewards/dry-run/run.ts";
import type { Log } from "../../system/log.ts";
import type { Duty } from "./duty.ts";

export const dryRun = ({ pool, log }: { pool: Pool; log: Log }): Duty => ({
  name: "dry-run",
  everyMs: 1_000,
  workers: "each",
  run: async ({ now, signal }) => {
    let players = 0;
    while (!signal.aborted) {
      const run = await takeDryRun(pool);
      if (run === null) break;
      try {
        players += await runDryRun(pool, run, now, signal);
      } catch (error) {
        log.warn({ error, shop: run.shop }, "a dry run failed; nothing else depends on it");
        await finishDryRun(pool, run, {
          state: "failed",
          reason: error instanceof Error ? error.message : String(error),
        });
      }
    }
    return { players };
  },
});
