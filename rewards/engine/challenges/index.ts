// All challenges, by code. A new challenge is a new file and a line in each of the three lists here.
// Nothing else in the engine knows which challenges exist.
import type { FilterContext } from "../filters/context.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Challenge } from "../types.ts";
import type { ChallengeKind, CompiledChallenge } from "./challenge.ts";
import { distinct } from "./distinct.ts";
import { forATimePeriod } from "./for-a-time-period.ts";
import { inATimePeriod } from "./in-a-time-period.ts";
import { severalTimes } from "./several-times.ts";
import { streak } from "./streak.ts";
import { sum } from "./sum.ts";

type ChallengeDescription = Pick<ChallengeKind<Challenge>, "code" | "label" | "help" | "fields" | "lateActions">;

export const challengeKinds: readonly ChallengeDescription[] = [
  severalTimes,
  sum,
  inATimePeriod,
  forATimePeriod,
  streak,
  distinct,
];

export function compileChallenge(challenge: Challenge, context: FilterContext): CompiledChallenge | Refusal {
  switch (challenge.kind) {
    case "several_times":
      return severalTimes.compile(challenge, context);
    case "sum":
      return sum.compile(challenge, context);
    case "in_time_period":
      return inATimePeriod.compile(challenge, context);
    case "for_time_period":
      return forATimePeriod.compile(challenge, context);
    case "streak":
      return streak.compile(challenge, context);
    case "distinct":
      return distinct.compile(challenge, context);
  }
}

/** The challenge as a level of a Ranked badge asks for it. */
export function withTarget(challenge: Challenge, target: number | string): Challenge | Refusal {
  const changed = retarget(challenge, target);
  return changed ?? refuse("challenges.0.each", "A Ranked badge counts different values: say how many, not which.");
}

function retarget(challenge: Challenge, target: number | string): Challenge | undefined {
  switch (challenge.kind) {
    case "several_times":
      return severalTimes.withTarget(challenge, target);
    case "sum":
      return sum.withTarget(challenge, target);
    case "in_time_period":
      return inATimePeriod.withTarget(challenge, target);
    case "for_time_period":
      return forATimePeriod.withTarget(challenge, target);
    case "streak":
      return streak.withTarget(challenge, target);
    case "distinct":
      return distinct.withTarget(challenge, target);
  }
}
