// POST /v1/admin/adjustments/:referenceId/undo: takes an adjustment back, once.
import { type UndoOutcome, undoAdjustment } from "../../rewards/adjustments/undo.ts";
import { adjustmentAnswer, refuseTooFewPoints } from "../doors/adjustment-answer.ts";
import { undoBody } from "../doors/adjustment-body.ts";
import { answer, refuse } from "../doors/api-answer.ts";
import { allowOnly, onPost } from "../doors/api-call.ts";
import { isPlainText } from "../doors/text.ts";

export const loader = allowOnly("POST", "Adjustments are undone with POST.");

export const action = onPost(loader, async ({ shop, params, fields, context }) => {
  const referenceId = params["referenceId"] ?? "";
  if (!isPlainText(referenceId)) return noSuchAdjustment();
  const { reason, allowNegative } = fields(undoBody);
  const undoing = { shop, referenceId, reason, allowNegative: allowNegative ?? false, at: Date.now() };
  return answerTo(await undoAdjustment(context.services.pool, undoing), referenceId);
});

const noSuchAdjustment = () => refuse("notFound", "No such adjustment in your shop.", "referenceId");

function answerTo(outcome: UndoOutcome, referenceId: string): Response {
  switch (outcome.kind) {
    case "undone":
      return answer(adjustmentAnswer(outcome.adjustment, referenceId, { replayed: false }));
    case "replayed":
      return answer(adjustmentAnswer(outcome.adjustment, referenceId, { replayed: true }));
    case "unknown_adjustment":
      return noSuchAdjustment();
    case "nothing_left":
      return refuse("conflict", "Nothing is left of the adjustment: its points have expired.", "referenceId");
    case "too_few_points":
      return refuseTooFewPoints(outcome.balance);
  }
}
