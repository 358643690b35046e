// POST /v1/admin/players/:playerId/adjustments: points given or taken by hand, once for each referenceId.
import { type AdjustmentOutcome, adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { adjustmentAnswer, refuseTooFewPoints } from "../doors/adjustment-answer.ts";
import { adjustmentBody } from "../doors/adjustment-body.ts";
import { answer, noSuchPlayer, refuse } from "../doors/api-answer.ts";
import { allowOnly, onPost, playerOfPath } from "../doors/api-call.ts";

export const loader = allowOnly("POST", "Adjustments are sent with POST.");

export const action = onPost(loader, async ({ shop, params, fields, context }) => {
  const playerId = playerOfPath(params);
  const { allowNegative, ...wanted } = fields(adjustmentBody);
  const adjusting = { shop, playerId, ...wanted, allowNegative: allowNegative ?? false, at: Date.now() };
  return answerTo(await adjustPoints(context.services.pool, adjusting), wanted.referenceId);
});

function answerTo(outcome: AdjustmentOutcome, referenceId: string): Response {
  switch (outcome.kind) {
    case "adjusted":
      return answer(adjustmentAnswer(outcome.adjustment, referenceId, { replayed: false }));
    case "replayed":
      return answer(adjustmentAnswer(outcome.adjustment, referenceId, { replayed: true }));
    case "conflict":
      return refuse(
        "conflict",
        `referenceId ${referenceId} was used before for another adjustment. Use a new one.`,
        "referenceId",
      );
    case "too_few_points":
      return refuseTooFewPoints(outcome.balance);
    case "unknown_player":
      return noSuchPlayer();
  }
}
