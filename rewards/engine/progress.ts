// How far a player is with a badge at a given moment, also one that nothing has happened to yet.
// A sliding window moves and a streak lapses without any action: what was stored is looked at again as of that moment.
import { complete, furthest, openProgress, standings } from "./badges/standing.ts";
import type { CompiledProgramme } from "./compile.ts";
import type { BadgeState, ChallengeProgress } from "./types.ts";

export interface BadgeProgress extends ChallengeProgress {
  /** Of each challenge, in the badge's order. */
  challenges: readonly ChallengeProgress[];
}

/** Nothing for a badge that this version of the programme does not have, or refuses. */
export function progressOf(
  compiled: CompiledProgramme,
  badgeId: string,
  state: BadgeState | undefined,
  at: number,
): BadgeProgress | undefined {
  const badge = compiled.badges.get(badgeId);
  if (badge === undefined) return undefined;
  const timesEarned = state?.timesEarned ?? 0;
  if (badge.definition.type === "OneTimeOnly" && timesEarned > 0) {
    const done = complete(badge);
    return { ...done, challenges: [done] };
  }
  const challenges = standings(badge, openProgress(badge, state?.challenges), timesEarned, at);
  return { ...furthest(challenges), challenges };
}
