// A shop with a reward and a player with points, others for each test.
import type { Pool } from "pg";
import { beforeEach } from "vitest";
import { createReward } from "../../rewards/catalogue/rewards.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { postEntries } from "../../rewards/ledger/post.ts";
import { spendablePoints } from "../../rewards/ledger/spendable.ts";
import { type RedemptionOutcome, redeem } from "../../rewards/redemption/redeem.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

export const { pool, url } = await testDatabase();

export const now = Date.UTC(2026, 5, 1);

export const day = 86_400_000;

export let shop: ShopId;

export let rewardId: string;

export let player: PlayerId;

let references = 0;

beforeEach(async () => {
  ({ shop } = await testShop(pool));
  rewardId = await reward(100);
  player = await playerWith(250);
});

export async function reward(price: number): Promise<string> {
  const voucher = { discount: "percentage", percent: 10, validDays: 30 };
  const saved = await createReward(pool, shop, { name: `For ${price}`, price, voucher });
  if (saved.kind !== "saved") throw new Error(JSON.stringify(saved));
  return saved.reward.id;
}

export async function playerWith(points: number, availableAt: number | null = null, id = `player-${uuidv7()}`) {
  await pool.query("insert into players (shop, player_id) values ($1, $2) on conflict do nothing", [shop, id]);
  await give(id as PlayerId, points, availableAt);
  return id as PlayerId;
}

/** @returns the entry's id. */
export async function give(
  playerId: PlayerId,
  points: number,
  availableAt: number | null,
  reverses: string | null = null,
) {
  const id = uuidv7();
  const entry = { id, shop, playerId, points, source: "adjustment" as const, entryKey: id, occurredAt: now };
  await inTransaction(pool, (connection) => postEntries(connection, [{ ...entry, availableAt, reverses }]));
  return id;
}

export const spend = (more: Partial<Parameters<typeof redeem>[1]> = {}, on: Pool = pool): Promise<RedemptionOutcome> =>
  redeem(on, { shop, playerId: player, rewardId, referenceId: `r-${++references}`, at: now, ...more });

export const points = (playerId = player, at = now) => spendablePoints(pool, shop, playerId, at);

export const items = async () =>
  (
    await pool.query(
      "select id, redemption_id, state, reason, code, label, voucher from inventory_items where shop = $1 order by id",
      [shop],
    )
  ).rows;

export async function redeemed(outcome: Promise<RedemptionOutcome>) {
  const result = await outcome;
  if (result.kind !== "redeemed") throw new Error(`It was ${result.kind}.`);
  const [item] = (await items()).filter((one) => one.redemption_id === result.redemption.id);
  const voucher = await readVoucher(pool, shop, item.id);
  if (!voucher) throw new Error("There is no voucher.");
  return { ...result, voucher };
}
