// What points are worth in money, at the most: as if every customer spent them on the reward that gives the most for a point.
// Pure. Only fixed amounts have a worth that is known beforehand; a percentage or a shipping depends on the order.
import type { RedeemableReward } from "../catalogue/rewards.ts";
import { minorUnits } from "../money.ts";

export interface PointsWorth {
  /** Minor units of the shop's currency, whole. */
  amountMinor: number;
  /** The reward that it is reckoned by. */
  reward: string;
  price: number;
  rewardMinor: number;
}

/** Null where no active reward is a fixed amount, so that nobody can say. */
export function worthOf(
  points: number,
  rewards: readonly Pick<RedeemableReward, "name" | "price" | "voucher" | "status">[],
  exponent: number,
): PointsWorth | null {
  const rates = rewards.flatMap(({ name, price, voucher, status }) => {
    if (status !== "active" || voucher?.discount !== "fixed") return [];
    const rewardMinor = minorUnits(voucher.amount, exponent);
    return rewardMinor === null || price <= 0 ? [] : [{ reward: name, price, rewardMinor }];
  });
  const [best] = rates.sort((left, right) => right.rewardMinor * left.price - left.rewardMinor * right.price);
  if (!best) return null;
  const worth = (BigInt(Math.max(0, points)) * BigInt(best.rewardMinor)) / BigInt(best.price);
  return { ...best, amountMinor: Number(worth) };
}
