// POST /v1/admin/players/:playerId/badges: a badge given by hand, once for each referenceId.
import type { ActionFunctionArgs } from "@remix-run/node";
import { refuse, refuseFields } from "../doors/api-answer.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";
import { answerToGift } from "../doors/badge-answer.ts";
import { giveBody } from "../doors/badge-body.ts";
import { parseJson, readBody } from "../doors/body.ts";
import { playerParameter } from "../doors/player-parameter.ts";

const maxBodyBytes = 16 * 1024;

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") return onlyPost();
  const body = await readBody(request, maxBodyBytes);
  const shop = await authenticateApi(request, context);
  if (body === null) return refuse("tooLarge", "The body is larger than 16 KB.");
  const playerId = playerParameter(params);
  if (playerId === null) return refuse("notFound", "No such player in your shop.", "playerId");
  const parsed = giveBody.safeParse(parseJson(body));
  if (!parsed.success) return refuseFields(parsed.error);
  const asked = { ...parsed.data, level: parsed.data.level ?? null };
  const giving = { shop, playerId, ...asked, at: Date.now() };
  return answerToGift(await orUnavailable(context.services.giveBadge(giving)), asked);
}

export const loader = onlyPost;

function onlyPost(): Response {
  return refuse("methodNotAllowed", "Badges are given with POST.", undefined, { allow: "POST" });
}
