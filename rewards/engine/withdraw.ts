// Takes back an action that counted towards a badge, as if it had not happened: the other side of `evaluate`.
// Pure; exact for counts and sums, and for windows, streaks and different values where the player's other actions are known.
import type { CompiledBadge } from "./badges/compiled.ts";
import { nextState } from "./badges/judge.ts";
import { openProgress } from "./badges/standing.ts";
import type { Progress } from "./challenges/challenge.ts";
import type { CompiledProgramme } from "./compile.ts";
import { readFacts } from "./filters/facts.ts";
import type { Action, BadgeState } from "./types.ts";

export interface Withdrawal {
  badgeId: string;
  /** The action as it was recorded; it must have counted towards the badge then. */
  action: Action;
  /** How many awards that this action earned are taken back as well; 0 when the player keeps the badge. */
  awards: number;
  /** All that the badge has seen of the player, in the order in which it was recorded. Only where `isRecounted` says so. */
  history?: readonly SeenAction[];
}

/** An action whose filter matched while the badge could be earned. */
export interface SeenAction {
  action: Action;
  /** false: it is being taken back, or was before. */
  counts: boolean;
  /** Those of its awards that the player keeps. */
  awards: number;
}

/** Whether an action can be taken back exactly only by counting the others anew. */
export function isRecounted(compiled: CompiledProgramme, badgeId: string): boolean {
  return compiled.badges.get(badgeId)?.challenges.some((challenge) => challenge.isRecounted) ?? false;
}

/** Undefined when the programme has no such badge any more, or refuses it: nothing can be said about its progress. */
export function withdraw(
  compiled: CompiledProgramme,
  state: BadgeState,
  { badgeId, action, awards, history }: Withdrawal,
): BadgeState | undefined {
  const badge = compiled.badges.get(badgeId);
  const tables = compiled.actions.get(action.name)?.tables;
  if (badge === undefined || tables === undefined) return undefined;
  const factsOf = (one: Action) => readFacts(tables, one);
  const timesEarned = Math.max(0, state.timesEarned - awards);
  const recounted = history === undefined ? [] : countAnew(badge, history, factsOf);
  const progress = openProgress(badge, state.challenges).map((one, position) => {
    const challenge = badge.challenges[position];
    if (challenge === undefined) return one;
    const anew = challenge.isRecounted ? recounted[position] : undefined;
    if (anew !== undefined) return anew;
    // Levels never restart; the other types did, once for each award.
    if (restarts(badge)) for (let award = 0; award < awards; award += 1) one.reopen(challenge.target);
    one.remove(factsOf(action), action.at);
    return one;
  });
  return nextState(badge, progress, timesEarned, timesEarned === 0 ? null : state.lastEarnedAt);
}

const restarts = (badge: CompiledBadge) => badge.definition.type !== "Ranked";

function countAnew(
  badge: CompiledBadge,
  history: readonly SeenAction[],
  factsOf: (action: Action) => ReturnType<typeof readFacts>,
): Progress[] {
  const progress = openProgress(badge, undefined);
  for (const { action, counts, awards } of history) {
    for (const [position, one] of progress.entries()) {
      if (counts) one.add(factsOf(action), action.at);
      const target = badge.challenges[position]?.target ?? 0;
      // What an award has used up stays used up while the player keeps it.
      if (restarts(badge)) for (let award = 0; award < awards; award += 1) one.restart(target);
    }
  }
  return progress;
}
