// POST /v1/action/process: an integrator reports what a player did and gets the decision at once.
import type { PlayerId } from "../../rewards/ids.ts";
import { type ActionRequest, fingerprintOf } from "../../rewards/recording/request.ts";
import { type ActionBody, actionBody } from "../doors/action-body.ts";
import { answer, refuse } from "../doors/api-answer.ts";
import { allowOnly, onPost } from "../doors/api-call.ts";
import { decisionAnswer } from "../doors/decision-answer.ts";

export const loader = allowOnly("POST", "Actions are sent with POST.");

export const action = onPost(
  loader,
  async ({ request, shop, fields, context }) => {
    const outcome = await context.services.recordAction({ shop, ...requestOf(fields(actionBody), Date.now()) });
    if (outcome.kind === "conflict") {
      const message = `referenceId ${outcome.referenceId} was used before for another action. Use a new one.`;
      return refuse("conflict", message, "referenceId");
    }
    const explain = new URL(request.url).searchParams.get("explain") === "true";
    return answer(decisionAnswer(outcome.action, { replayed: outcome.kind === "replayed", explain }));
  },
  { mostKilobytes: 256 },
);

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
