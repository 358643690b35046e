// POST /v1/admin/players/:playerId/badges/:badgeId/take: a badge taken back by hand, once for each referenceId.
import { allowOnly, onPost, playerOfPath } from "../doors/api-call.ts";
import { answerToTaking } from "../doors/badge-answer.ts";
import { takeBody } from "../doors/badge-body.ts";

export const loader = allowOnly("POST", "Badges are taken back with POST.");

export const action = onPost(loader, async ({ shop, params, fields, context }) => {
  const playerId = playerOfPath(params);
  const { takesPoints, ...rest } = fields(takeBody);
  const asked = { ...rest, badgeId: params["badgeId"] ?? "" };
  const taking = { shop, playerId, ...asked, takesPoints: takesPoints ?? true, at: Date.now() };
  return answerToTaking(await context.services.takeBadge(taking), asked);
});
