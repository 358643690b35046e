// Takes back an action that counted towards a badge, as if it had not happened: the other side of `evaluate`.
// Pure; exact for counts and sums, and as far as is still known for windows, streaks and different values.
import { nextState } from "./badges/judge.ts";
import { openProgress } from "./badges/standing.ts";
import type { CompiledProgramme } from "./compile.ts";
import { readFacts } from "./filters/facts.ts";
import type { Action, BadgeState } from "./types.ts";

export interface Withdrawal {
  badgeId: string;
  /** The action as it was recorded; it must have counted towards the badge then. */
  action: Action;
  /** How many awards that this action earned are taken back as well; 0 when the player keeps the badge. */
  awards: number;
}

/** Undefined when the programme has no such badge any more, or refuses it: nothing can be said about its progress. */
export function withdraw(
  compiled: CompiledProgramme,
  state: BadgeState,
  { badgeId, action, awards }: Withdrawal,
): BadgeState | undefined {
  const badge = compiled.badges.get(badgeId);
  const tables = compiled.actions.get(action.name)?.tables;
  if (badge === undefined || tables === undefined) return undefined;
  const { type } = badge.definition;
  const timesEarned = Math.max(0, state.timesEarned - awards);
  const progress = openProgress(badge, state.challenges);
  const facts = readFacts(tables, action);
  for (const [position, challenge] of badge.challenges.entries()) {
    const one = progress[position];
    // Levels never restart; the other types did, once for each award.
    if (type !== "Ranked") for (let award = 0; award < awards; award += 1) one?.reopen(challenge.target);
    one?.remove(facts, action.at);
  }
  return nextState(badge, progress, timesEarned, timesEarned === 0 ? null : state.lastEarnedAt);
}
