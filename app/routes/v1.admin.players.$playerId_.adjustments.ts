// POST /v1/admin/players/:playerId/adjustments: points given or taken by hand, once for each referenceId.
import type { ActionFunctionArgs } from "@remix-run/node";
import { type AdjustmentOutcome, adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { adjustmentAnswer, refuseTooFewPoints } from "../doors/adjustment-answer.ts";
import { adjustmentBody } from "../doors/adjustment-body.ts";
import { answer, refuse, refuseFields } from "../doors/api-answer.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";
import { parseJson, readBody } from "../doors/body.ts";
import { playerParameter } from "../doors/player-parameter.ts";

const maxBodyBytes = 16 * 1024;

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") return onlyPost();
  const body = await readBody(request, maxBodyBytes);
  const shop = await authenticateApi(request, context);
  if (body === null) return refuse("tooLarge", "The body is larger than 16 KB.");
  const playerId = playerParameter(params);
  if (playerId === null) return noSuchPlayer();
  const parsed = adjustmentBody.safeParse(parseJson(body));
  if (!parsed.success) return refuseFields(parsed.error);
  const { allowNegative, ...wanted } = parsed.data;
  const adjusting = { shop, playerId, ...wanted, allowNegative: allowNegative ?? false, at: Date.now() };
  return answerTo(await orUnavailable(adjustPoints(context.services.pool, adjusting)), wanted.referenceId);
}

export const loader = onlyPost;

function onlyPost(): Response {
  return refuse("methodNotAllowed", "Adjustments are sent with POST.", undefined, { allow: "POST" });
}

const noSuchPlayer = () => refuse("notFound", "No such player in your shop.", "playerId");

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
