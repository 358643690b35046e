// What an operator does by hand about orders that webhooks did not bring.
import { describe, expect, it, vi } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { advanceBackfill } from "../../rewards/backfill/advance.ts";
import { latestBackfill } from "../../rewards/backfill/rows.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import { readEnvironment } from "../../system/environment.ts";
import { createLog } from "../../system/log.ts";
import { connectQueue } from "../../system/queue/connect.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { orderReading } from "../../worker/jobs/orders-from-shopify.ts";
import { showBackfill, startBackfill, stopBackfill } from "../../worker/ops/backfill.ts";
import { type OpsCommand, UsageError } from "../../worker/ops/command.ts";
import { reconcileNow } from "../../worker/ops/reconcile.ts";
import type { OpsTools } from "../../worker/ops/tools.ts";
import { testDatabase } from "../support/database.ts";
import { storeShop as shop, testStore } from "../support/store-with-orders.ts";

const database = await testDatabase();
const { pool } = database;
await migrateQueue(database.url);
const store = await testStore(database, { bulkDurationMs: 3_600_000 });

/** @returns the exit code and what was printed. */
async function run(command: OpsCommand, ...words: string[]): Promise<[number, string]> {
  const queue = connectQueue({ redisUrl: null, databaseUrl: database.url, onError: () => undefined });
  const tools: OpsTools = {
    pool,
    environment: readEnvironment({ DATABASE_URL: database.url }),
    log: createLog({ process: "test", level: "silent" }),
    shopify: () => store.shopify,
    queue: () => queue,
  };
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  const spies = [
    vi.spyOn(console, "log").mockImplementation(keep),
    vi.spyOn(console, "error").mockImplementation(keep),
  ];
  try {
    return [await command.run(pool, words, tools), lines.join("\n")];
  } finally {
    for (const spy of spies) spy.mockRestore();
    await queue.close();
  }
}

describe("reconcile", () => {
  it("says what was missing, has it taken in, and finds nothing the second time", async () => {
    store.place({ customerId: guide.john.id, lines: [{ title: "Something", price: "9.00" }] });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const [code, text] = await run(reconcileNow, "--shop", shop);
    expect([code, text]).toEqual([0, expect.stringContaining("1 were missing, 0 had changed")]);
    await store.workThroughInbox();
    expect((await viewPlayer(pool, shop, guide.john.id as PlayerId, Date.now()))?.points).toBe(9);
    const [again, nothing] = await run(reconcileNow, "--shop", shop, "--since", "2026-01-01");
    expect([again, nothing]).toEqual([0, expect.stringContaining("0 were missing, 0 had changed")]);
  });

  it("names a shop that is not there, and a date that is none", async () => {
    expect(await run(reconcileNow, "--shop", "absent.myshopify.com")).toEqual([
      1,
      "Encore is not installed in absent.myshopify.com.",
    ]);
    await expect(run(reconcileNow, "--shop", shop, "--since", "yesterday")).rejects.toThrow(UsageError);
  });
});

describe("backfill", () => {
  it("is asked for once, tells how far it is, and stops, in the store as well", async () => {
    expect(await run(startBackfill, "--shop", shop, "--since", "2026-01-31", "--loud")).toEqual([
      0,
      expect.stringMatching(/^Asked for/),
    ]);
    expect(await run(startBackfill, "--shop", shop)).toEqual([1, expect.stringMatching(/^One is under way since 20/)]);
    const asked = await latestBackfill(pool, shop);
    expect(asked).toMatchObject({ silent: false, since: new Date("2026-01-31T00:00:00Z") });
    if (!asked) throw new Error("There is no backfill.");
    const signal = new AbortController().signal;
    const ports = orderReading({ pool, shopify: store.shopify, wakeInbox: () => undefined }, signal);
    await advanceBackfill(ports, asked, { now: Date.now, signal });
    const [code, text] = await run(showBackfill, "--shop", shop);
    expect([code, text]).toEqual([0, expect.stringMatching(/^waiting for shopify: 0 of so far unknown orders/)]);

    expect(await run(stopBackfill, "--shop", shop)).toEqual([0, "Cancelled. 0 orders had come in; they stay."]);
    const { bulkOperationId } = (await latestBackfill(pool, shop)) ?? {};
    expect(await ports.readBulk(shop, bulkOperationId ?? "")).toMatchObject({ kind: "failed" });
    expect(await run(stopBackfill, "--shop", shop)).toEqual([1, expect.stringMatching(/^No backfill/)]);
  });
});
