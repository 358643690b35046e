// Two customers who become one: nothing is lost, nothing counts twice, whenever Shopify tells of it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { undoAdjustment } from "../../rewards/adjustments/undo.ts";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { createBadges } from "../../rewards/programme/badges.ts";
import { redeem } from "../../rewards/redemption/redeem.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { voucherRefused } from "../../rewards/vouchers/outcome.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { mergePayload } from "../support/privacy.ts";
import { ledgerSum, type TestShop, testShop } from "../support/shop.ts";

const { pool } = await testDatabase({ poolSize: 10 });

const buy = (shop: TestShop, customerId: string, total: string, wish: Parameters<typeof orderPayload>[0] = {}) =>
  shop.handle("orders/create", orderPayload({ customerId, total, ...wish }));
const merge = (shop: TestShop, deleted: string, kept: string) =>
  shop.handle("customers/merge", mergePayload(deleted, kept));

async function provenOf({ shop }: TestShop): Promise<unknown[]> {
  const { problems } = await findLedgerProblems(pool, shop);
  return problems;
}

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

describe("a merge that is told", () => {
  it("before any order of either makes the kept customer get the orders of both", async () => {
    const shop = await testShop(pool);
    await merge(shop, "101", "102");
    await buy(shop, "101", "10.00");
    await buy(shop, "102", "5.00");
    expect((await shop.player("102"))?.points).toBe(15);
    expect(await ledgerSum(pool, shop.shop, "101")).toBe(0);
    expect(await provenOf(shop)).toEqual([]);
  });

  it("twice moves everything once", async () => {
    const shop = await testShop(pool);
    await buy(shop, "101", "10.00");
    await merge(shop, "101", "102");
    await merge(shop, "101", "102");
    expect((await shop.player("102"))?.points).toBe(10);
  });

  it("in a chain, in either order, ends with the last one", async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const shop = await testShop(pool);
      for (const customer of ["101", "102", "103"]) await buy(shop, customer, "10.00");
      const links = [
        ["101", "102"],
        ["102", "103"],
      ] as const;
      for (const place of order) {
        const [deleted, kept] = links[place] ?? links[0];
        await merge(shop, deleted, kept);
      }
      for (const customer of ["101", "102", "103"]) await buy(shop, customer, "10.00");
      expect((await shop.player("103"))?.points).toBe(60);
      expect(await provenOf(shop)).toEqual([]);
    }
  });

  it("in a circle, which Shopify does not do, loses nothing and never ends in itself", async () => {
    const shop = await testShop(pool);
    await buy(shop, "101", "10.00");
    await merge(shop, "101", "102");
    await merge(shop, "102", "101");
    await merge(shop, "102", "102");
    await buy(shop, "101", "10.00");
    expect((await shop.player("102"))?.points).toBe(20);
  });

  it("while orders of both are being recorded, five times over, ends the same", async () => {
    const shop = await testShop(pool);
    const ids: (number | null)[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const customerId of ["101", "102", "99"]) {
        ids.push(await shop.receive("orders/create", orderPayload({ customerId, total: "10.00" })));
      }
      ids.push(await shop.receive("customers/merge", mergePayload("101", "102")));
      ids.push(await shop.receive("customers/merge", mergePayload("102", "99")));
    }
    await Promise.all(ids.map((id) => shop.process([id])));
    await shop.process(ids);
    await shop.process(ids);
    expect(await provenOf(shop)).toEqual([]);
    expect((await shop.player("99"))?.points).toBe(150);
    const { rows } = await pool.query("select topic, reason from inbox_events where shop = $1 and state <> 'done'", [
      shop.shop,
    ]);
    expect(rows).toEqual([]);
  });
});

describe("an order of a merged customer", () => {
  it("is refunded from the one who has its points now", async () => {
    const shop = await testShop(pool);
    const id = newId();
    await buy(shop, "101", "80.00", { id });
    await buy(shop, "102", "5.00");
    await merge(shop, "101", "102");
    await shop.handle(
      "orders/cancelled",
      orderPayload({
        id,
        customerId: "101",
        total: "80.00",
        at: "2026-03-03T10:00:00Z",
        overrides: { cancelled_at: "2026-03-03T10:00:00Z" },
      }),
    );
    expect((await shop.player("102"))?.points).toBe(5);
    expect(await ledgerSum(pool, shop.shop, "101")).toBe(0);
    expect(await provenOf(shop)).toEqual([]);
  });

  it("that is told of again under either customer's name moves no points", async () => {
    const shop = await testShop(pool);
    const id = newId();
    await buy(shop, "101", "80.00", { id });
    await merge(shop, "101", "102");
    for (const [minute, customerId] of ["102", "101", "102"].entries()) {
      await shop.handle(
        "orders/updated",
        orderPayload({ id, customerId, total: "80.00", at: `2026-03-03T10:0${minute}:00Z` }),
      );
    }
    expect((await shop.player("102"))?.points).toBe(80);
    expect(await ledgerSum(pool, shop.shop, "101")).toBe(0);
  });
});

type Step =
  | { kind: "order"; customer: number; cents: number; electronics: boolean; many: boolean }
  | { kind: "cancel"; order: number }
  | { kind: "merge"; from: number; into: number };

it("any mixture of orders, cancellations and merges keeps every balance the sum of its ledger, and the total", {
  timeout: 120_000,
}, async () => {
  const customer = fc.integer({ min: 0, max: 4 });
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("order" as const),
        customer,
        cents: fc.integer({ min: 0, max: 99_999 }),
        electronics: fc.boolean(),
        many: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel" as const), order: fc.nat({ max: 9 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("merge" as const), from: customer, into: customer }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 20 }), async (steps) => {
      const shop = await testShop(pool);
      const orders: { payload: Parameters<typeof orderPayload>[0]; cancelled: boolean; points: number }[] = [];
      for (const [place, one] of steps.entries()) {
        if (one.kind === "merge") await merge(shop, `${100 + one.from}`, `${100 + one.into}`);
        if (one.kind === "order") {
          const payload = {
            id: newId(),
            customerId: `${100 + one.customer}`,
            total: `${Math.floor(one.cents / 100)}.${String(one.cents % 100).padStart(2, "0")}`,
            items: [{ productId: one.electronics ? "1" : "3", quantity: one.many ? 5 : 1 }],
          };
          const before = await totalOf(shop);
          await shop.handle("orders/create", orderPayload(payload));
          orders.push({ payload, cancelled: false, points: (await totalOf(shop)) - before });
        }
        const order = one.kind === "cancel" ? orders[one.order] : undefined;
        if (order) {
          order.cancelled = true;
          const at = `2026-04-02T10:00:${String(place).padStart(2, "0")}Z`;
          await shop.handle(
            "orders/cancelled",
            orderPayload({ ...order.payload, at, overrides: { cancelled_at: at } }),
          );
        }
        expect(await provenOf(shop)).toEqual([]);
        const standing = orders.filter(({ cancelled }) => !cancelled);
        expect(await totalOf(shop)).toBe(standing.reduce((sum, { points }) => sum + points, 0));
      }
      const { rows } = await pool.query(
        "select sum(balance)::int as sum from players where shop = $1 and merged_into is not null",
        [shop.shop],
      );
      expect(rows[0]?.sum ?? 0).toBe(0);
    }),
    { numRuns: 30 },
  );
});

async function totalOf({ shop }: TestShop): Promise<number> {
  const { rows } = await pool.query<{ sum: number }>(
    "select coalesce(sum(points), 0)::bigint as sum from ledger_entries where shop = $1",
    [shop],
  );
  return rows[0]?.sum ?? 0;
}
