// Two customers who become one: nothing is lost and nothing counts twice.
import { describe, expect, it } from "vitest";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { undoAdjustment } from "../../rewards/adjustments/undo.ts";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { createBadges } from "../../rewards/programme/badges.ts";
import { redeem } from "../../rewards/redemption/redeem.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { voucherRefused } from "../../rewards/vouchers/outcome.ts";
import { mergePayload } from "../support/privacy.ts";
import { ledgerSum, testShop } from "../support/shop.ts";
import { buy, merge, pool, provenOf } from "./merging.ts";

describe("a merge", () => {
  it("gives the kept customer the points, badges, inventory, orders and progress of both, and leaves the other at zero", async () => {
    const shop = await testShop(pool);
    await buy(shop, "101", "149.99", { items: [{ productId: "1" }] });
    await buy(shop, "102", "999.99", { items: [{ productId: "2", price: "999.99" }] });
    await buy(shop, "102", "20.00");
    await merge(shop, "101", "102");

    const kept = await shop.player("102");
    // 150 + 15 of the one; 1,000 + 15 + 100 + 20 of the other: both had earned Electronics Enthusiast.
    expect(kept?.points).toBe(1_300);
    expect(kept?.badges.map(({ name, count }) => [name, count])).toEqual([
      ["Electronics Enthusiast", 1],
      ["VIP Customer", 1],
    ]);
    expect(kept?.inventory).toMatchObject([{ kind: "voucher" }]);
    expect(kept?.progress).toContainEqual(expect.objectContaining({ name: "Loyal Customer", current: 3, target: 10 }));
    expect(kept?.actions).toHaveLength(3);
    expect(await shop.player("101")).toEqual(kept);
    const { rows } = await pool.query(
      "select player_id, balance, orders_counted, merged_into from players where shop = $1 order by player_id",
      [shop.shop],
    );
    expect(rows).toEqual([
      { player_id: "101", balance: 0, orders_counted: 0, merged_into: "102" },
      { player_id: "102", balance: 1_300, orders_counted: 3, merged_into: null },
    ]);
    expect(await ledgerSum(pool, shop.shop, "101")).toBe(0);
    expect(await ledgerSum(pool, shop.shop, "102")).toBe(1_300);
  });

  it("keeps the award that came first of a badge that can be held once, and the other as a record that was taken back", async () => {
    const shop = await testShop(pool);
    await buy(shop, "101", "10.00", { items: [{ productId: "1" }], at: "2026-03-05T10:00:00Z" });
    await buy(shop, "102", "10.00", { items: [{ productId: "1" }], at: "2026-03-04T10:00:00Z" });
    await merge(shop, "101", "102");
    const { rows } = await pool.query(
      `select earned_at, revoked_at is null as live, points from awards
        where shop = $1 and player_id = '102' order by earned_at`,
      [shop.shop],
    );
    expect(rows).toEqual([
      { earned_at: new Date("2026-03-04T10:00:00Z"), live: true, points: 15 },
      { earned_at: new Date("2026-03-05T10:00:00Z"), live: false, points: 15 },
    ]);
    await buy(shop, "102", "10.00", { items: [{ productId: "1" }] });
    expect(await shop.player("102")).toMatchObject({ points: 60, badges: [{ count: 1 }] });
  });

  it("adds up how often a repeatable badge was earned, and each level of a ranked one counts once", async () => {
    const shop = await testShop(pool);
    const challenges = [{ kind: "several_times" as const, times: 1 }];
    await createBadges(pool, shop.shop, [
      {
        name: "Regular",
        type: "Ranked",
        points: 0,
        action: "purchase",
        challenges,
        deliverables: [],
        prerequisites: [],
        levels: [1, 2, 4].map((target) => ({ name: `Level ${target}`, target, points: 7, deliverables: [] })),
      },
    ]);
    const five = { items: [{ quantity: 5 }] };
    await buy(shop, "101", "10.00", five);
    await buy(shop, "102", "10.00", five);
    await buy(shop, "102", "10.00", five);
    await merge(shop, "101", "102");
    const counts = async () =>
      new Map((await shop.player("102"))?.badges.map(({ name, count }) => [name, count] as const));
    expect((await counts()).get("Bulk Buyer")).toBe(3);
    expect((await counts()).get("Regular")).toBe(2);
    // The fourth purchase of the one person that they are.
    await buy(shop, "102", "10.00");
    expect((await counts()).get("Regular")).toBe(3);
    // 40 for orders, 3 x 30, and level 1 twice because both had earned it before anybody knew, levels 2 and 4 once.
    expect((await shop.player("102"))?.points).toBe(40 + 90 + 4 * 7);
  });

  it("keeps what each entry is about, when it was earned and when it becomes available", async () => {
    const shop = await testShop(pool);
    await buy(shop, "101", "10.00", { items: [{ productId: "1" }], at: "2025-01-05T10:00:00Z" });
    await pool.query(
      `insert into ledger_entries (id, shop, player_id, points, source, entry_key, occurred_at, available_at)
       values (gen_random_uuid(), $1, '101', 40, 'adjustment', 'later', '2026-01-01', '2027-01-01')`,
      [shop.shop],
    );
    await pool.query("update players set balance = balance + 40 where shop = $1 and player_id = '101'", [shop.shop]);
    const dated = async (playerId: string) =>
      (
        await pool.query(
          `select points, badge_id is null as of_action, occurred_at, available_at from ledger_entries
            where shop = $1 and player_id = $2 and reverses is null order by points`,
          [shop.shop, playerId],
        )
      ).rows;
    const before = await dated("101");
    await merge(shop, "101", "102");
    expect(await dated("102")).toEqual(before);
    expect(before).toHaveLength(3);
  });

  it("moves what was spent, taken back and given again too, so that both balances are exact, also when more follows", async () => {
    const shop = await testShop(pool);
    const playerId = "101" as PlayerId;
    const adjust = (points: number, referenceId: string) =>
      adjustPoints(pool, { shop: shop.shop, playerId, points, reason: "why not", referenceId, at: Date.now() });
    const [reward] = await listRewards(pool, shop.shop);
    const price = reward?.price ?? 0;
    const spend = async (referenceId: string) => {
      const request = { shop: shop.shop, playerId, rewardId: reward?.id ?? "", referenceId, at: Date.now() };
      const outcome = await redeem(pool, request);
      return outcome.kind === "redeemed" ? outcome.redemption.id : outcome.kind;
    };
    await buy(shop, "101", "100.00");
    await adjust(2 * price, "gift");
    await adjust(40, "mistake");
    await undoAdjustment(pool, { shop: shop.shop, referenceId: "mistake", reason: "sorry", at: Date.now() });
    await adjust(-30, "fine");
    const kept = await spend("kept");
    const returned = await spend("returned");
    expect([kept, returned]).toEqual([expect.stringContaining("-"), expect.stringContaining("-")]);
    await merge(shop, "101", "102");
    expect((await shop.player("102"))?.points).toBe(70);
    const entries = await pool.query(
      "select points from ledger_entries where shop = $1 and player_id = '102' order by points",
      [shop.shop],
    );
    expect(entries.rows.map((row) => row.points)).toEqual([-price, -price, -30, 100, 2 * price]);
    expect(await provenOf(shop)).toEqual([]);

    const { rows: items } = await pool.query("select id from inventory_items where redemption_id = $1", [returned]);
    const voucher = await readVoucher(pool, shop.shop, items[0].id);
    if (voucher) await voucherRefused(pool, voucher, "No.", Date.now());
    expect((await shop.player("102"))?.points).toBe(70 + price);
    expect(await ledgerSum(pool, shop.shop, "101")).toBe(0);
    expect(await provenOf(shop)).toEqual([]);
    // The next merge takes along what names an entry of somebody else.
    await merge(shop, "102", "103");
    expect((await shop.player("103"))?.points).toBe(70 + price);
    // A debit that was given back is over: it goes along neither as a debit nor as points that were earned.
    const left = await pool.query(
      "select points from ledger_entries where shop = $1 and player_id = '103' order by points",
      [shop.shop],
    );
    expect(left.rows.map((row) => row.points)).toEqual([-price, -30, 100, 2 * price]);
    expect(await provenOf(shop)).toEqual([]);
  });

  it("that failed, or has not happened yet, changes nothing", async () => {
    const shop = await testShop(pool);
    await buy(shop, "101", "10.00");
    for (const status of ["failed", "in_progress"]) {
      await shop.handle("customers/merge", mergePayload("101", "102", { status }));
    }
    expect((await shop.player("101"))?.points).toBe(10);
    expect(await shop.player("102")).toBeNull();
  });

  it("without the customers' ids is set aside with the field", async () => {
    const shop = await testShop(pool);
    const { results } = await shop.handle("customers/merge", { status: "completed" });
    expect([...results.values()]).toMatchObject([
      { kind: "set_aside", reason: expect.stringContaining("admin_graphql_api_customer_kept_id") },
    ]);
  });

  it("in one shop leaves the same customers of another shop alone", async () => {
    const [left, right] = [await testShop(pool), await testShop(pool)];
    for (const shop of [left, right]) await buy(shop, "101", "10.00");
    await merge(left, "101", "102");
    expect((await right.player("101"))?.points).toBe(10);
  });
});
