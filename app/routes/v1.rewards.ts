// GET /v1/rewards: what points can be spent on.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import { answer } from "../doors/api-answer.ts";
import { allowOnly } from "../doors/api-call.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";
import { rewardAnswer } from "../doors/redemption-answer.ts";

export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const shop = await authenticateApi(request, context);
  const rewards = await orUnavailable(listRewards(context.services.pool, shop));
  return answer(rewards.map(rewardAnswer));
}

export const action = allowOnly("GET", "Rewards are read with GET.");
