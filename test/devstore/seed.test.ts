// A seeded shop is one that could have come about: its ledger adds up in every way that verify-ledger knows, its programme passes
// the real checks, and the same seed gives the same history again.
import type { Pool } from "pg";
import { expect, test, vi } from "vitest";
import { fillShop } from "../../devstore/seed/fill.ts";
import { readSeedOptions, SeedError } from "../../devstore/seed/options.ts";
import { holdingOf } from "../../devstore/seed/shop.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { eraseShop } from "../../rewards/privacy/erase-shop.ts";
import { submitActions } from "../../rewards/recording/submit.ts";
import { testDatabase } from "../support/database.ts";
import { apiAction } from "../support/rules.ts";

/** A history is long, and the machine may be busy. */
vi.setConfig({ testTimeout: 120_000 });

const { pool } = await testDatabase();
const now = Date.UTC(2026, 10, 20, 12);
const fill = (into: Pool, name: string, seed: number, onProgress = (_share: number) => {}) =>
  fillShop(into, { shop: `${name}.myshopify.com` as ShopId, players: 150, badges: 60, seed, now, onProgress });

/** What happened to whom and when, ids included; badges have their own in every database. */
const story = async (from: Pool, shop: string) =>
  (
    await from.query(
      `select entry.id, player_id, entry.points, source, entry_key, reverses, occurred_at, note from ledger_entries entry
        where entry.shop = $1 order by entry.id`,
      [shop],
    )
  ).rows;

test("what the seed writes is proven by verify-ledger, and holds about ten entries a player", async () => {
  const shares: number[] = [];
  const filled = await fill(pool, "seeded-one", 1, (share) => shares.push(share));
  const shop = "seeded-one.myshopify.com" as ShopId;
  const { entries, players, problems } = await findLedgerProblems(pool, shop);
  expect(problems).toEqual([]);
  expect(players).toBe(150);
  expect(entries).toBe(filled.entries);
  expect(entries / players).toBeGreaterThan(7);
  expect(entries / players).toBeLessThan(16);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  const { rows } = await pool.query(
    `select count(*) filter (where source = 'refund') > 0 as refunds, count(*) filter (where source = 'cancellation') > 0 as cancellations,
            count(*) filter (where source = 'redemption') > 0 as redemptions, max(recorded_at) <= $2 as past
       from ledger_entries where shop = $1`,
    [shop, new Date(now)],
  );
  expect(rows).toEqual([{ refunds: true, cancellations: true, redemptions: true, past: true }]);
});

test("the proof is one: a point that is missing from a balance is found", async () => {
  const shop = "seeded-one.myshopify.com" as ShopId;
  await pool.query(
    "update players set balance = balance - 1 where shop = $1 and player_id = (select min(player_id) from players where shop = $1)",
    [shop],
  );
  expect((await findLedgerProblems(pool, shop)).problems).toHaveLength(1);
});

test("the same seed tells the same story again, in another database; another seed another one", async () => {
  const { pool: another } = await testDatabase();
  await fill(another, "seeded-one", 1);
  await fill(another, "seeded-three", 2);
  const again = await story(another, "seeded-one.myshopify.com");
  expect(again.length).toBeGreaterThan(1_000);
  expect(again).toEqual(await story(pool, "seeded-one.myshopify.com"));
  expect((await story(another, "seeded-three.myshopify.com")).slice(0, 50)).not.toEqual(again.slice(0, 50));
});

test("a seeded shop lives on: the next action of one of its players is decided by what he has", async () => {
  const shop = "seeded-two.myshopify.com" as ShopId;
  // Beside another shop that was seeded alike: they share no id.
  await fill(pool, "seeded-two", 1);
  const { rows } = await pool.query<{ player_id: PlayerId; balance: number }>(
    "select player_id, balance from players where shop = $1 order by player_id limit 1",
    [shop],
  );
  const [player] = rows;
  if (!player) throw new Error("Nobody was seeded.");
  await submitActions(pool, [apiAction(shop, { playerId: player.player_id, amount: "12.00", at: now })]);
  expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
});

test("whose data a shop holds is known, and what was seeded can be deleted without a trace", async () => {
  const shop = "seeded-two.myshopify.com" as ShopId;
  expect(await holdingOf(pool, "nobody.myshopify.com" as ShopId)).toBe("nothing");
  expect(await holdingOf(pool, shop)).toBe("seeded");
  await pool.query("insert into players (shop, player_id) values ($1, '7300000065542')", [shop]);
  expect(await holdingOf(pool, shop)).toBe("others");
  await eraseShop(pool, { shop, event: null });
  expect(await holdingOf(pool, shop)).toBe("nothing");
});

test("options that cannot be meant are refused with a sentence that names them", () => {
  expect(() => readSeedOptions([])).toThrow(SeedError);
  expect(() => readSeedOptions(["--players", "many"])).toThrow(/--players must be a whole number/);
  expect(() => readSeedOptions(["--players", "10", "--shop", "example.com"])).toThrow(/--shop must be/);
  expect(() => readSeedOptions(["--players", "10", "--badges", "2"])).toThrow(/--badges must be/);
  expect(readSeedOptions(["--players", "10"])).toMatchObject({ players: 10, badges: 300, seed: 1, yes: false });
});
