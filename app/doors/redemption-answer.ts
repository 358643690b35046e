// What the HTTP API says of rewards and redemptions: only vouchers have a code. A voucher's code is told once a checkout takes it, not before.
import type { RedeemableReward } from "../../rewards/catalogue/rewards.ts";
import type { RedemptionOutcome } from "../../rewards/redemption/redeem.ts";
import type { Redemption } from "../../rewards/redemption/view.ts";
import { answer, noSuchPlayer, refuse } from "./api-answer.ts";

export const rewardAnswer = ({ id, kind, name, description, price, voucher, left }: RedeemableReward) => ({
  id,
  kind,
  name,
  description,
  price,
  voucher,
  left,
});

export const redemptionAnswer = ({ voucher, ...redemption }: Redemption) => ({
  ...redemption,
  voucher: voucher && { ...voucher, code: ["creating", "failed"].includes(voucher.state) ? null : voucher.code },
});

export function answerToRedemption(outcome: RedemptionOutcome, referenceId: string): Response {
  switch (outcome.kind) {
    case "redeemed":
      return answer({ ...redemptionAnswer(outcome.redemption), replayed: false });
    case "replayed":
      return answer({ ...redemptionAnswer(outcome.redemption), replayed: true });
    case "conflict": {
      const message = `referenceId ${referenceId} was used before for another redemption. Use a new one.`;
      return refuse("conflict", message, "referenceId");
    }
    case "not_enough_points": {
      const { price, spendable, missing } = outcome;
      const message = `The reward costs ${price} points, and the player can spend ${spendable}: ${missing} are missing.`;
      return refuse("notEnoughPoints", message, "rewardId");
    }
    case "sold_out":
      return refuse("conflict", "All of this reward have been redeemed.", "rewardId");
    case "unknown_player":
      return noSuchPlayer();
    case "unknown_reward":
      return refuse("notFound", "No such reward in your shop's catalogue, or it was archived.", "rewardId");
  }
}
