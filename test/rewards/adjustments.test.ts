// Points given and taken by hand: once for each reference id, never more than there is, and taken back by a second entry.
import { describe, expect, it } from "vitest";
import { type AdjustmentRequest, adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { undoAdjustment } from "../../rewards/adjustments/undo.ts";
import { mergeCustomers } from "../../rewards/customers/merge.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { loadProgrammes } from "../../rewards/programme/load.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { testDatabase } from "../support/database.ts";
import { ledgerSum, testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const { shop } = await testShop(pool);
const at = Date.UTC(2026, 5, 1);
let references = 0;

const adjust = (playerId: string, points: number, more: Partial<AdjustmentRequest> = {}) =>
  adjustPoints(pool, {
    shop,
    playerId: playerId as PlayerId,
    points,
    reason: "a late parcel",
    referenceId: `adjustment-${++references}`,
    at,
    ...more,
  });
const undo = (referenceId: string, more: { allowNegative?: boolean } = {}) =>
  undoAdjustment(pool, { shop, referenceId, reason: "a mistake", at, ...more });

async function balanceOf(playerId: string): Promise<number | null> {
  const { rows } = await pool.query("select balance from players where shop = $1 and player_id = $2", [shop, playerId]);
  return rows[0]?.balance ?? null;
}

async function mergePlayers(deleted: string, kept: string): Promise<void> {
  await inTransaction(pool, async (connection) => {
    const programme = (await loadProgrammes(connection, [shop])).get(shop);
    if (!programme) throw new Error("The test's shop is not installed.");
    const merge = { shop, deleted: deleted as PlayerId, kept: kept as PlayerId, at };
    await mergeCustomers(connection, programme, merge);
  });
}

describe("an adjustment", () => {
  it("gives points to a player whom the shop did not know, with its reason in the ledger", async () => {
    expect(await adjust("new", 40)).toMatchObject({ kind: "adjusted", balance: 40 });
    const { rows } = await pool.query(
      "select points, source, note, occurred_at from ledger_entries where player_id = 'new'",
    );
    expect(rows).toEqual([{ points: 40, source: "adjustment", note: "a late parcel", occurred_at: new Date(at) }]);
    expect(await balanceOf("new")).toBe(40);
  });

  it("that is sent again changes nothing; twenty at once post one entry", async () => {
    const same = { referenceId: "again" };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => adjust("again", 7, same)));
    expect(outcomes.filter((outcome) => outcome.kind === "adjusted")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.kind === "replayed")).toHaveLength(19);
    expect(await balanceOf("again")).toBe(7);
  });

  it("that is sent again with another player, other points or another reason is a conflict", async () => {
    const same = { referenceId: "conflict" };
    await adjust("one", 7, same);
    expect(await adjust("two", 7, same)).toEqual({ kind: "conflict" });
    expect(await adjust("one", 8, same)).toEqual({ kind: "conflict" });
    expect(await adjust("one", 7, { ...same, reason: "another" })).toEqual({ kind: "conflict" });
    expect(await balanceOf("one")).toBe(7);
    expect(await balanceOf("two")).toBeNull();
  });

  it("takes no more than the balance, unless it is allowed to", async () => {
    await adjust("poor", 10);
    expect(await adjust("poor", -11)).toEqual({ kind: "too_few_points", balance: 10 });
    expect(await adjust("poor", -10)).toMatchObject({ kind: "adjusted", balance: 0 });
    expect(await adjust("poor", -5, { allowNegative: true })).toMatchObject({ kind: "adjusted", balance: -5 });
    expect(await balanceOf("poor")).toBe(-5);
  });

  it("takes no more than the balance although twenty ask at once", async () => {
    await adjust("crowd", 10);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => adjust("crowd", -3)));
    expect(outcomes.filter((outcome) => outcome.kind === "adjusted")).toHaveLength(3);
    expect(await balanceOf("crowd")).toBe(1);
  });

  it("takes nothing from a player whom the shop does not know", async () => {
    expect(await adjust("nobody", -1, { allowNegative: true })).toEqual({ kind: "unknown_player" });
    expect(await balanceOf("nobody")).toBeNull();
  });

  it("of a player who was merged, and merged again, is the one's whom he has become, also when it is repeated", async () => {
    for (const player of ["first", "second", "third"]) await adjust(player, 1);
    await mergePlayers("first", "second");
    await mergePlayers("second", "third");
    const same = { referenceId: "merged" };
    expect(await adjust("first", 10, same)).toMatchObject({ kind: "adjusted", adjustment: { playerId: "third" } });
    expect(await adjust("first", 10, same)).toMatchObject({ kind: "replayed", adjustment: { playerId: "third" } });
    expect([await balanceOf("first"), await balanceOf("third")]).toEqual([0, 13]);
  });

  it("of another shop with the same reference id is one of its own", async () => {
    const other = await testShop(pool);
    const same = { referenceId: "shared" };
    await adjust("shared", 1, same);
    expect(await adjust("shared", 2, { ...same, shop: other.shop })).toMatchObject({ kind: "adjusted", balance: 2 });
    expect(await balanceOf("shared")).toBe(1);
  });
});

describe("an undo", () => {
  it("takes the adjustment back once, by an entry that names it", async () => {
    await adjust("undone", 25, { referenceId: "to-undo" });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => undo("to-undo")));
    expect(outcomes.filter((outcome) => outcome.kind === "undone")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.kind === "replayed")).toHaveLength(4);
    const { rows } = await pool.query(
      `select entry.points, first.points as first from ledger_entries entry
         join ledger_entries first on first.id = entry.reverses where entry.player_id = 'undone'`,
    );
    expect(rows).toEqual([{ points: -25, first: 25 }]);
    expect(await balanceOf("undone")).toBe(0);
  });

  it("gives taken points back", async () => {
    await adjust("robbed", 30);
    await adjust("robbed", -20, { referenceId: "taken" });
    expect(await undo("taken")).toMatchObject({ kind: "undone", balance: 30 });
  });

  it("takes no more than the balance, unless it is allowed to", async () => {
    await adjust("spender", 30, { referenceId: "spent" });
    await adjust("spender", -20);
    expect(await undo("spent")).toEqual({ kind: "too_few_points", balance: 10 });
    expect(await undo("spent", { allowNegative: true })).toMatchObject({ kind: "undone", balance: -20 });
  });

  it("takes only what has not expired, and nothing where everything has", async () => {
    await adjust("late", 30, { referenceId: "half-expired" });
    await expire("half-expired", -12);
    expect(await undo("half-expired")).toMatchObject({ kind: "undone", adjustment: { points: -18 } });
    await adjust("late", 30, { referenceId: "expired" });
    await expire("expired", -30);
    expect(await undo("expired")).toEqual({ kind: "nothing_left" });
  });

  it("of an adjustment that is not there is told so; of a merged player it takes the points where they are now", async () => {
    expect(await undo("never")).toEqual({ kind: "unknown_adjustment" });
    await adjust("from", 5, { referenceId: "moved" });
    await adjust("into", 1);
    await mergePlayers("from", "into");
    expect(await undo("moved")).toMatchObject({ kind: "undone", adjustment: { playerId: "into" }, balance: 1 });
    expect(await undo("moved")).toMatchObject({ kind: "replayed" });
    expect([await balanceOf("from"), await balanceOf("into")]).toEqual([0, 1]);
  });

  it("leaves every balance the sum of its ledger", async () => {
    for (const player of ["undone", "robbed", "spender", "poor"]) {
      expect(await ledgerSum(pool, shop, player)).toBe(await balanceOf(player));
    }
    expect((await findLedgerProblems(pool, null)).problems).toEqual([]);
  });
});

async function expire(referenceId: string, points: number): Promise<void> {
  const { rows } = await pool.query<{ id: string; player_id: string }>(
    `insert into ledger_entries (id, shop, player_id, points, source, entry_key, reverses, occurred_at)
     select gen_random_uuid(), shop, player_id, $3, 'expiry', id || '/expired', id, now()
       from ledger_entries where shop = $1 and entry_key = $2 || '/adjustment' returning id, player_id`,
    [shop, referenceId, points],
  );
  await pool.query("update players set balance = balance + $3 where shop = $1 and player_id = $2", [
    shop,
    rows[0]?.player_id,
    points,
  ]);
}
