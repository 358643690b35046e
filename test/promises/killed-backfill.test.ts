// Past orders come in whole though the worker that reads them is killed again and again.
import { expect, it } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { latestBackfill, requestBackfill } from "../../rewards/backfill/rows.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { testDatabase } from "../support/database.ts";
import { startTestProcess } from "../support/processes.ts";
import { storeShop as shop, testStore } from "../support/store-with-orders.ts";

const database = await testDatabase();
const { pool } = database;
await migrateQueue(database.url);
const store = await testStore(database, { bulkDurationMs: 300 });

const pastOrders = 450;
const redirect = new URL("../../devstore/redirect.ts", import.meta.url).href;

async function startWorker() {
  const before = process.env["NODE_OPTIONS"];
  process.env["NODE_OPTIONS"] = `--import=${redirect}`;
  const worker = await startTestProcess("worker/main.ts", { DATABASE_URL: database.url });
  process.env["NODE_OPTIONS"] = before ?? "";
  return worker;
}

const state = async () => (await latestBackfill(pool, shop))?.state;
const ordersDone = async () => (await latestBackfill(pool, shop))?.ordersDone ?? 0;
const points = async () => (await viewPlayer(pool, shop, guide.john.id as PlayerId, Date.now()))?.points ?? 0;

it("a backfill outlives the kills of its workers, and each order counts once", async () => {
  for (let place = 0; place < pastOrders; place += 1) {
    store.place({ customerId: guide.john.id, lines: [{ title: "Something", price: "3.00" }] });
  }
  await pool.query("update shops set installed_at = now() + interval '1 second' where shop = $1", [shop]);
  await requestBackfill(pool, { shop, since: null, silent: true });
  // Once while Shopify is at work, once in the middle of the file.
  const moments = [async () => (await state()) === "waiting_for_shopify", async () => (await ordersDone()) >= 100];
  for (const isThere of moments) {
    const worker = await startWorker();
    await expect.poll(isThere, { timeout: 20_000, interval: 5 }).toBe(true);
    await worker.kill("SIGKILL");
    // A dead worker's duties are free a minute later; the test does not wait for that.
    await pool.query("update duties set taken_until = now() - interval '1 second', due_at = now()");
  }
  const last = await startWorker();
  await expect.poll(state, { timeout: 30_000 }).toBe("done");
  await expect.poll(points, { timeout: 30_000 }).toBe(pastOrders * 3);
  await last.kill("SIGTERM");
  expect(await ordersDone()).toBe(pastOrders);
  expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
}, 90_000);
