// Which badges a player can be given by hand now: every active one, with what stands in the way of those that he cannot get.
import type { Pool } from "pg";
import { give } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { presentNames } from "../players/hold.ts";
import { loadProgrammes } from "../programme/load.ts";
import { loadBadgeStates } from "../recording/state.ts";

export interface PossibleGift {
  badgeId: string;
  name: string;
  /** Of the award that would be given. */
  points: number;
  /** Of a Ranked badge: what the levels are that he does not have yet. Else empty. */
  levels: { level: number; name: string | null; points: number }[];
  /** False where the player has had all of it; how many are left in the shop is looked at when it is given. */
  isPossible: boolean;
}

/** In the programme's order. A player who is not known can be given all of them. @param at Unix milliseconds. */
export async function possibleGifts(pool: Pool, shop: ShopId, asked: PlayerId, at: number): Promise<PossibleGift[]> {
  const programme = (await loadProgrammes(pool, [shop])).get(shop);
  if (!programme) return [];
  const playerId = (await presentNames(pool, shop, [asked])).get(asked) ?? asked;
  const badges = await loadBadgeStates(pool, shop, playerId);
  return [...programme.badges.values()].flatMap(
    ({ definition: { id: badgeId, name, levels = [] } }): PossibleGift[] => {
      const action = { name: "badge_given", referenceId: "", at, details: {} };
      const outcome = give(programme.compiled, { badges }, action, { badgeId });
      if (outcome.kind === "unknown_badge") return [];
      const held = badges.get(badgeId)?.timesEarned ?? 0;
      return [
        {
          badgeId,
          name,
          points: outcome.kind === "given" ? outcome.decision.earnedPoints : 0,
          levels: levels
            .map((level, place) => ({ level: place + 1, name: level.name ?? null, points: level.points }))
            .slice(held),
          isPossible: outcome.kind === "given",
        },
      ];
    },
  );
}
