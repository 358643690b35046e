// Levels of total points: reached once and kept, handed out once, whatever comes back or is spent, and whatever becomes of
// the ladder.
import { describe, expect, it } from "vitest";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { undoAdjustment } from "../../rewards/adjustments/undo.ts";
import { giveBadge } from "../../rewards/by-hand/give.ts";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import { expireShopPoints } from "../../rewards/expiry/expire.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { importFile } from "../../rewards/import/run.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { createEndpoint } from "../../rewards/notices/endpoints.ts";
import { redeem } from "../../rewards/redemption/redeem.ts";
import { readPlayers } from "../../rewards/storefront/player.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { mergePayload } from "../support/privacy.ts";
import { type ActionWish, apiAction, recordTogether, saveRules } from "../support/rules.ts";
import { givePoints, testShop } from "../support/shop.ts";
import { refund } from "./busy-shop.ts";

const { pool } = await testDatabase();
const now = Date.UTC(2026, 5, 1, 16);

const bronze = { id: "bronze", name: "Bronze", target: 50, deliverables: [] };
const silver = { id: "silver", name: "Silver", target: 100, deliverables: [] };
const shipping = { id: "ship", kind: "Prize", label: "Free shipping", voucher: { discount: "free_shipping" } };
const gold = { id: "gold", name: "Gold", target: 500, deliverables: [shipping] };

async function shopWith(levels: readonly object[] = [silver, gold]) {
  const shop = await testShop(pool);
  if (levels.length > 0) await saveRules(pool, shop.shop, { levels });
  return shop;
}

/** One action in a transaction of its own. @returns the levels that it reached. */
async function record(shop: ShopId, wish: ActionWish): Promise<string[]> {
  const [recorded] = await recordTogether(pool, [apiAction(shop, wish)]);
  return recorded?.levels ?? [];
}

const adjust = (shop: ShopId, points: number, playerId = "john") => givePoints(pool, shop, playerId, points, now);

async function importing(shop: ShopId, lines: readonly string[]) {
  const text = ["player_id,points", ...lines].join("\n");
  const file = {
    name: "balances.csv",
    open: async function* () {
      yield Buffer.from(text);
    },
  };
  const outcome = await importFile(
    pool,
    { findCustomers: async () => new Map() },
    { shop, file, format: null, at: new Date(now) },
  );
  expect(outcome.kind).toBe("done");
}

async function standing(shop: ShopId, playerId = "john") {
  const { rows } = await pool.query(
    `select points_total as total, highest_level as level from players where shop = $1 and player_id = $2`,
    [shop, playerId],
  );
  return rows[0];
}

const itemsOf = async (shop: ShopId) =>
  (await pool.query("select player_id, level_id, award_id, label, state from inventory_items where shop = $1", [shop]))
    .rows;

const problemsOf = async (shop: ShopId) => (await findLedgerProblems(pool, shop)).problems;

describe("a level", () => {
  it("is reached by the action whose points lead there, once, and its vouchers are handed out", async () => {
    const { shop } = await shopWith();
    expect(await record(shop, { amount: "99.00" })).toEqual([]);
    expect(await standing(shop)).toEqual({ total: 99, level: 0 });
    const second = apiAction(shop, { amount: "401.00" });
    const both = { points: 401, levels: ["Silver", "Gold"] };
    expect(await recordTogether(pool, [second])).toEqual([{ kind: "recorded", ...both }]);
    expect(await recordTogether(pool, [second])).toEqual([{ kind: "replayed", ...both }]);
    expect(await record(shop, { amount: "1000.00" })).toEqual([]);
    expect(await standing(shop)).toEqual({ total: 1_500, level: 2 });
    expect(await itemsOf(shop)).toEqual([
      { player_id: "john", level_id: "gold", award_id: null, label: "Free shipping", state: "creating" },
    ]);
    const { rows } = await pool.query("select kind from outbox_messages where shop = $1", [shop]);
    expect(rows).toEqual([{ kind: "create_discount_code" }]);
  });

  it("is reached by the first of several actions of one group that leads there", async () => {
    const { shop } = await shopWith();
    const group = ["60.00", "60.00", "60.00"].map((amount) => apiAction(shop, { amount }));
    expect((await recordTogether(pool, group)).map(({ levels }) => levels)).toEqual([[], ["Silver"], []]);
  });

  it("stays when its points are taken back, with its voucher, and is not handed out again", async () => {
    const { shop, handle, player } = await shopWith();
    const id = newId();
    await handle("orders/create", orderPayload({ id, customerId: "55", total: "500.00" }));
    await handle("refunds/create", refund(id, "500.00"));
    await handle("orders/updated", orderPayload({ id, customerId: "55", total: "500.00", overrides: gone }));
    expect(await standing(shop, "55")).toEqual({ total: 0, level: 2 });
    expect((await player("55"))?.inventory).toMatchObject([{ label: "Free shipping", state: "creating" }]);
    await handle("orders/create", orderPayload({ customerId: "55", total: "600.00" }));
    expect(await standing(shop, "55")).toEqual({ total: 600, level: 2 });
    expect(await itemsOf(shop)).toHaveLength(1);
    expect(await problemsOf(shop)).toEqual([]);
  });

  it("counts what was spent or has expired, and what was imported or given by hand", async () => {
    const { shop } = await shopWith();
    await record(shop, { amount: "300.00", at: now });
    const [reward] = await listRewards(pool, shop);
    const asked = { shop, playerId: "john" as PlayerId, rewardId: reward?.id ?? "", referenceId: "spent", at: now };
    expect((await redeem(pool, asked)).kind).toBe("redeemed");
    const expiring = { shop, earnedBefore: now + 1, at: now + 1, expiredOn: "2026-06-02" };
    expect((await expireShopPoints(pool, expiring)).points).toBeGreaterThan(0);
    await adjust(shop, 190);
    expect(await standing(shop)).toEqual({ total: 490, level: 1 });
    expect(await record(shop, { amount: "10.00" })).toEqual(["Gold"]);
    expect(await problemsOf(shop)).toEqual([]);
  });

  it("is reached by points given by hand at once, once, with its vouchers and notices", async () => {
    const { shop } = await shopWith();
    await createEndpoint(pool, shop, { url: "https://example.com", topics: ["level_reached"] });
    await record(shop, { amount: "1.00" });
    expect(await adjust(shop, 498)).toMatchObject({ kind: "adjusted" });
    expect(await standing(shop)).toEqual({ total: 499, level: 1 });
    const given = { shop, playerId: "john" as PlayerId, points: 1, reason: "r", referenceId: "to-gold", at: now };
    await adjustPoints(pool, given);
    expect((await adjustPoints(pool, given)).kind).toBe("replayed");
    expect(await standing(shop)).toEqual({ total: 500, level: 2 });
    expect(await itemsOf(shop)).toMatchObject([{ player_id: "john", level_id: "gold", state: "creating" }]);
    expect(await record(shop, { name: "visit" })).toEqual([]);
    const { rows } = await pool.query(
      "select kind, payload #> '{notice,data}' as data from outbox_messages where shop = $1 order by id",
      [shop],
    );
    expect(rows).toMatchObject([
      { kind: "call_endpoint", data: { name: "Silver" } },
      { kind: "create_discount_code" },
      { kind: "call_endpoint", data: { name: "Gold", referenceId: "to-gold", playerId: "john" } },
    ]);
    expect(await problemsOf(shop)).toEqual([]);
  });

  it("that points by hand have reached stays when they are undone, and is not reached again", async () => {
    const { shop } = await shopWith();
    const given = { shop, playerId: "new" as PlayerId, points: 500, reason: "r", referenceId: "mistake", at: now };
    await adjustPoints(pool, given);
    expect(await standing(shop, "new")).toEqual({ total: 500, level: 2 });
    const undo = { shop, referenceId: "mistake", reason: "r", at: now };
    expect((await undoAdjustment(pool, undo)).kind).toBe("undone");
    expect(await standing(shop, "new")).toEqual({ total: 0, level: 2 });
    await adjust(shop, 600, "new");
    expect(await itemsOf(shop)).toHaveLength(1);
  });

  it("is reached when points that were taken by hand are given back", async () => {
    const { shop } = await shopWith();
    await record(shop, { amount: "90.00" });
    const taken = { shop, playerId: "john" as PlayerId, points: -20, reason: "r", referenceId: "taken", at: now };
    await adjustPoints(pool, taken);
    expect(await record(shop, { amount: "25.00" })).toEqual([]);
    await undoAdjustment(pool, { shop, referenceId: "taken", reason: "r", at: now });
    expect(await standing(shop)).toEqual({ total: 115, level: 1 });
  });

  it("is kept by who is taken points from before any action of his was decided", async () => {
    const { shop } = await shopWith([]);
    await adjust(shop, 120);
    await saveRules(pool, shop, { levels: [silver, gold] });
    await adjust(shop, -50);
    expect(await standing(shop)).toEqual({ total: 70, level: 1 });
  });

  it("is reached by imported points at once by who has earned here before; what others bring is theirs silently", async () => {
    const { shop } = await shopWith();
    await record(shop, { playerId: "801", amount: "1.00" });
    await importing(shop, ["801,499", "802,600"]);
    expect(await standing(shop, "801")).toEqual({ total: 500, level: 2 });
    expect(await standing(shop, "802")).toEqual({ total: 600, level: null });
    expect(await itemsOf(shop)).toMatchObject([{ player_id: "801", level_id: "gold" }]);
    expect(await record(shop, { playerId: "802", amount: "1.00" })).toEqual([]);
    expect(await standing(shop, "802")).toEqual({ total: 601, level: 2 });
    expect(await itemsOf(shop)).toHaveLength(1);
    expect(await problemsOf(shop)).toEqual([]);
  });

  it("hands out no more than there is to those who are given points by hand, or by one import", async () => {
    const { shop } = await shopWith([{ ...silver, deliverables: [{ ...shipping, quantity: 2 }] }]);
    for (const playerId of ["801", "802", "803"]) await record(shop, { playerId, amount: "1.00" });
    await adjust(shop, 100, "803");
    await importing(shop, ["801,100", "802,100"]);
    expect((await itemsOf(shop)).map((item) => item.player_id).sort()).toEqual(["801", "803"]);
  });

  it("is reached by a badge that is given by hand", async () => {
    const { shop } = await shopWith();
    const { rows } = await pool.query("select id from badges where shop = $1 and name = 'VIP Customer'", [shop]);
    const given = { shop, playerId: "john" as PlayerId, badgeId: rows[0]?.id, reason: "r", referenceId: "g", at: now };
    expect(await giveBadge(pool, given)).toMatchObject({ action: { decision: { levels: [{ name: "Silver" }] } } });
    expect(await standing(shop)).toEqual({ total: 100, level: 1 });
  });

  it("hands out no more than there is", async () => {
    const { shop } = await shopWith([{ ...silver, deliverables: [{ ...shipping, quantity: 1 }] }]);
    const group = ["ann", "ben"].map((playerId) => apiAction(shop, { playerId, amount: "100.00" }));
    expect((await recordTogether(pool, group)).map(({ levels }) => levels)).toEqual([["Silver"], ["Silver"]]);
    await record(shop, { playerId: "cat", amount: "100.00" });
    expect(await itemsOf(shop)).toMatchObject([{ player_id: "ann" }]);
  });

  it("is told with its notifications to whoever listens, once, and not for silent orders", async () => {
    const note = { id: "n", kind: "Notification", label: "Call him" };
    const { shop } = await shopWith([{ ...silver, deliverables: [note] }]);
    await createEndpoint(pool, shop, { url: "https://example.com", topics: ["level_reached", "notification"] });
    await record(shop, { amount: "100.00", referenceId: "told" });
    await recordTogether(pool, [{ ...apiAction(shop, { playerId: "quiet", amount: "100.00" }), silent: true }]);
    const { rows } = await pool.query(
      "select payload -> 'notice' ->> 'type' as type, payload #> '{notice,data}' as data from outbox_messages where shop = $1 order by id",
      [shop],
    );
    const level = { playerId: "john", levelId: "silver", level: 1, name: "Silver", target: 100, referenceId: "told" };
    expect(rows).toEqual([
      { type: "level_reached", data: level },
      { type: "notification", data: expect.objectContaining({ playerId: "john", id: "n", label: "Call him" }) },
    ]);
  });

  it("is told with the player, and to the storefront, with the next one", async () => {
    const { shop, player } = await shopWith();
    await record(shop, { playerId: "55", amount: "120.00" });
    const [level, nextLevel] = [
      { level: 1, label: "Silver", target: 100 },
      { level: 2, label: "Gold", target: 500 },
    ];
    expect(await player("55")).toMatchObject({ pointsTotal: 120, level, nextLevel });
    const told = (await readPlayers(pool, shop, ["55" as PlayerId], now)).get("55" as PlayerId)?.shape.level;
    expect(told).toEqual({ name: "Silver", total: 120, next: { name: "Gold", target: 500 } });
    const without = await shopWith([]);
    await record(without.shop, { playerId: "55", amount: "120.00" });
    expect(await without.player("55")).toMatchObject({ pointsTotal: 120, level: null, nextLevel: null });
    expect(
      (await readPlayers(pool, without.shop, ["55" as PlayerId], now)).get("55" as PlayerId)?.shape,
    ).not.toHaveProperty("level");
  });
});

const gone = { updated_at: "2026-03-02T18:00:00Z", financial_status: "refunded" };

describe("a ladder", () => {
  it("that is introduced later hands out nothing for what was reached before", async () => {
    const { shop, player } = await shopWith([]);
    await record(shop, { amount: "499.00" });
    await saveRules(pool, shop, { levels: [silver, gold] });
    expect(await player("john")).toMatchObject({ level: { label: "Silver" } });
    expect(await record(shop, { amount: "1.00" })).toEqual(["Gold"]);
    expect(await standing(shop)).toEqual({ total: 500, level: 2 });
  });

  it("that is lowered hands out nothing for what was reached before", async () => {
    const { shop } = await shopWith();
    await record(shop, { amount: "120.00" });
    await saveRules(pool, shop, { levels: [silver, { ...gold, target: 110 }] });
    expect(await standing(shop)).toEqual({ total: 120, level: 2 });
    expect(await record(shop, { amount: "1.00" })).toEqual([]);
    expect(await itemsOf(shop)).toEqual([]);
  });

  it("that is raised leaves everybody the level that he has", async () => {
    const { shop } = await shopWith();
    await record(shop, { amount: "500.00" });
    await saveRules(pool, shop, { levels: [silver, { ...gold, target: 5_000 }] });
    expect(await standing(shop)).toEqual({ total: 500, level: 2 });
    expect(await record(shop, { amount: "5000.00" })).toEqual([]);
    expect(await itemsOf(shop)).toHaveLength(1);
  });

  it("that gets a step, loses one, or all, leaves everybody the step on which he stands, and touches no other shop", async () => {
    const { shop } = await shopWith();
    const other = await shopWith();
    for (const each of [shop, other.shop]) {
      await record(each, { amount: "100.00" });
      await record(each, { playerId: "rich", amount: "500.00" });
    }
    const levels = async () => [(await standing(shop))?.level, (await standing(shop, "rich"))?.level];
    await saveRules(pool, shop, { levels: [bronze, silver, gold] });
    expect(await levels()).toEqual([2, 3]);
    await saveRules(pool, shop, { levels: [bronze, gold] });
    expect(await levels()).toEqual([1, 2]);
    await saveRules(pool, shop, { levels: [bronze] });
    expect(await levels()).toEqual([1, 1]);
    await saveRules(pool, shop, { levels: [] });
    expect(await levels()).toEqual([null, null]);
    expect((await standing(other.shop, "rich"))?.level).toBe(2);
    expect(await problemsOf(shop)).toEqual([]);
  });

  it("that is changed while an action waits for its player is the one that decides it", async () => {
    const { shop } = await shopWith([silver]);
    await adjust(shop, 1);
    const holder = await pool.connect();
    await holder.query("begin");
    await holder.query("select 1 from players where shop = $1 for update", [shop]);
    const waiting = record(shop, { amount: "100.00" });
    await expect
      .poll(async () => (await pool.query("select 1 from pg_locks where not granted")).rowCount)
      .toBeGreaterThan(0);
    await saveRules(pool, shop, { levels: [bronze, silver] });
    await holder.query("commit");
    holder.release();
    expect(await waiting).toEqual(["Bronze", "Silver"]);
    expect(await standing(shop)).toEqual({ total: 101, level: 2 });
  });
});

describe("two players who become one", () => {
  it("have the higher level of both and one total; what that reaches is reached by the next action, once", async () => {
    const { shop, handle } = await shopWith();
    await handle("orders/create", orderPayload({ customerId: "101", total: "300.00" }));
    await handle("orders/create", orderPayload({ customerId: "102", total: "250.00" }));
    const [reward] = await listRewards(pool, shop);
    const asked = { shop, playerId: "101" as PlayerId, rewardId: reward?.id ?? "", referenceId: "m", at: now };
    expect((await redeem(pool, asked)).kind).toBe("redeemed");
    await handle("customers/merge", mergePayload("101", "102"));
    expect(await standing(shop, "101")).toEqual({ total: 0, level: null });
    expect(await standing(shop, "102")).toEqual({ total: 550, level: 1 });
    await handle("orders/create", orderPayload({ customerId: "101", total: "1.00" }));
    expect(await standing(shop, "102")).toEqual({ total: 551, level: 2 });
    expect((await itemsOf(shop)).filter((item) => item.level_id !== null)).toMatchObject([{ player_id: "102" }]);
    expect(await problemsOf(shop)).toEqual([]);
  });
});
