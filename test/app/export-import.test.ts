// What the export of players writes, the import reads: every shop's balances come out in another shop as they were.
import fc from "fast-check";
import { expect, it } from "vitest";
import { playersFile } from "../../app/admin/players-file.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { importFile } from "../../rewards/import/run.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const seed = Number(process.env["ENCORE_TEST_SEED"] ?? Date.now() % 1_000_000);
const mostPoints = 1_000_000_000_000;

async function balances(shop: ShopId): Promise<[string, number][]> {
  const { rows } = await pool.query<{ player_id: string; balance: number }>(
    'select player_id, balance from players where shop = $1 order by player_id collate "C"',
    [shop],
  );
  return rows.map((row) => [row.player_id, row.balance]);
}

/** Every id that a player can have, but for the return characters and replacement characters that no file keeps. */
const playerId = fc
  .string({
    unit: fc.oneof(fc.constantFrom(",", ";", '"', "\n", "\t", " ", "'", "="), fc.constantFrom(..."aZ09é語😀-"), unit()),
    minLength: 1,
    maxLength: 60,
  })
  .filter((id) => !/[\0\r\uFFFD]/.test(id) && id.isWellFormed());
function unit() {
  return fc.string({ unit: "binary", minLength: 1, maxLength: 1 });
}
const points = fc.oneof(
  fc.integer({ min: -500, max: 500 }),
  fc.integer({ min: -mostPoints, max: mostPoints }),
  fc.constantFrom(0, mostPoints, -mostPoints),
);

it(`balances that are exported are imported as they were, those below zero as well (seed ${seed})`, async () => {
  const shops = fc.uniqueArray(fc.tuple(playerId, points), { selector: ([id]) => id, maxLength: 30 });
  const roundTrip = async (players: [string, number][]) => {
    const [from, to] = [await testShop(pool), await testShop(pool)];
    await pool.query(
      "insert into players (shop, player_id, balance) select $1, * from unnest($2::text[], $3::bigint[])",
      [from.shop, players.map(([id]) => id), players.map(([, balance]) => balance)],
    );
    const exported = Buffer.from(await playersFile(pool, from.shop).arrayBuffer());
    const file = {
      name: "players.csv",
      open: async function* () {
        yield exported;
      },
    };
    const request = { shop: to.shop, file, format: null, at: new Date(Date.UTC(2026, 5, 1)) };
    const refused: unknown[] = [];
    const listener = { onErrors: (errors: readonly unknown[]) => refused.push(...errors) };
    const outcome = await importFile(pool, { findCustomers: async () => new Map() }, request, listener);
    expect(refused).toEqual([]);
    expect(outcome).toMatchObject({ kind: "done", imported: { rowsTotal: players.length, rowsRefused: 0 } });
    expect(await balances(to.shop)).toEqual(await balances(from.shop));
    expect((await findLedgerProblems(pool, to.shop)).problems).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(shops, roundTrip), { seed, numRuns: 25, endOnFailure: true });
});
