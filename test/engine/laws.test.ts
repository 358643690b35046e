// The engine's laws: true for every programme, player and action, checked on random ones.
// fast-check prints seed and path of a case that fails.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { compile, type Decision, evaluate, type PlayerState, type Programme } from "../../rewards/engine/index.ts";
import { MAXIMUM_AWARDS_PER_ACTION } from "../../rewards/engine/limits.ts";
import { anyAction, anyProgramme, challenge, START } from "./arbitraries.ts";
import { cases } from "./cases.ts";
import { action, badge, DAY_MS, play, programme } from "./programmes.ts";

const anyActions = fc.array(anyAction, { minLength: 1, maxLength: 8 });

describe("a decision follows from its inputs alone", () => {
  beforeEach(() => {
    const refuse = () => {
      throw new Error("The engine asked for the time or for chance");
    };
    vi.spyOn(Date, "now").mockImplementation(refuse);
    vi.spyOn(performance, "now").mockImplementation(refuse);
    vi.spyOn(Math, "random").mockImplementation(refuse);
  });
  afterEach(() => vi.restoreAllMocks());

  test("the same inputs give a deep-equal decision, and neither clock nor chance is asked", () => {
    const { decide, property } = { decide: decideAll, property: fc.property(anyProgramme, anyActions, bothTimes) };
    function bothTimes(given: Programme, actions: ReturnType<typeof action>[]) {
      expect(decide(given, actions)).toEqual(decide(structuredClone(given), structuredClone(actions)));
    }
    fc.assert(property, { numRuns: cases(1_000), seed: 20_260_615 });
  });
});

test("nothing that is passed in is changed", () => {
  fc.assert(
    fc.property(anyProgramme, anyActions, (given, actions) => {
      const before = JSON.stringify([given, actions]);
      const compiled = compile(deepFreeze(given));
      let player: PlayerState = { badges: new Map() };
      for (const next of actions) {
        const decision = evaluate(compiled, player, deepFreeze(next));
        player = { badges: new Map([...player.badges, ...deepFreeze(decision).badgeStates]) };
      }
      expect(JSON.stringify([given, actions])).toBe(before);
    }),
    { numRuns: cases(1_000) },
  );
});

test("the points of a decision are the sum of its lines, and whole", () => {
  fc.assert(
    fc.property(anyProgramme, anyActions, (given, actions) => {
      for (const { earnedPoints, points } of decideAll(given, actions)) {
        expect(earnedPoints).toBe(points.reduce((sum, line) => sum + line.points, 0));
        expect(points.every((line) => Number.isSafeInteger(line.points) && line.points > 0)).toBe(true);
      }
    }),
    { numRuns: cases(1_000) },
  );
});

test("a OneTimeOnly badge is never awarded twice", () => {
  fc.assert(
    fc.property(anyProgramme, anyActions, (given, actions) => {
      const oneTime = new Set(given.badges.filter(({ type }) => type === "OneTimeOnly").map(({ id }) => id));
      const awards = decideAll(given, [...actions, ...actions]).flatMap((decision) => decision.awards);
      const ids = awards.map(({ badgeId }) => badgeId).filter((id) => oneTime.has(id));
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: cases(1_000) },
  );
});

test("a Repeatable badge is awarded exactly floor(n / target) times, one occurrence after the other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 60 }), (times, count) => {
      const repeatable = badge({ type: "Repeatable", challenges: [{ kind: "several_times", times }] });
      const player = play(programme({ badges: [repeatable] }));
      const awards = Array.from({ length: count }, () => player.decide(action())).flatMap(
        (decision) => decision.awards,
      );
      expect(awards.map(({ occurrence }) => occurrence)).toEqual(
        Array.from({ length: Math.floor(count / times) }, (_, position) => position + 1),
      );
      if (count > 0) expect(player.state("badge")).toMatchObject({ current: count % times, target: times });
    }),
  );
});

test("a sum is awarded floor(sum / target) times in whatever order the amounts come", () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 100, max: 900 }), (all, target) => {
      const repeatable = badge({ type: "Repeatable", challenges: [{ kind: "sum", detail: "amount", target }] });
      const player = play(programme({ badges: [repeatable] }));
      const awards = all.flatMap((amount) => player.decide(action({ details: { amount } })).awards);
      expect(awards.length).toBe(Math.floor(all.reduce((sum, amount) => sum + amount, 0) / (target * 100)));
    }),
  );
});

test("any order of the same actions gives the same progress and the same badges, where that is promised", () => {
  const unordered = fc
    .tuple(anyProgramme, fc.array(challenge, { minLength: 1, maxLength: 2 }), fc.boolean())
    .map(promised);
  const shuffled = anyActions.chain((actions) => fc.tuple(fc.constant(actions), permutationOf(actions)));
  fc.assert(
    fc.property(unordered, shuffled, (given, [actions, permuted]) => {
      const inOrder = summary(given, actions);
      const outOfOrder = summary(given, permuted);
      // What one action completes beyond the limit waits for the next action: then the order shows, as the rules say.
      fc.pre(Math.max(inOrder.mostAtOnce, outOfOrder.mostAtOnce) < MAXIMUM_AWARDS_PER_ACTION);
      expect(outOfOrder).toEqual({ ...inOrder, mostAtOnce: outOfOrder.mostAtOnce });
    }),
    { numRuns: cases(5_000) },
  );
});

/** One badge without what docs/rules.md excludes: prerequisites, cool-downs, limits, restarts of windows and the like. */
function promised([given, challenges, isRepeatable]: [
  Programme,
  ReturnType<typeof badge>["challenges"],
  boolean,
]): Programme {
  const restarts = challenges.every(({ kind }) => ["several_times", "sum", "for_time_period"].includes(kind));
  const [first] = given.badges;
  const type = isRepeatable && restarts ? "Repeatable" : "OneTimeOnly";
  const filter = first?.filter === undefined ? {} : { filter: first.filter };
  return { ...given, badges: [badge({ type, challenges, startsAt: START + DAY_MS, ...filter })] };
}

function summary(given: Programme, actions: readonly ReturnType<typeof action>[]) {
  const player = play(given);
  const awards = actions.map((next) => player.decide(next).awards);
  const state = player.state("badge");
  return {
    awards: awards.flat().map(({ occurrence }) => occurrence),
    mostAtOnce: Math.max(0, ...awards.map((list) => list.length)),
    current: state?.current,
    target: state?.target,
  };
}

function permutationOf<Value>(values: readonly Value[]): fc.Arbitrary<Value[]> {
  return fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length });
}

function decideAll(given: Programme, actions: readonly ReturnType<typeof action>[]): Decision[] {
  const player = play(given);
  return actions.map((next) => player.decide(next));
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const entry of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(entry);
  }
  return value;
}
