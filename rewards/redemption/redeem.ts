// Spends points on a reward of the catalogue: debit, redemption, what it bought and, of a voucher, the message that makes the
// code are written together or not at all. The player is locked, so that however many redemptions come at once, none spends a point that
// another has spent. A reference id that was used before answers the redemption that it made.
import type { Pool } from "pg";
import { isRedeemable, lockReward, noteSupply, type RedeemableReward } from "../catalogue/rewards.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { postEntries } from "../ledger/post.ts";
import { spendablePoints } from "../ledger/spendable.ts";
import { addMessages } from "../outbox/add.ts";
import { holdPlayers } from "../players/hold.ts";
import { newVoucherCode } from "../recording/voucher-code.ts";
import { type Connection, inTransactionOrAgain } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";
import { settleRedemption } from "./settle.ts";
import { type Redemption, redemptionByReference } from "./view.ts";

export interface RedemptionRequest {
  shop: ShopId;
  playerId: PlayerId;
  rewardId: string;
  /** The caller's; unique in the shop, for ever. */
  referenceId: string;
  /** Unix milliseconds. */
  at: number;
}

export type RedemptionOutcome =
  | { kind: "redeemed"; redemption: Redemption; outboxIds: number[] }
  /** The same was redeemed before; this is how it stands now. */
  | { kind: "replayed"; redemption: Redemption }
  /** The reference id was used for another player or reward. */
  | { kind: "conflict" }
  | { kind: "not_enough_points"; price: number; spendable: number; missing: number }
  /** There was only so much of it. */
  | { kind: "sold_out" }
  | { kind: "unknown_player" }
  /** Not in the catalogue, archived, or without a price. */
  | { kind: "unknown_reward" };

export async function redeem(pool: Pool, request: RedemptionRequest): Promise<RedemptionOutcome> {
  // Another call with this reference id may be quicker; the second time it is found.
  return inTransactionOrAgain(pool, (connection) => redeemInside(connection, request));
}

async function redeemInside(connection: Connection, request: RedemptionRequest): Promise<RedemptionOutcome> {
  const { shop, at } = request;
  const held = await holdPlayers(connection, shop, [request.playerId], { create: false });
  const player = held.get(request.playerId);
  if (!player) return { kind: "unknown_player" };
  const { playerId } = player;
  const before = await redemptionByReference(connection, shop, request.referenceId);
  if (before) {
    const isSame = before.rewardId === request.rewardId && [playerId, request.playerId].includes(before.playerId);
    return isSame ? { kind: "replayed", redemption: before } : { kind: "conflict" };
  }
  const reward = await lockReward(connection, shop, request.rewardId);
  if (reward?.status !== "active" || !isRedeemable(reward)) return { kind: "unknown_reward" };
  if (reward.left === 0) return { kind: "sold_out" };
  const points = await spendablePoints(connection, shop, playerId, at);
  const spendable = Math.max(0, points?.spendable ?? 0);
  if (spendable < reward.price) {
    return { kind: "not_enough_points", price: reward.price, spendable, missing: reward.price - spendable };
  }
  const outboxIds = await writeRedemption(connection, { ...request, playerId }, reward);
  if (reward.left === 1) await noteSupply(connection, shop, reward.id);
  const redemption = await redemptionByReference(connection, shop, request.referenceId);
  if (!redemption) throw new Error(`A redemption of ${shop} was written and cannot be read.`);
  return { kind: "redeemed", redemption, outboxIds };
}

/**
 * A voucher waits for the store; everything else is there at once, and its redemption is settled with it.
 * @returns ids of new outbox messages.
 */
async function writeRedemption(
  connection: Connection,
  { shop, playerId, referenceId, at }: RedemptionRequest,
  { id: rewardId, kind, name, description, price, voucher }: RedeemableReward,
): Promise<number[]> {
  const id = uuidv7();
  const itemId = uuidv7();
  const when = new Date(at);
  await connection.query(
    `insert into redemptions (id, shop, player_id, reward_id, reference_id, points, state, created_at)
     values ($1, $2, $3, $4, $5, $6, 'creating', $7)`,
    [id, shop, playerId, rewardId, referenceId, price, when],
  );
  // The debit has the redemption's id, so that what is given back can name it.
  await postEntries(connection, [
    { id, shop, playerId, points: -price, source: "redemption", entryKey: `redemption/${id}`, occurredAt: at },
  ]);
  const isVoucher = kind === "voucher";
  await connection.query(
    `insert into inventory_items (id, shop, player_id, redemption_id, kind, label, description, voucher, code, state, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      itemId,
      shop,
      playerId,
      id,
      kind,
      name,
      description,
      voucher,
      isVoucher ? newVoucherCode() : null,
      isVoucher ? "creating" : "ready",
      when,
    ],
  );
  if (!isVoucher) return settleRedemption(connection, shop, id, at);
  return addMessages(connection, [{ shop, kind: "create_discount_code", key: itemId, payload: { itemId } }]);
}
