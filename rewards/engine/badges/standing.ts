// How far a badge is: (current, target) of each challenge, and of the one that is furthest from its target.
// Shown in whole units: progress rounded down, targets up, so that nothing looks complete before it is.
import type { CompiledChallenge, Progress } from "../challenges/challenge.ts";
import type { ChallengeProgress } from "../types.ts";
import type { CompiledBadge } from "./compiled.ts";

const NOTHING_STORED: readonly unknown[] = [];

export function openProgress({ challenges, levels }: CompiledBadge, stored: unknown): Progress[] {
  const entries: readonly unknown[] = Array.isArray(stored) ? stored : NOTHING_STORED;
  const top = levels.length === 0 ? undefined : levels.at(-1)?.target;
  const opened: Progress[] = [];
  for (const challenge of challenges) opened.push(challenge.open(entries[opened.length], top ?? challenge.target));
  return opened;
}

/** The level of a Ranked badge that is being worked on; the last one once all are reached. */
function targetOf(badge: CompiledBadge, challenge: CompiledChallenge, timesEarned: number): number {
  const level = badge.levels[timesEarned] ?? badge.levels.at(-1);
  return level?.target ?? challenge.target;
}

export function standings(
  badge: CompiledBadge,
  progress: readonly Progress[],
  timesEarned: number,
  at?: number,
): ChallengeProgress[] {
  return badge.challenges.map((challenge, position) => {
    const target = targetOf(badge, challenge, timesEarned);
    return shown(challenge, progress[position], target, at);
  });
}

function shown(
  { stepsPerUnit }: CompiledChallenge,
  progress: Progress | undefined,
  target: number,
  at: number | undefined,
): ChallengeProgress {
  const shownTarget = Math.ceil(target / stepsPerUnit);
  if (progress === undefined) return { current: 0, target: shownTarget };
  if (progress.reached() >= target) return { current: shownTarget, target: shownTarget };
  return { current: Math.floor(Math.max(0, progress.current(at)) / stepsPerUnit), target: shownTarget };
}

/** The standing that is furthest from its target; the first of equals. */
export function furthest(all: readonly ChallengeProgress[]): ChallengeProgress {
  const [first, ...others] = all;
  if (first === undefined) throw new Error("A compiled badge has at least one challenge");
  let behind = first;
  for (const other of others) if (other.current * behind.target < behind.current * other.target) behind = other;
  return behind;
}

/** What a badge that is earned for good shows. */
export function complete(badge: CompiledBadge): ChallengeProgress {
  const [first] = badge.challenges;
  if (first === undefined) throw new Error("A compiled badge has at least one challenge");
  const target = Math.ceil((badge.levels.at(-1)?.target ?? first.target) / first.stepsPerUnit);
  return { current: target, target };
}
