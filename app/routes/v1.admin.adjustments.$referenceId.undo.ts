// POST /v1/admin/adjustments/:referenceId/undo: takes an adjustment back, once.
import type { ActionFunctionArgs } from "@remix-run/node";
import { type UndoOutcome, undoAdjustment } from "../../rewards/adjustments/undo.ts";
import { adjustmentAnswer, refuseTooFewPoints } from "../doors/adjustment-answer.ts";
import { undoBody } from "../doors/adjustment-body.ts";
import { answer, refuse, refuseFields } from "../doors/api-answer.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";
import { parseJson, readBody } from "../doors/body.ts";
import { isPlainText } from "../doors/text.ts";

const maxBodyBytes = 16 * 1024;

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") return onlyPost();
  const body = await readBody(request, maxBodyBytes);
  const shop = await authenticateApi(request, context);
  if (body === null) return refuse("tooLarge", "The body is larger than 16 KB.");
  const referenceId = params["referenceId"] ?? "";
  if (!isPlainText(referenceId)) return noSuchAdjustment();
  const parsed = undoBody.safeParse(parseJson(body));
  if (!parsed.success) return refuseFields(parsed.error);
  const { reason, allowNegative } = parsed.data;
  const undoing = { shop, referenceId, reason, allowNegative: allowNegative ?? false, at: Date.now() };
  return answerTo(await orUnavailable(undoAdjustment(context.services.pool, undoing)), referenceId);
}

export const loader = onlyPost;

function onlyPost(): Response {
  return refuse("methodNotAllowed", "Adjustments are undone with POST.", undefined, { allow: "POST" });
}

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
