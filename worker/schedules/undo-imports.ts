// Takes back the imports that merchants want undone. One that fails does not keep the others waiting, and is tried again.
import type { Pool } from "pg";
import { importsBeingUndone, undoImport } from "../../rewards/import/undo.ts";
import type { Log } from "../../system/log.ts";
import type { Duty } from "./duty.ts";

const mostPerRun = 20;

export const undoImports = ({ pool, log }: { pool: Pool; log: Log }): Duty => ({
  name: "undo-imports",
  everyMs: 2_000,
  workers: "one",
  run: async ({ now, signal }) => {
    const counts = { imports: 0, entries: 0 };
    for (const due of await importsBeingUndone(pool, mostPerRun)) {
      try {
        const outcome = await undoImport(pool, { ...due, at: new Date(now), signal });
        if (outcome.kind !== "undone") break;
        counts.imports += 1;
        counts.entries += outcome.entries;
      } catch (error) {
        log.warn({ error, shop: due.shop }, "an import could not be taken back; it is tried again");
      }
    }
    return counts;
  },
});
