// What is remembered of one badge for two players who turned out to be one person: what both did counts together.
// Nothing is awarded here: a target that is met only together is noticed with the next action that counts.
import { nextState } from "./badges/judge.ts";
import { openProgress } from "./badges/standing.ts";
import type { CompiledProgramme } from "./compile.ts";
import type { BadgeState } from "./types.ts";

/** @param timesEarned how often the person holds the badge now, or the level reached; its records are the caller's. */
export function combineBadgeStates(
  compiled: CompiledProgramme,
  badgeId: string,
  [first, second]: readonly [BadgeState, BadgeState],
  timesEarned: number,
): BadgeState {
  const lastEarnedAt = latest(first.lastEarnedAt, second.lastEarnedAt);
  const badge = compiled.badges.get(badgeId);
  // A badge that this version of the programme does not have cannot be counted together: the one that is further stays.
  if (badge === undefined) return { ...further(first, second), timesEarned, lastEarnedAt };
  const progress = openProgress(badge, first.challenges);
  const others: readonly unknown[] = Array.isArray(second.challenges) ? second.challenges : [];
  for (const [position, one] of progress.entries()) one.absorb(others[position]);
  return nextState(badge, progress, timesEarned, lastEarnedAt);
}

const latest = (first: number | null, second: number | null) =>
  first === null || second === null ? (first ?? second) : Math.max(first, second);

const further = (first: BadgeState, second: BadgeState) =>
  first.current * second.target >= second.current * first.target ? first : second;
