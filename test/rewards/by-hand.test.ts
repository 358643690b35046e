// Badges given and taken by hand: what an order would have given, once for each reference id, and nothing that the ledger
// cannot prove.
import { describe, expect, it } from "vitest";
import { type GiveRequest, giveBadge } from "../../rewards/by-hand/give.ts";
import { type TakeRequest, takeBadge } from "../../rewards/by-hand/take.ts";
import { mergeCustomers } from "../../rewards/customers/merge.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { readTimeline } from "../../rewards/players/timeline.ts";
import { loadProgrammes } from "../../rewards/programme/load.ts";
import { createBadge } from "../../rewards/programme/save.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { ledgerSum, testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const test = await testShop(pool);
const { shop } = test;
const at = Date.UTC(2026, 5, 1);
let references = 0;

async function idOf(name: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>("select id from badges where shop = $1 and name = $2", [
    shop,
    name,
  ]);
  return rows[0]?.id ?? "";
}
const [electronics, vip, bulk, loyal] = await Promise.all(
  ["Electronics Enthusiast", "VIP Customer", "Bulk Buyer", "Loyal Customer"].map(idOf),
);
const ranked = await created({
  name: "Spender",
  type: "Ranked",
  points: 0,
  action: "purchase",
  challenges: [{ kind: "sum", detail: "amount", target: 1 }],
  levels: [
    { name: "Bronze", target: 100, points: 10, deliverables: [] },
    { name: "Silver", target: 500, points: 20, deliverables: [] },
    { name: "Gold", target: 900, points: 40, deliverables: [] },
  ],
});
const scarce = await created({ name: "First two", type: "OneTimeOnly", points: 1, action: "never", quantity: 2 });
const twice = await created({ name: "Twice", type: "Repeatable", points: 3, action: "never", maximumPerPlayer: 2 });
const after = await created({
  name: "After VIP",
  type: "OneTimeOnly",
  points: 4,
  action: "never",
  prerequisites: [vip],
});

async function created(content: Record<string, unknown>): Promise<string> {
  const whole = { challenges: [], deliverables: [], prerequisites: [], ...content };
  const outcome = await createBadge(pool, shop, whole, "active");
  if (outcome.kind !== "saved") throw new Error(JSON.stringify(outcome));
  return outcome.badgeId;
}

const give = (playerId: string, badgeId = "", more: Partial<GiveRequest> = {}) =>
  giveBadge(pool, { ...request(playerId, badgeId), ...more });
const take = (playerId: string, badgeId = "", more: Partial<TakeRequest> = {}) =>
  takeBadge(pool, { ...request(playerId, badgeId), takesPoints: true, ...more });
const request = (playerId: string, badgeId: string) => ({
  shop,
  playerId: playerId as PlayerId,
  badgeId,
  reason: "for his patience",
  referenceId: `by-hand-${++references}`,
  at,
});

const buys = (customerId: string, wish: { total?: string; productId?: string; quantity?: number } = {}) =>
  test.handle(
    "orders/create",
    orderPayload({
      customerId,
      total: wish.total ?? "10.00",
      items: [{ productId: wish.productId ?? "3", quantity: wish.quantity ?? 1 }],
    }),
  );

async function standing(playerId: string, badge: string) {
  const { rows } = await pool.query(
    `select times_earned as times, current, target from progress where shop = $1 and player_id = $2 and badge_id = $3`,
    [shop, playerId, badge],
  );
  return rows[0];
}
const pointsOf = async (playerId: string) => (await test.player(playerId))?.points;
const withSettings = async (settings: object) => {
  await pool.query("update shops set settings = $2, programme_version = programme_version + 1 where shop = $1", [
    shop,
    JSON.stringify(settings),
  ]);
};

async function merge(deleted: string, kept: string): Promise<void> {
  await inTransaction(pool, async (connection) => {
    const programme = (await loadProgrammes(connection, [shop])).get(shop);
    if (!programme) throw new Error("The test's shop is not installed.");
    await mergeCustomers(connection, programme, { shop, deleted: deleted as PlayerId, kept: kept as PlayerId, at });
  });
}

describe("a badge given by hand", () => {
  it("pays points and vouchers as when it is earned, and says in the ledger why", async () => {
    const outcome = await give("101", vip);
    expect(outcome).toMatchObject({ kind: "given", balance: 100 });
    expect(outcome.kind === "given" && outcome.outboxIds).toHaveLength(1);
    const player = await test.player("101");
    expect(player?.badges).toMatchObject([{ name: "VIP Customer", count: 1 }]);
    expect(player?.inventory).toMatchObject([{ label: "Free shipping", state: "creating" }]);
    const { entries } = await readTimeline(pool, shop, "101" as PlayerId, null);
    expect(entries).toMatchObject([
      { points: 100, source: "badge", badge: "VIP Customer", isByHand: true, note: "for his patience" },
    ]);
  });

  it("has a line in the ledger even when it gives no points", async () => {
    expect(await give("102", loyal)).toMatchObject({ kind: "given", balance: 0 });
    const { entries } = await readTimeline(pool, shop, "102" as PlayerId, null);
    expect(entries).toMatchObject([{ points: 0, badge: "Loyal Customer", isByHand: true, note: "for his patience" }]);
  });

  it("needs no prerequisites", async () => {
    expect(await give("103", after)).toMatchObject({ kind: "given", balance: 4 });
  });

  it("that can be had once is refused a second time, whoever gave it first, and is not earned again by an order", async () => {
    await buys("104", { productId: "1" });
    expect(await give("104", electronics)).toMatchObject({
      kind: "withheld",
      evaluation: { outcome: "already_earned" },
    });
    await give("105", electronics);
    await buys("105", { productId: "1", total: "20.00" });
    expect(await pointsOf("105")).toBe(35);
  });

  it("that can be had again is given again, up to its maximum", async () => {
    await give("106", twice);
    expect(await give("106", twice)).toMatchObject({ kind: "given", balance: 6 });
    expect(await give("106", twice)).toMatchObject({ kind: "withheld", evaluation: { outcome: "maximum_reached" } });
  });

  it("leaves what counted towards the next one as it was", async () => {
    await buys("107", { productId: "3", quantity: 5 });
    await give("107", bulk);
    await buys("107", { productId: "3", quantity: 5 });
    expect(await standing("107", bulk ?? "")).toMatchObject({ times: 3 });
  });

  it("with levels gives the next one, or all up to the one that was chosen, and orders go on from there", async () => {
    expect(await give("108", ranked)).toMatchObject({ kind: "given", balance: 10 });
    expect(await give("108", ranked, { level: 3 })).toMatchObject({ kind: "given", balance: 70 });
    expect(await give("108", ranked)).toMatchObject({ kind: "withheld", evaluation: { outcome: "already_earned" } });
    await give("109", ranked, { level: 2 });
    expect(await give("109", ranked, { level: 2 })).toEqual({ kind: "wrong_level", from: 3, to: 3 });
    expect(await give("109", ranked, { level: 4 })).toEqual({ kind: "wrong_level", from: 3, to: 3 });
    await buys("109", { total: "600.00" });
    expect(await standing("109", ranked)).toMatchObject({ times: 2, current: 60_000, target: 90_000 });
    await buys("109", { total: "300.00" });
    expect(await standing("109", ranked)).toMatchObject({ times: 3 });
  });

  it("of which there are only so many is given to no more, although twenty ask at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, place) => give(`scarce-${place}`, scarce)));
    expect(outcomes.filter(({ kind }) => kind === "given")).toHaveLength(2);
    expect(outcomes.filter(({ kind }) => kind === "withheld")).toHaveLength(18);
  });

  it("is given once for each reference id, although twenty say it at once; another wish with it is a conflict", async () => {
    const same = { referenceId: "the-same" };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => give("110", twice, same)));
    expect(outcomes.filter(({ kind }) => kind === "given")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "replayed")).toHaveLength(19);
    expect(await give("110", bulk, same)).toEqual({ kind: "conflict" });
    expect(await give("111", twice, same)).toEqual({ kind: "conflict" });
    expect(await give("110", twice, { ...same, reason: "another" })).toEqual({ kind: "conflict" });
    expect(await pointsOf("110")).toBe(3);
    expect(await test.player("111")).toBeNull();
  });

  it("that the programme does not have is given to nobody, and makes no player", async () => {
    expect(await give("nobody", crypto.randomUUID())).toEqual({ kind: "unknown_badge" });
    expect(await give("nobody", "no id")).toEqual({ kind: "unknown_badge" });
    expect(await test.player("nobody")).toBeNull();
  });

  it("while orders are in flight is earned once: by hand or by an order", async () => {
    const customers = Array.from({ length: 10 }, (_, place) => String(900 + place));
    await Promise.all(
      customers.flatMap((customer) => [buys(customer, { productId: "1", total: "5.00" }), give(customer, electronics)]),
    );
    for (const customer of customers) {
      expect(await standing(customer, electronics ?? "")).toMatchObject({ times: 1 });
      expect(await pointsOf(customer)).toBe(20);
    }
  });

  it("to a merged player is the one's whom he has become, also when it is repeated", async () => {
    await give("112", bulk);
    await give("113", bulk);
    await merge("112", "113");
    const same = { referenceId: "merged" };
    expect(await give("112", loyal, same)).toMatchObject({ kind: "given", action: { playerId: "113" } });
    expect(await give("112", loyal, same)).toMatchObject({ kind: "replayed", action: { playerId: "113" } });
  });
});

describe("a badge taken by hand", () => {
  it("goes with its points, by an entry that names the one that it gave, and with its unused voucher", async () => {
    await give("201", vip);
    const outcome = await take("201", vip);
    expect(outcome).toMatchObject({ kind: "taken", balance: 0 });
    expect(outcome.kind === "taken" && outcome.outboxIds).toHaveLength(1);
    const player = await test.player("201");
    expect(player?.badges).toEqual([]);
    expect(player?.inventory).toMatchObject([{ state: "revoked" }]);
    const { entries } = await readTimeline(pool, shop, "201" as PlayerId, null);
    expect(entries[0]).toMatchObject({
      points: -100,
      source: "badge_taken",
      corrects: "badge",
      note: "for his patience",
    });
  });

  it("leaves points where they are to stay, and vouchers where the shop lets them", async () => {
    await withSettings({ reversalRevokesVouchers: false });
    await give("202", vip);
    expect(await take("202", vip, { takesPoints: false })).toMatchObject({
      kind: "taken",
      balance: 100,
      outboxIds: [],
    });
    expect((await test.player("202"))?.inventory).toMatchObject([{ state: "creating" }]);
    await withSettings({});
  });

  it("can be taken from whom an order gave it, is earned again later, and the order's refund takes its points once", async () => {
    const id = newId();
    const order = orderPayload({ id, customerId: "203", total: "20.00", items: [{ productId: "1" }] });
    await test.handle("orders/create", order);
    expect(await take("203", electronics)).toMatchObject({ kind: "taken", balance: 20 });
    const iso = new Date().toISOString();
    await test.handle("orders/cancelled", { ...order, cancelled_at: iso, updated_at: iso });
    expect(await pointsOf("203")).toBe(0);
    await buys("203", { productId: "1", total: "7.00" });
    expect(await pointsOf("203")).toBe(22);
  });

  it("lets what counted before a gift count on", async () => {
    for (let order = 0; order < 3; order += 1) await buys("204");
    await give("204", loyal);
    await buys("204");
    expect(await standing("204", loyal ?? "")).toMatchObject({ times: 1, current: 10 });
    await take("204", loyal);
    expect(await standing("204", loyal ?? "")).toMatchObject({ times: 0, current: 3, target: 10 });
  });

  it("is the highest level, or the latest of several", async () => {
    await give("205", ranked, { level: 3 });
    expect(await take("205", ranked)).toMatchObject({ balance: 30 });
    expect(await take("205", ranked)).toMatchObject({ balance: 10 });
    await give("205", bulk, { at: at + 1 });
    await give("205", bulk, { at: at + 2 });
    await take("205", bulk);
    const { rows } = await pool.query(
      "select last_earned_at from progress where shop = $1 and player_id = '205' and badge_id = $2",
      [shop, bulk],
    );
    expect(rows[0].last_earned_at).toEqual(new Date(at + 1));
  });

  it("is taken once for each reference id, although twenty say it at once; what is not held cannot be taken", async () => {
    await give("206", twice);
    await give("206", twice);
    const same = { referenceId: "take-the-same" };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => take("206", twice, same)));
    expect(outcomes.filter(({ kind }) => kind === "taken")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "replayed")).toHaveLength(19);
    expect(await take("206", twice, { ...same, takesPoints: false })).toEqual({ kind: "conflict" });
    expect(await pointsOf("206")).toBe(3);
    await take("206", twice);
    expect(await take("206", twice)).toEqual({ kind: "not_held" });
    expect(await take("206", "no id")).toEqual({ kind: "not_held" });
    expect(await take("no-such-player", twice)).toEqual({ kind: "unknown_player" });
    expect(await test.player("no-such-player")).toBeNull();
  });

  it("takes no points twice: what was spent goes below zero or not, as the shop wants it", async () => {
    const spend = (playerId: string) =>
      pool.query(
        `with debit as (insert into ledger_entries (id, shop, player_id, points, source, entry_key, occurred_at)
           values (gen_random_uuid(), $1, $2, -80, 'adjustment', $2 || '/spent', now()))
         update players set balance = balance - 80, points_total = points_total - 80
          where shop = $1 and player_id = $2`,
        [shop, playerId],
      );
    await give("207", vip);
    await spend("207");
    expect(await take("207", vip)).toMatchObject({ kind: "taken", balance: -80 });
    await withSettings({ spentPoints: "stop_at_zero" });
    await give("208", vip);
    await spend("208");
    expect(await take("208", vip)).toMatchObject({ kind: "taken", balance: 0 });
    await withSettings({});
  });

  it("of a player who was merged takes the points where they are now", async () => {
    await give("209", bulk);
    await give("210", loyal);
    await merge("209", "210");
    expect(await take("209", bulk)).toMatchObject({ kind: "taken", balance: 0, action: { playerId: "210" } });
    expect(await pointsOf("210")).toBe(0);
  });

  it("of the programme no more can be taken all the same", async () => {
    await give("211", twice);
    await pool.query("update badges set status = 'archived' where shop = $1 and id = $2", [shop, twice]);
    await withSettings({});
    expect(await take("211", twice)).toMatchObject({ kind: "taken", balance: 0 });
    expect(await standing("211", twice)).toMatchObject({ times: 0 });
  });

  it("of another shop's player is not there", async () => {
    const other = await testShop(pool);
    await give("212", bulk);
    expect(await take("212", bulk, { shop: other.shop })).toEqual({ kind: "unknown_player" });
    expect(await give("212", bulk, { shop: other.shop })).toEqual({ kind: "unknown_badge" });
  });
});

describe("verify-ledger", () => {
  it("finds nothing wrong after all of this, and every balance the sum of its ledger", async () => {
    expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
    for (const player of ["108", "201", "203", "207", "210"]) {
      expect(await ledgerSum(pool, shop, player)).toBe(await pointsOf(player));
    }
  });
});
