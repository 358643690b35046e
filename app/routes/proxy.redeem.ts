// POST /proxy/redeem: the logged-in customer spends points on a reward and gets it, a voucher with its code, or is told why not. The same
// referenceId again is the same redemption, so that a page may try as often as it likes.
import { type ActionFunctionArgs, json } from "@remix-run/node";
import { z } from "zod";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import type { RedemptionOutcome } from "../../rewards/redemption/redeem.ts";
import { type Redemption, redemptionById } from "../../rewards/redemption/view.ts";
import { isDatabaseDown } from "../../rewards/store/transaction.ts";
import { instantText } from "../../rewards/storefront/measure.ts";
import { readPlayers } from "../../rewards/storefront/player.ts";
import { parseJson, readBody } from "../doors/body.ts";
import { authenticateCustomer, authenticateVisitor, privately, refuseVisitor } from "../doors/proxy.ts";
import { text } from "../doors/text.ts";
import type { Services } from "../services.ts";

const maxBodyBytes = 4 * 1024;
const redeemBody = z.object({ rewardId: text(100), referenceId: text(100) }, "must be a JSON object");

/** Most codes are made within a second; a page would rather wait than ask again. */
const patienceMs = 4_000;
const lookEveryMs = 150;

export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const { services } = context;
  authenticateVisitor(request, context);
  if (request.method !== "POST") return refuseVisitor("method_not_allowed", { headers: { allow: "POST" } });
  // A form of another site cannot send this type: nobody redeems for a customer who only opened a page.
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return refuseVisitor("not_json");
  const { shop, customerId } = authenticateCustomer(request, context, "redeem");
  const parsed = redeemBody.safeParse(parseJson((await readBody(request, maxBodyBytes)) ?? ""));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuseVisitor("bad_request", { message: `${issue?.path.join(".") || "The body"} ${issue?.message}.` });
  }
  const { rewardId } = parsed.data;
  // A visitor's names are his own: he can neither guess an integrator's nor take another customer's.
  const referenceId = `storefront/${customerId}/${parsed.data.referenceId}`;
  try {
    const outcome = await services.redeem({ shop, playerId: customerId, rewardId, referenceId, at: Date.now() });
    return await answerTo(services, shop, customerId, outcome);
  } catch (error) {
    if (isDatabaseDown(error)) return refuseVisitor("unavailable");
    throw error;
  }
}

export function loader({ request, context }: ActionFunctionArgs): Response {
  authenticateVisitor(request, context);
  return refuseVisitor("method_not_allowed", { headers: { allow: "POST" } });
}

async function answerTo(
  services: Services,
  shop: ShopId,
  customerId: PlayerId,
  outcome: RedemptionOutcome,
): Promise<Response> {
  switch (outcome.kind) {
    case "redeemed":
    case "replayed":
      return answerWithItem(services, shop, customerId, await settled(services, shop, outcome.redemption));
    case "unknown_player":
    case "not_enough_points": {
      const missing = outcome.kind === "not_enough_points" ? outcome.missing : 0;
      return refuseVisitor("not_enough_points", missing > 0 ? { facts: { missing } } : {});
    }
    case "sold_out":
      return refuseVisitor("sold_out");
    case "unknown_reward":
      return refuseVisitor("unknown_reward");
    case "conflict":
      return refuseVisitor("conflict");
  }
}

/** The redemption when the store has answered, or as it is when patience has an end. */
async function settled(services: Services, shop: ShopId, redemption: Redemption): Promise<Redemption> {
  const until = Date.now() + patienceMs;
  let now: Redemption = redemption;
  while (now.state === "creating" && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    now = (await redemptionById(services.pool, shop, redemption.id)) ?? now;
  }
  return now;
}

async function answerWithItem(
  services: Services,
  shop: ShopId,
  customerId: PlayerId,
  { id, points, kind, label, description, state, voucher }: Redemption,
): Promise<Response> {
  if (state === "returned") return refuseVisitor("returned");
  const player = (await readPlayers(services.pool, shop, [customerId], Date.now())).get(customerId)?.shape ?? null;
  // What has no code has a voucher without one here: pages that know nothing else ask for its code, and for its state.
  const { code, expiresAt } = voucher ?? { code: null, expiresAt: null };
  const shown = { label, code: state === "ready" ? code : null, state, ends: expiresAt && instantText(expiresAt) };
  return json({ redemption: { id, points, kind, label, description, voucher: shown }, player }, { headers: privately });
}
