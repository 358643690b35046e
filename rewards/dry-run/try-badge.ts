// Tries a badge on the actions of some players, each from nothing, in the order in which they happened. Pure: what happened is
// an input. Dates, a pause and a limited quantity are left aside: the question is what the badge would do if it were in force.
import {
  type Action,
  type Award,
  type BadgeDefinition,
  type BadgeState,
  type CompiledProgramme,
  compile,
  evaluate,
} from "../engine/index.ts";
import type { DryRunExample, DryRunResult } from "./result.ts";

export interface TriedAction extends Action {
  orderId: string | null;
}

export interface TriedPlayer {
  playerId: string;
  /** By time. */
  actions: readonly TriedAction[];
  /** When the player first earned a prerequisite, by the badge's id; Unix milliseconds. */
  earnedAt: ReadonlyMap<string, number>;
}

export interface Trial {
  badge: BadgeDefinition;
  compiled: CompiledProgramme;
}

const mostExamples = 20;

export function openTrial(
  badge: BadgeDefinition,
  facts: { currencyExponent: number; timeZone: string },
  others: readonly BadgeDefinition[],
): Trial {
  const { startsAt: _startsAt, endsAt: _endsAt, paused: _paused, quantity: _quantity, ...always } = badge;
  const prerequisites = others.filter(({ id }) => badge.prerequisites.includes(id) && id !== badge.id);
  // Theirs are not looked at: who has one has it.
  const had = prerequisites.map((other) => ({ ...other, action: "", prerequisites: [] }));
  return { badge: always, compiled: compile({ version: 1, ...facts, actions: [], badges: [...had, always] }) };
}

export function tryPlayer({ badge, compiled }: Trial, player: TriedPlayer, result: DryRunResult): void {
  let state: BadgeState | undefined;
  let hasEarned = false;
  for (const action of player.actions) {
    const { orderId, ...plain } = action;
    const badges = new Map(state === undefined ? [] : [[badge.id, state]]);
    for (const id of badge.prerequisites)
      if ((player.earnedAt.get(id) ?? Number.POSITIVE_INFINITY) < action.at) badges.set(id, had);
    const decision = evaluate(compiled, { badges }, plain);
    state = decision.badgeStates.get(badge.id) ?? state;
    const awards = decision.awards.filter((award) => award.badgeId === badge.id);
    const evaluation = decision.evaluations.find((candidate) => candidate.badgeId === badge.id);
    result.actions += 1;
    if (evaluation === undefined) continue;
    if (evaluation.outcome !== "not_matched") result.matched += 1;
    count(result, awards);
    hasEarned ||= awards.length > 0;
    const points = awards.reduce((sum, award) => sum + award.points, 0);
    remember({ playerId: player.playerId, orderId, at: action.at, points, evaluation }, result);
  }
  if (hasEarned) result.players += 1;
}

const had: BadgeState = { timesEarned: 1, lastEarnedAt: null, current: 0, target: 0, challenges: null };

function count(result: DryRunResult, awards: readonly Award[]): void {
  for (const award of awards) {
    result.awards += 1;
    result.points += award.points;
    result.prizes += award.deliverables.filter(({ kind }) => kind === "Prize").length;
    result.levels[award.occurrence - 1] = (result.levels[award.occurrence - 1] ?? 0) + 1;
  }
}

/** Who has the badge already tells nothing; a few of each other reason tell the most. */
function remember(example: DryRunExample, { earned, missed }: DryRunResult): void {
  const { outcome } = example.evaluation;
  if (outcome === "earned") {
    if (earned.length < mostExamples) earned.push(example);
    return;
  }
  if (outcome === "already_earned" || missed.length >= mostExamples) return;
  const alike = missed.filter(({ evaluation }) => evaluation.outcome === outcome).length;
  if (alike < mostExamples / 2) missed.push(example);
}
