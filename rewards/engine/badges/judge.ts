// One badge whose filter matched the action: what counts, what is earned, and what is remembered.
// The stored state is never changed in place; what is new goes into the draft of the decision.
import type { Progress } from "../challenges/challenge.ts";
import { MAXIMUM_AWARDS_PER_ACTION } from "../limits.ts";
import type { BadgeState } from "../types.ts";
import type { CompiledBadge, Reward } from "./compiled.ts";
import type { Handing, Turn } from "./draft.ts";
import { handOut } from "./hand-out.ts";
import { badgesLeft, obstacle } from "./obstacle.ts";
import { complete, furthest, openProgress, standings } from "./standing.ts";

export function judge(badge: CompiledBadge, turn: Turn): void {
  const { id } = badge.definition;
  const { draft, action } = turn;
  const state = turn.player.badges.get(id);
  const blocked = obstacle(badge, state, turn);
  if (blocked !== undefined) {
    draft.evaluations.push(blocked);
    return;
  }
  const timesBefore = state?.timesEarned ?? 0;
  const progress = openProgress(badge, state?.challenges);
  let isCounted = false;
  for (const one of progress) if (one.add(turn.facts, action.at)) isCounted = true;
  if (!isCounted) {
    draft.evaluations.push({
      badgeId: id,
      outcome: "not_counted",
      ...furthest(standings(badge, progress, timesBefore)),
    });
    return;
  }
  const timesEarned = timesBefore + awardAll(badge, progress, timesBefore, turn);
  const isNew = timesEarned > timesBefore;
  const lastEarnedAt = isNew ? Math.max(state?.lastEarnedAt ?? action.at, action.at) : (state?.lastEarnedAt ?? null);
  const next = nextState(badge, progress, timesEarned, lastEarnedAt);
  draft.badgeStates ??= new Map();
  draft.badgeStates.set(id, next);
  if (isNew) draft.evaluations.push({ badgeId: id, outcome: "earned", occurrence: timesEarned });
  else pushProgress(badge, progress, next, turn);
}

function pushProgress(badge: CompiledBadge, progress: readonly Progress[], state: BadgeState, { draft }: Turn): void {
  const { current, target, timesEarned } = state;
  const badgeId = badge.definition.id;
  if (badge.challenges.length === 1) draft.evaluations.push({ badgeId, outcome: "progressed", current, target });
  else {
    const challenges = standings(badge, progress, timesEarned);
    draft.evaluations.push({ badgeId, outcome: "progressed", current, target, challenges });
  }
}

/** Grants everything that has been reached, and says how many awards that were. */
function awardAll(badge: CompiledBadge, progress: readonly Progress[], timesBefore: number, turn: Turn): number {
  switch (badge.definition.type) {
    case "OneTimeOnly":
      if (!isReached(badge, progress)) return 0;
      grant(badge, badge.reward, 1, turn);
      return 1;
    case "Repeatable":
      return awardRepeatedly(badge, progress, timesBefore, turn);
    case "Ranked":
      return awardLevels(badge, progress, timesBefore, turn);
  }
}

function awardRepeatedly(badge: CompiledBadge, progress: readonly Progress[], timesBefore: number, turn: Turn): number {
  const { maximumPerPlayer, coolDownMs } = badge.definition;
  const most = Math.min(
    coolDownMs === undefined ? MAXIMUM_AWARDS_PER_ACTION : 1,
    (maximumPerPlayer ?? Number.POSITIVE_INFINITY) - timesBefore,
    badgesLeft(badge, turn),
  );
  let awarded = 0;
  while (awarded < most && isReached(badge, progress)) {
    awarded += 1;
    grant(badge, badge.reward, timesBefore + awarded, turn);
    for (const [position, challenge] of badge.challenges.entries()) progress[position]?.restart(challenge.target);
  }
  return awarded;
}

function awardLevels(badge: CompiledBadge, progress: readonly Progress[], timesBefore: number, turn: Turn): number {
  const reached = progress[0]?.reached() ?? 0;
  const most = badgesLeft(badge, turn);
  let awarded = 0;
  for (const level of badge.levels.slice(timesBefore)) {
    if (level.target > reached || awarded >= most) break;
    awarded += 1;
    grant(badge, level, timesBefore + awarded, turn);
  }
  return awarded;
}

function isReached(badge: CompiledBadge, progress: readonly Progress[]): boolean {
  for (let position = 0; position < badge.challenges.length; position += 1) {
    const target = badge.challenges[position]?.target ?? 0;
    if ((progress[position]?.reached() ?? 0) < target) return false;
  }
  return true;
}

export function grant(badge: CompiledBadge, reward: Reward, occurrence: number, turn: Handing): void {
  const { points } = reward;
  const badgeId = badge.definition.id;
  const deliverables = handOut(reward, badge.definition, occurrence, turn);
  turn.draft.awards.push({ badgeId, occurrence, points, deliverables });
  if (points !== 0) turn.draft.points.push({ source: "badge", badgeId, points });
}

export function nextState(
  badge: CompiledBadge,
  progress: readonly Progress[],
  timesEarned: number,
  lastEarnedAt: number | null,
): BadgeState {
  // A badge that is earned once and for all needs no counting any more.
  if (badge.definition.type === "OneTimeOnly" && timesEarned > 0) {
    const { current, target } = complete(badge);
    return { timesEarned, lastEarnedAt, current, target, challenges: [] };
  }
  const { current, target } = furthest(standings(badge, progress, timesEarned));
  return { timesEarned, lastEarnedAt, current, target, challenges: progress.map((one) => one.store()) };
}
