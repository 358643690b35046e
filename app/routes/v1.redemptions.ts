// POST /v1/redemptions: a player spends points on a reward, once for each referenceId.
import type { PlayerId } from "../../rewards/ids.ts";
import { allowOnly, onPost } from "../doors/api-call.ts";
import { answerToRedemption } from "../doors/redemption-answer.ts";
import { redemptionBody } from "../doors/redemption-body.ts";

export const loader = allowOnly("POST", "Redemptions are sent with POST.");

export const action = onPost(loader, async ({ shop, fields, context }) => {
  const { playerId, ...wanted } = fields(redemptionBody);
  const redeeming = { shop, playerId: playerId as PlayerId, ...wanted, at: Date.now() };
  return answerToRedemption(await context.services.redeem(redeeming), wanted.referenceId);
});
