// POST /v1/action/process: an integrator reports what a player did and gets the decision at once.
import type { ActionFunctionArgs } from "@remix-run/node";
import type { PlayerId } from "../../rewards/ids.ts";
import { type ActionRequest, fingerprintOf } from "../../rewards/recording/request.ts";
import { type ActionBody, actionBody } from "../doors/action-body.ts";
import { answer, refuse, refuseFields } from "../doors/api-answer.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";
import { parseJson, readBody } from "../doors/body.ts";
import { decisionAnswer } from "../doors/decision-answer.ts";

const maxBodyBytes = 256 * 1024;

export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") return onlyPost();
  const body = await readBody(request, maxBodyBytes);
  const shop = await authenticateApi(request, context);
  if (body === null) return refuse("tooLarge", "The body is larger than 256 KB.");
  const parsed = actionBody.safeParse(parseJson(body));
  if (!parsed.success) return refuseFields(parsed.error);

  const outcome = await orUnavailable(context.services.recordAction({ shop, ...requestOf(parsed.data, Date.now()) }));
  if (outcome.kind === "conflict") {
    const message = `referenceId ${outcome.referenceId} was used before for another action. Use a new one.`;
    return refuse("conflict", message, "referenceId");
  }
  const explain = new URL(request.url).searchParams.get("explain") === "true";
  return answer(decisionAnswer(outcome.action, { replayed: outcome.kind === "replayed", explain }));
}

export const loader = onlyPost;

function onlyPost(): Response {
  return refuse("methodNotAllowed", "Actions are sent with POST.", undefined, { allow: "POST" });
}

function requestOf(body: ActionBody, now: number): Omit<ActionRequest, "shop"> {
  const { name, referenceId, playerId, timestamp = null, multiplier = null, details } = body;
  return {
    name,
    referenceId,
    playerId: playerId as PlayerId,
    // Without a timestamp the call means "now", and a repetition of it means the same now.
    fingerprint: fingerprintOf([name, playerId, timestamp, multiplier ?? "1", details ?? []]),
    source: "api",
    orderId: null,
    occurredAt: timestamp ?? now,
    multiplier: multiplier ?? "1",
    details: { kind: "text", entries: details ?? [] },
  };
}
