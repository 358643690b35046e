// The proof of the ledger finds nothing in a shop that is right, and each planted fault in one that is not.
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { findLedgerProblems, ledgerChecks } from "../../rewards/ledger/verify.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";
import { busyShop, refund } from "./busy-shop.ts";
import { faults, ladder, now } from "./planted-faults.ts";

const { pool } = await testDatabase();

const problemsOf = async (shop: ShopId) => (await findLedgerProblems(pool, shop)).problems;

beforeAll(() => pool.query("alter table ledger_entries disable trigger user"));

afterAll(() => pool.query("alter table ledger_entries enable trigger user"));

const totalsOf = async (shop: ShopId) =>
  (await pool.query("select player_id, points_total from players where shop = $1 order by player_id", [shop])).rows;

describe("verify-ledger", () => {
  it.each([
    ["as it comes", {}],
    ["whose balances stop at zero", { spentPoints: "stop_at_zero" }],
    ["with a ladder of levels", { levels: ladder }],
    ["that holds points back and revokes badges", { pendingDays: 30, reversalRevokesBadges: true }],
  ])("finds nothing in a shop that has seen everything (%s)", async (_which, settings) => {
    const shop = await busyShop(pool, settings);
    const { rows } = await pool.query("select distinct source from ledger_entries where shop = $1 order by 1", [shop]);
    expect(rows.map((row) => row.source)).toEqual(
      settings && "pendingDays" in settings
        ? expect.arrayContaining(["action", "merge", "refund"])
        : [
            "action",
            "adjustment",
            "badge",
            "badge_taken",
            "cancellation",
            "merge",
            "order_moved",
            "redemption",
            "redemption_returned",
            "refund",
          ],
    );
    expect(await problemsOf(shop)).toEqual([]);
  });

  it.each(faults)("names %s", async (_what, check, sql, sentence) => {
    const shop = await busyShop(pool);
    for (const statement of sql.split(";\n")) await pool.query(statement, [shop]);
    const problems = await problemsOf(shop);
    expect(problems).toContainEqual({ check, shop, sentence: expect.stringMatching(sentence) });
    expect(problems.map((problem) => problem.shop)).toEqual(problems.map(() => shop));
  });

  it("finds the totals of players who were there before totals were kept", async () => {
    const shop = await busyShop(pool);
    const before = await totalsOf(shop);
    expect(new Set(before.map(({ points_total }) => points_total)).size).toBeGreaterThan(3);
    await pool.query("update players set points_total = 0 where shop = $1", [shop]);
    const migration = await readFile("prisma/migrations/20261123011551_levels/migration.sql", "utf8");
    const [statement] = /^WITH RECURSIVE[^;]+;/m.exec(migration) ?? [];
    await pool.query(statement ?? "");
    expect(await totalsOf(shop)).toEqual(before);
  });

  it("has a planted fault for each of its checks", () => {
    expect(new Set(faults.map(([, check]) => check))).toEqual(new Set(ledgerChecks.map((check) => check.name)));
  });

  it("accepts that less was taken where the points had been spent and balances stop at zero, or had expired", async () => {
    const { shop, handle } = await testShop(pool);
    await pool.query(
      'update shops set settings = settings || \'{"spentPoints":"stop_at_zero"}\', programme_version = programme_version + 1 where shop = $1',
      [shop],
    );
    const order = newId();
    await handle("orders/create", orderPayload({ id: order, customerId: "1", total: "100.00" }));
    await adjustPoints(pool, {
      shop,
      playerId: "1" as PlayerId,
      points: -90,
      reason: "r",
      referenceId: "spent",
      at: now,
    });
    await handle("refunds/create", refund(order, "100.00"));
    const { rows } = await pool.query("select balance from players where shop = $1", [shop]);
    expect(rows).toEqual([{ balance: 0 }]);
    // Should the merchant change his mind, it stays true.
    await pool.query("update shops set settings = settings - 'spentPoints' where shop = $1", [shop]);
    expect(await problemsOf(shop)).toEqual([]);
  });

  it("looks at one shop when it is asked for one, at all of them otherwise, and changes nothing", async () => {
    const [sound, faulty] = [await busyShop(pool), await busyShop(pool)];
    await pool.query("update players set balance = balance + 1 where shop = $1 and player_id = '2'", [faulty]);
    expect(await problemsOf(sound)).toEqual([]);
    expect((await findLedgerProblems(pool, null)).problems).toContainEqual(
      expect.objectContaining({ shop: faulty, check: "balances" }),
    );
    expect(await problemsOf(faulty)).toHaveLength(1);
  });
});
