// GET /v1/redemptions/:redemptionId: how a redemption stands, with the voucher's code once it can be used.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { redemptionById } from "../../rewards/redemption/view.ts";
import { answer, refuse } from "../doors/api-answer.ts";
import { allowOnly } from "../doors/api-call.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";
import { redemptionAnswer } from "../doors/redemption-answer.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const shop = await authenticateApi(request, context);
  const redemption = await orUnavailable(redemptionById(context.services.pool, shop, params["redemptionId"] ?? ""));
  return redemption ? answer(redemptionAnswer(redemption)) : refuse("notFound", "No such redemption in your shop.");
}

export const action = allowOnly("GET", "Redemptions are read with GET.");
