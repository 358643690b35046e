// The message `call_endpoint`: a notice is posted to a shop's endpoint, signed as the Standard Webhooks specification says
// (https://www.standardwebhooks.com), so that receivers can use its libraries. Tried again until the endpoint answers 2xx.
import { createHmac } from "node:crypto";
import type { Pool } from "pg";
import { z } from "zod";
import { disableEndpoint, endpointToCall } from "../../rewards/notices/endpoints.ts";
import type { MessageResult, OutboxMessage } from "../../rewards/outbox/rows.ts";
import type { OutboundRules } from "../../system/outbound-url.ts";
import { type PostOutcome, postJson } from "../../system/post-json.ts";

const payload = z.object({ endpointId: z.string(), notice: z.looseObject({ id: z.string() }) });

const timeoutMs = 10_000;
/** After failures in a row an endpoint is left alone for 1 s, 2 s, 4 s ... so that one that is down does not hold up others. */
const maxRestMs = 5 * 60_000;
/** Endpoints that failed lately; the memory of more is dropped. */
const maxRemembered = 10_000;

export interface EndpointCallParts {
  pool: Pool;
  rules: OutboundRules;
  now?: () => number;
}

export function createEndpointCalls({ pool, rules, now = Date.now }: EndpointCallParts) {
  const failing = new Map<string, { failures: number; restsUntil: number }>();

  const noteFailure = (id: string) => {
    const failures = (failing.get(id)?.failures ?? 0) + 1;
    if (failing.size >= maxRemembered) failing.clear();
    failing.set(id, { failures, restsUntil: now() + Math.min(1_000 * 2 ** (failures - 1), maxRestMs) });
  };

  return async (message: OutboxMessage): Promise<MessageResult> => {
    const { endpointId, notice } = payload.parse(message.payload);
    const endpoint = await endpointToCall(pool, message.shop, endpointId);
    if (!endpoint) return { kind: "done" };
    if ((failing.get(endpointId)?.restsUntil ?? 0) > now()) {
      return { kind: "try_again", reason: "The endpoint failed a moment ago and is left alone for a while." };
    }
    const body = JSON.stringify(notice);
    const headers = signatureHeaders({ id: notice.id, body, secret: endpoint.secret, at: now() });
    const result = resultOf(await postJson({ url: endpoint.url, body, headers, timeoutMs }, rules));
    if (result.kind === "gone") {
      await disableEndpoint(pool, message.shop, endpointId);
      return { kind: "set_aside", reason: "The endpoint answered 410 Gone and is not called any more." };
    }
    if (result.kind === "try_again") noteFailure(endpointId);
    else failing.delete(endpointId);
    return result;
  };
}

function resultOf(outcome: PostOutcome): MessageResult | { kind: "gone" } {
  switch (outcome.kind) {
    case "answered":
      if (outcome.status >= 200 && outcome.status < 300) return { kind: "done" };
      if (outcome.status === 410) return { kind: "gone" };
      return { kind: "try_again", reason: `The endpoint answered ${outcome.status}.` };
    case "refused":
      return { kind: "set_aside", reason: outcome.reason };
    case "failed":
      return { kind: "try_again", reason: outcome.reason };
  }
}

/** The time is that of this try, so that a receiver can refuse what somebody recorded and sends again later. */
function signatureHeaders(call: { id: string; body: string; secret: string; at: number }): Record<string, string> {
  const seconds = String(Math.floor(call.at / 1_000));
  const key = Buffer.from(call.secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${call.id}.${seconds}.${call.body}`).digest("base64");
  return {
    "webhook-id": call.id,
    "webhook-timestamp": seconds,
    "webhook-signature": `v1,${signature}`,
    "user-agent": "Encore",
  };
}
