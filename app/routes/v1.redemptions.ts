// POST /v1/redemptions: a player spends points on a reward, once for each referenceId.
import type { ActionFunctionArgs } from "@remix-run/node";
import type { PlayerId } from "../../rewards/ids.ts";
import { refuse, refuseFields } from "../doors/api-answer.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";
import { parseJson, readBody } from "../doors/body.ts";
import { answerToRedemption } from "../doors/redemption-answer.ts";
import { redemptionBody } from "../doors/redemption-body.ts";

const maxBodyBytes = 16 * 1024;

export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") return onlyPost();
  const body = await readBody(request, maxBodyBytes);
  const shop = await authenticateApi(request, context);
  if (body === null) return refuse("tooLarge", "The body is larger than 16 KB.");
  const parsed = redemptionBody.safeParse(parseJson(body));
  if (!parsed.success) return refuseFields(parsed.error);
  const { playerId, rewardId, referenceId } = parsed.data;
  const wanted = { shop, playerId: playerId as PlayerId, rewardId, referenceId, at: Date.now() };
  return answerToRedemption(await orUnavailable(context.services.redeem(wanted)), referenceId);
}

export const loader = onlyPost;

function onlyPost(): Response {
  return refuse("methodNotAllowed", "Redemptions are sent with POST.", undefined, { allow: "POST" });
}
