// The duty that keeps the figures of the start page, as a worker runs it.
import { expect, it } from "vitest";
import { createLog } from "../../system/log.ts";
import { figures } from "../../worker/schedules/figures.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const log = createLog({ process: "test", level: "silent" });
const { signal } = new AbortController();

it("keeps every shop's figures once, passes over shops that have left, and lets one that fails not stop the others", async () => {
  const [broken, left, fine] = [await testShop(pool), await testShop(pool), await testShop(pool)];
  for (const { handle } of [broken, left, fine]) await handle("orders/create", orderPayload());
  await pool.query("update shops set uninstalled_at = now() where shop = $1", [left.shop]);
  // An order that no date can be read of.
  await pool.query(`update orders set snapshot = snapshot || '{"processed_at": "never"}' where shop = $1`, [
    broken.shop,
  ]);
  const { run } = figures({ pool, log });
  const now = Date.now() + 60_000;
  expect(await run({ now, signal })).toEqual({ shopsChecked: 2, sumsPutRight: 0, shopsCounted: 1, failed: 1 });
  const counted = async (table: string) =>
    (await pool.query(`select distinct shop from ${table} order by shop`)).rows.map((row) => row.shop);
  expect(await counted("figure_days")).toEqual([broken.shop, fine.shop]);
  expect(await counted("figure_cohorts")).toEqual([fine.shop]);
  // The one that failed is left alone for a while, and tried again then.
  expect(await run({ now: now + 10_000, signal })).toMatchObject({ shopsChecked: 0, shopsCounted: 0, failed: 0 });
  await pool.query(`update orders set snapshot = snapshot - 'processed_at' where shop = $1`, [broken.shop]);
  expect(await run({ now: now + 601_000, signal })).toMatchObject({ shopsCounted: 1, failed: 0 });
  await pool.query("update figure_days set given = given + 1 where shop = $1 and source = 'action'", [fine.shop]);
  const tomorrow = now + 25 * 3_600_000;
  expect(await run({ now: tomorrow, signal })).toMatchObject({ shopsChecked: 2, sumsPutRight: 1 });
});
