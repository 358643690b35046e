// A second opinion on whole decisions: plays one player's actions against a programme by reading the definitions.
// It answers what a decision must say, in the plainest form that can be compared.
import type { Action, BadgeDefinition, Challenge, Programme } from "../../../rewards/engine/types.ts";
import {
  emptyMemory,
  type Memory,
  naiveCounts,
  naiveCurrent,
  naiveReached,
  naiveRestart,
  naiveTarget,
} from "./challenge.ts";
import { naiveMatches } from "./filter.ts";

export interface NaiveAward {
  badgeId: string;
  occurrence: number;
  points: number;
}

export interface NaiveDecision {
  /** Of badges whose filter matched, by badge id. */
  outcomes: Record<string, string>;
  awards: NaiveAward[];
  /** Of badges that counted this action: (times earned, current, target) of the challenge furthest behind. */
  standings: Record<string, [timesEarned: number, current: number, target: number]>;
}

interface Known {
  timesEarned: number;
  lastEarnedAt: number | undefined;
  memories: Memory[];
}

const ONCE: Challenge = { kind: "several_times", times: 1 };

export function naivePlayer(programme: Programme, badgesLeft: ReadonlyMap<string, number>) {
  const known = new Map<string, Known>();
  return (action: Action): NaiveDecision => {
    const decision: NaiveDecision = { outcomes: {}, awards: [], standings: {} };
    const earnedBefore = new Set([...known].filter(([, { timesEarned }]) => timesEarned > 0).map(([id]) => id));
    for (const badge of programme.badges) {
      if (badge.action !== action.name || !naiveMatches(badge.filter, action)) continue;
      const state = known.get(badge.id) ?? { timesEarned: 0, lastEarnedAt: undefined, memories: [] };
      const left =
        badge.quantity === undefined ? Number.POSITIVE_INFINITY : (badgesLeft.get(badge.id) ?? badge.quantity);
      const outcome =
        obstacle(badge, state, action, earnedBefore, left) ?? count(badge, state, action, programme, left, decision);
      decision.outcomes[badge.id] = outcome;
      known.set(badge.id, state);
    }
    return decision;
  };
}

function obstacle(
  badge: BadgeDefinition,
  { timesEarned, lastEarnedAt }: Known,
  { at }: Action,
  earnedBefore: ReadonlySet<string>,
  left: number,
): string | undefined {
  if (badge.paused === true) return "paused";
  if (at < (badge.startsAt ?? at) || at >= (badge.endsAt ?? at + 1)) return "not_active";
  const most = badge.type === "OneTimeOnly" ? 1 : badge.type === "Ranked" ? (badge.levels?.length ?? 0) : undefined;
  if (most !== undefined && timesEarned >= most) return "already_earned";
  if (badge.type === "Repeatable" && timesEarned >= (badge.maximumPerPlayer ?? timesEarned + 1))
    return "maximum_reached";
  if (left <= 0) return "sold_out";
  if (badge.prerequisites.some((id) => !earnedBefore.has(id))) return "prerequisite_missing";
  if (
    badge.type === "Repeatable" &&
    lastEarnedAt !== undefined &&
    Math.abs(at - lastEarnedAt) < (badge.coolDownMs ?? 0)
  )
    return "cooling_down";
  return undefined;
}

function count(
  badge: BadgeDefinition,
  state: Known,
  action: Action,
  { timeZone }: Programme,
  left: number,
  decision: NaiveDecision,
): string {
  const challenges = badge.challenges.length === 0 ? [ONCE] : badge.challenges;
  if (state.memories.length === 0) state.memories = challenges.map(emptyMemory);
  let isCounted = false;
  const pairs = challenges.map((challenge, position) => ({
    challenge,
    memory: state.memories[position] ?? emptyMemory(),
  }));
  for (const { challenge, memory } of pairs) {
    if (!naiveCounts(challenge, memory, action, timeZone, mostOf(badge, challenge))) continue;
    memory.actions.push(action);
    isCounted = true;
  }
  if (!isCounted) return "not_counted";
  const awards =
    badge.type === "Ranked" ? climb(badge, state, timeZone, left) : repeat(badge, state, pairs, timeZone, left);
  decision.awards.push(...awards);
  state.timesEarned += awards.length;
  if (awards.length > 0) state.lastEarnedAt = Math.max(state.lastEarnedAt ?? action.at, action.at);
  decision.standings[badge.id] = standing(badge, state, pairs, timeZone);
  return awards.length > 0 ? "earned" : "progressed";
}

/** The highest target that the badge ever asks of the challenge. */
function mostOf({ levels }: BadgeDefinition, challenge: Challenge): number {
  const top = levels?.at(-1);
  return top === undefined ? naiveTarget(challenge) : levelTarget(challenge, top.target);
}

type Pairs = readonly { challenge: Challenge; memory: Memory }[];

function climb(badge: BadgeDefinition, { timesEarned, memories }: Known, zone: string, left: number): NaiveAward[] {
  const [challenge = ONCE] = badge.challenges;
  const reached = naiveReached(challenge, memories[0] ?? emptyMemory(), zone);
  return (badge.levels ?? [])
    .map(({ target, points }, position) => ({
      target: levelTarget(challenge, target),
      points,
      occurrence: position + 1,
    }))
    .filter(({ target, occurrence }) => occurrence > timesEarned && target <= reached)
    .slice(0, Math.min(left, 1_000))
    .map(({ points, occurrence }) => ({ badgeId: badge.id, occurrence, points }));
}

function levelTarget(challenge: Challenge, target: number | string): number {
  return challenge.kind === "sum" ? Math.round(Number(target) * 100) : Number(target);
}

function repeat(
  badge: BadgeDefinition,
  { timesEarned }: Known,
  pairs: Pairs,
  zone: string,
  left: number,
): NaiveAward[] {
  const isSingle = badge.type === "OneTimeOnly" || badge.coolDownMs !== undefined;
  const most = Math.min(left, isSingle ? 1 : 100, (badge.maximumPerPlayer ?? Number.POSITIVE_INFINITY) - timesEarned);
  const awards: NaiveAward[] = [];
  while (
    awards.length < most &&
    pairs.every(({ challenge, memory }) => naiveReached(challenge, memory, zone) >= naiveTarget(challenge))
  ) {
    awards.push({ badgeId: badge.id, occurrence: timesEarned + awards.length + 1, points: badge.points });
    for (const { challenge, memory } of pairs) naiveRestart(challenge, memory, zone);
  }
  return awards;
}

function standing(
  badge: BadgeDefinition,
  { timesEarned }: Known,
  pairs: Pairs,
  zone: string,
): [number, number, number] {
  const isDone = badge.type === "OneTimeOnly" && timesEarned > 0;
  const all = pairs.map(({ challenge, memory }): [number, number, number] => {
    const level = badge.levels?.[timesEarned] ?? badge.levels?.at(-1);
    const target = level === undefined ? naiveTarget(challenge) : levelTarget(challenge, level.target);
    const isReached = isDone || naiveReached(challenge, memory, zone) >= target;
    return [
      timesEarned,
      isReached ? target : memory.actions.length === 0 ? 0 : naiveCurrent(challenge, memory, zone),
      target,
    ];
  });
  return all.reduce((behind, other) => (other[1] * behind[2] < behind[1] * other[2] ? other : behind));
}
