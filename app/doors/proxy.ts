// The door for shoppers: every request of the app proxy comes in through here, and every refusal has a code that the page
// translates and a sentence for whoever reads the log. Answers are one customer's and are kept by his browser alone.
import { type AppLoadContext, json } from "@remix-run/node";
import type { PlayerId } from "../../rewards/ids.ts";
import { type ProxyVisitor, proxyVisitor } from "./proxy-signature.ts";
import { createTokenBuckets } from "./token-bucket.ts";

export const proxyRefusals = {
  not_signed: { status: 401, message: "The request is not signed by Shopify, or older than 90 seconds." },
  not_logged_in: { status: 403, message: "Log in to see and use your points." },
  not_found: { status: 404, message: "There is nothing here." },
  not_installed: { status: 404, message: "This store has no rewards at the moment." },
  method_not_allowed: { status: 405, message: "This is asked for in another way." },
  bad_request: { status: 400, message: "The request could not be read." },
  not_json: { status: 415, message: "Send the body as application/json." },
  unknown_reward: { status: 404, message: "This reward is no longer on offer." },
  sold_out: { status: 422, message: "This reward is sold out." },
  not_enough_points: { status: 422, message: "There are not enough points for this reward." },
  conflict: { status: 409, message: "This referenceId was used for another reward. Use a new one." },
  returned: { status: 422, message: "The store could not make the code. The points were given back." },
  too_many_requests: { status: 429, message: "That was a little fast. Try again in a moment." },
  unavailable: { status: 503, message: "That did not work. Nothing was lost; try again in a moment." },
} as const;

export type ProxyRefusal = keyof typeof proxyRefusals;

/** A shared cache never keeps it, and a browser asks each time whether it is still true. */
export const privately = { "cache-control": "private, no-cache" };

export function refuseVisitor(
  code: ProxyRefusal,
  more: { message?: string; headers?: Record<string, string>; facts?: Record<string, number> } = {},
): Response {
  const { status, message } = proxyRefusals[code];
  const headers = { "cache-control": "private, no-store", ...more.headers };
  return json({ error: { code, message: more.message ?? message, ...more.facts } }, { status, headers });
}

/** @throws Response 401 */
export function authenticateVisitor(request: Request, { services }: AppLoadContext): ProxyVisitor {
  const visitor = proxyVisitor(new URL(request.url).searchParams, services.credentials.apiSecret, Date.now());
  if (!visitor) throw refuseVisitor("not_signed");
  return visitor;
}

/** Of each customer. For a page that asks once a minute the first is plenty. */
export const createVisitorLimits = () => ({
  state: createTokenBuckets({ burst: 30, perSecond: 1 }),
  redeem: createTokenBuckets({ burst: 5, perSecond: 0.2 }),
});

type VisitorLimits = ReturnType<typeof createVisitorLimits>;

/** @throws Response 401, 403 when nobody is logged in, 429 */
export function authenticateCustomer(
  request: Request,
  context: AppLoadContext,
  purpose: keyof VisitorLimits,
): ProxyVisitor & { customerId: PlayerId } {
  const { shop, customerId } = authenticateVisitor(request, context);
  if (customerId === null) throw refuseVisitor("not_logged_in");
  const waitSeconds = context.services.visitorLimits[purpose].take(`${shop}/${customerId}`);
  if (waitSeconds > 0) {
    throw refuseVisitor("too_many_requests", { headers: { "retry-after": String(waitSeconds) } });
  }
  return { shop, customerId };
}
