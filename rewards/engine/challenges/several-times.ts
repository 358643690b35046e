// Several times: n matching actions, whenever they come.
// A Repeatable badge is earned exactly floor(actions / n) times.
import { MAXIMUM_TIMES } from "../limits.ts";
import type { Challenge } from "../types.ts";
import type { ChallengeKind } from "./challenge.ts";
import { CountProgress } from "./count.ts";

type Definition = Extract<Challenge, { kind: "several_times" }>;

export const severalTimes: ChallengeKind<Definition> = {
  code: "several_times",
  label: "Several times",
  help: "The action happens this many times.",
  fields: [{ name: "times", label: "How many times", input: "count", least: 1, most: MAXIMUM_TIMES }],
  lateActions: "Late actions count like any other: the order does not matter.",
  compile: ({ times }) => ({
    kind: "several_times",
    target: times,
    stepsPerUnit: 1,
    open: (stored) => new CountProgress("several_times", stored),
  }),
  withTarget: (definition, target) => ({ ...definition, times: Number(target) }),
};
