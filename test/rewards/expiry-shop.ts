// A shop whose points expire, another one for each test: entries are posted as they would have been on their day, and the clock
// is what a test says.
import { beforeEach, expect } from "vitest";
import { expireShopPoints } from "../../rewards/expiry/expire.ts";
import { shopsWithExpiry } from "../../rewards/expiry/marks.ts";
import { runExpiry } from "../../rewards/expiry/run.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { type NewEntry, postEntries } from "../../rewards/ledger/post.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { testDatabase } from "../support/database.ts";
import { ledgerSum, type TestShop, testShop } from "../support/shop.ts";

export const { pool } = await testDatabase();

export const dayMs = 86_400_000;

export const at = (text: string) => Date.parse(text);

export let here: TestShop;
export const goTo = (shop: TestShop) => {
  here = shop;
};

beforeEach(async () => {
  here = await testShop(pool, { timeZone: "Europe/Berlin" });
});

export const setExpiry = (expiry: object, expiryNoticeDays = 14) =>
  pool.query("update shops set settings = settings || $2 where shop = $1", [here.shop, { expiry, expiryNoticeDays }]);

let keys = 0;

export async function post(playerId: string, entry: Partial<NewEntry> & { points: number }): Promise<string> {
  const id = uuidv7();
  await pool.query("insert into players (shop, player_id) values ($1, $2) on conflict do nothing", [
    here.shop,
    playerId,
  ]);
  await inTransaction(pool, (connection) =>
    postEntries(connection, [
      {
        id,
        shop: here.shop,
        playerId: playerId as PlayerId,
        source: entry.points > 0 ? "import" : "adjustment",
        entryKey: `test-${++keys}`,
        occurredAt: at("2026-01-10T12:00Z"),
        ...entry,
      },
    ]),
  );
  return id;
}

export async function run(now: string, signal?: AbortSignal) {
  const shop = (await shopsWithExpiry(pool)).find((found) => found.shop === here.shop);
  return shop ? runExpiry(pool, shop, at(now), signal) : null;
}

export const expire = (earnedBefore: string, now: string) =>
  expireShopPoints(pool, {
    shop: here.shop,
    earnedBefore: at(earnedBefore),
    at: at(now),
    expiredOn: now.slice(0, 10),
  });

export const balanceOf = async (playerId: string) => {
  const { rows } = await pool.query<{ balance: number }>(
    "select balance from players where shop = $1 and player_id = $2",
    [here.shop, playerId],
  );
  const balance = rows[0]?.balance ?? 0;
  expect(await ledgerSum(pool, here.shop, playerId)).toBe(balance);
  return balance;
};

export const expiries = async () =>
  (
    await pool.query<{ player_id: string; points: number; reverses: string }>(
      "select player_id, points, reverses from ledger_entries where shop = $1 and source = 'expiry' order by id",
      [here.shop],
    )
  ).rows;

export const notices = async (type: string) =>
  (
    await pool.query<{ data: Record<string, unknown> }>(
      `select payload -> 'notice' -> 'data' as data from outbox_messages
        where shop = $1 and payload -> 'notice' ->> 'type' = $2 order by id`,
      [here.shop, type],
    )
  ).rows.map((row) => row.data);
