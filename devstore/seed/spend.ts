// What people do with their points, and what a merchant does to them: redemptions, vouchers used or forgotten, goodwill.

import { adjustmentKey } from "../../rewards/adjustments/find.ts";
import type { RedeemableReward } from "../../rewards/catalogue/rewards.ts";
import type { ShopId } from "../../rewards/ids.ts";
import type { PlayerInGroup } from "../../rewards/recording/state.ts";
import type { Batch, SeededItem } from "./columns.ts";
import type { Identifiers } from "./identifiers.ts";

const dayMs = 86_400_000;
const validMs = 90 * dayMs;
const redeemRate = 0.2;
const goodwillRate = 0.03;
const reasons = ["Goodwill for a late delivery", "Birthday", "Points for a review", "Mended a mistake of ours"];

export interface Spending {
  shop: ShopId;
  rewards: readonly RedeemableReward[];
  identifiers: Identifiers;
  random: () => number;
  /** Unix milliseconds: the end of the history. */
  now: number;
}

interface Moment {
  at: number;
  batch: Batch;
}

export function spend(spending: Spending, player: PlayerInGroup, moment: Moment): void {
  const { rewards, random } = spending;
  const affordable = rewards.filter((reward) => reward.price <= player.balance);
  const reward = affordable[Math.floor(random() * affordable.length)];
  if (reward !== undefined && random() < redeemRate) redeem(spending, player, reward, moment);
  if (random() < goodwillRate) adjust(spending, player, moment);
}

function redeem(
  { shop, identifiers, random, now }: Spending,
  player: PlayerInGroup,
  reward: RedeemableReward,
  { at, batch }: Moment,
): void {
  const id = identifiers.uuid(at);
  const { playerId } = player;
  player.balance -= reward.price;
  batch.redemptions.push({ id, playerId, rewardId: reward.id, points: reward.price, at });
  const entryKey = `redemption/${id}`;
  batch.ledger.push({ id, shop, playerId, points: -reward.price, source: "redemption", entryKey, occurredAt: at });
  const usedAt = random() < 0.6 ? at + Math.floor(random() * 60 * dayMs) : null;
  batch.items.push({
    id: identifiers.uuid(at),
    playerId,
    awardId: null,
    levelId: null,
    deliverableId: null,
    redemptionId: id,
    kind: "voucher",
    label: reward.name,
    description: null,
    voucher: reward.voucher,
    code: identifiers.code(),
    state: stateOf(at, usedAt, now),
    at,
    expiresAt: at + validMs,
    usedAt: usedAt !== null && usedAt < now ? usedAt : null,
  });
}

function stateOf(at: number, usedAt: number | null, now: number): SeededItem["state"] {
  if (usedAt !== null && usedAt < now) return "used";
  return at + validMs < now ? "expired" : "ready";
}

function adjust({ shop, identifiers, random }: Spending, player: PlayerInGroup, { at, batch }: Moment): void {
  const id = identifiers.uuid(at);
  const points = 10 * (1 + Math.floor(random() * 20));
  player.balance += points;
  player.pointsTotal += points;
  batch.ledger.push({
    id,
    shop,
    playerId: player.playerId,
    points,
    source: "adjustment",
    entryKey: adjustmentKey(`seed-${id}`),
    occurredAt: at,
    note: reasons[Math.floor(random() * reasons.length)] ?? null,
  });
}
