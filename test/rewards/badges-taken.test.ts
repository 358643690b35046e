// A badge taken by hand goes with exactly what it gave, once for each reference id, and nothing that the ledger cannot prove.
import { describe, expect, it } from "vitest";
import type { PlayerId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { readTimeline } from "../../rewards/players/timeline.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { ledgerSum, testShop } from "../support/shop.ts";
import {
  at,
  bulk,
  buys,
  electronics,
  give,
  loyal,
  merge,
  pointsOf,
  pool,
  ranked,
  shop,
  standing,
  take,
  test,
  twice,
  vip,
  withSettings,
} from "./by-hand.ts";

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
    for (const player of ["201", "203", "207", "210"]) {
      expect(await ledgerSum(pool, shop, player)).toBe(await pointsOf(player));
    }
  });
});
