// What the pages of the catalogue ask for, and what they are answered.
import type { Pool } from "pg";
import { z } from "zod";
import {
  changeReward,
  createReward,
  findReward,
  type RewardSaved,
  setRewardStatus,
} from "../../rewards/catalogue/rewards.ts";
import type { Finding } from "../../rewards/engine/index.ts";
import type { ShopId } from "../../rewards/ids.ts";

export type RewardAnswer =
  | { kind: "saved"; rewardId: string; status: "active" | "archived" }
  | { kind: "refused"; findings: readonly Finding[] };

const request = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), content: z.record(z.string(), z.unknown()) }),
  z.object({ intent: z.enum(["archive", "activate"]) }),
]);

/** @param rewardId null for a new one. @throws Response 400 for what the page does not send, 404 for another shop's reward. */
export async function answerRewardRequest(
  pool: Pool,
  shop: ShopId,
  rewardId: string | null,
  body: unknown,
): Promise<RewardAnswer> {
  if (rewardId !== null && (await findReward(pool, shop, rewardId)) === null) throw missing();
  const parsed = request.safeParse(body);
  if (!parsed.success) throw new Response(null, { status: 400 });
  const asked = parsed.data;
  if (asked.intent === "save") {
    return answerOf(
      rewardId === null
        ? await createReward(pool, shop, asked.content)
        : await changeReward(pool, shop, rewardId, asked.content),
    );
  }
  if (rewardId === null) throw missing();
  return answerOf(await setRewardStatus(pool, shop, rewardId, asked.intent === "archive" ? "archived" : "active"));
}

function answerOf(outcome: RewardSaved): RewardAnswer {
  switch (outcome.kind) {
    case "saved":
      return { kind: "saved", rewardId: outcome.reward.id, status: outcome.reward.status };
    case "refused":
      return outcome;
    case "unknown_reward":
      throw missing();
  }
}

const missing = () => new Response(null, { status: 404 });
