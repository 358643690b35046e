// For a time period: n matching actions between two dates.
// The first date counts, the second does not.
import { MAXIMUM_TIMES } from "../limits.ts";
import { refuse } from "../refusal.ts";
import type { Challenge } from "../types.ts";
import type { ChallengeKind } from "./challenge.ts";
import { PeriodProgress } from "./count.ts";

type Definition = Extract<Challenge, { kind: "for_time_period" }>;

export const forATimePeriod: ChallengeKind<Definition> = {
  code: "for_time_period",
  label: "For a time period",
  help: "The action happens this many times between two dates.",
  fields: [
    { name: "times", label: "How many times", input: "count", least: 1, most: MAXIMUM_TIMES },
    { name: "from", label: "From", input: "instant" },
    { name: "until", label: "Until (not included)", input: "instant" },
  ],
  lateActions: "What counts is when an action happened, not when it arrived: the order does not matter.",
  compile({ times, from, until }) {
    if (from >= until) return refuse("until", "The end of the period must be after its start.");
    return {
      kind: "for_time_period",
      target: times,
      stepsPerUnit: 1,
      open: (stored) => new PeriodProgress("for_time_period", stored, from, until),
    };
  },
  withTarget: (definition, target) => ({ ...definition, times: Number(target) }),
};
