// POST /v1/admin/players/:playerId/badges: a badge given by hand, once for each referenceId.
import { allowOnly, onPost, playerOfPath } from "../doors/api-call.ts";
import { answerToGift } from "../doors/badge-answer.ts";
import { giveBody } from "../doors/badge-body.ts";

export const loader = allowOnly("POST", "Badges are given with POST.");

export const action = onPost(loader, async ({ shop, params, fields, context }) => {
  const playerId = playerOfPath(params);
  const { level, ...rest } = fields(giveBody);
  const asked = { ...rest, level: level ?? null };
  return answerToGift(await context.services.giveBadge({ shop, playerId, ...asked, at: Date.now() }), asked);
});
