// Progress that comes back from the database: taken up where it fits, started over where it does not.
// A badge that was changed must not read the numbers of another challenge, another detail or another unit.
import { describe, expect, test } from "vitest";
import { type BadgeDefinition, type Challenge, compile, evaluate, progressOf } from "../../rewards/engine/index.ts";
import { action, badge, DAY_MS, NOON, play, programme } from "./programmes.ts";

function takenUp(challenge: Challenge, stored: unknown): number | undefined {
  const compiled = compile(programme({ badges: [badge({ challenges: [challenge] })] }));
  const state = { timesEarned: 0, lastEarnedAt: null, current: 0, target: 0, challenges: [stored] };
  return progressOf(compiled, "badge", state, NOON)?.current;
}

const times: Challenge = { kind: "several_times", times: 9 };
const window: Challenge = { kind: "in_time_period", times: 9, days: 7 };
const streak: Challenge = { kind: "streak", periods: 9, unit: "days" };
const today = NOON / DAY_MS - 0.5;

describe("what fits is taken up, what does not is nothing", () => {
  test.each<[Challenge, unknown, number]>([
    [times, { of: "several_times", count: 3 }, 3],
    [times, { of: "several_times", count: -3 }, 0],
    [times, { of: "several_times", count: 1.5 }, 0],
    [times, { of: "several_times", count: "3" }, 0],
    [times, { of: "several_times" }, 0],
    [times, { of: "for_time_period", count: 3 }, 0],
    [times, { count: 3 }, 0],
    [times, null, 0],
    [times, "several_times", 0],
    [{ kind: "sum", detail: "amount", target: 900 }, { of: "sum:amount", sum: 5 }, 5],
    [{ kind: "sum", detail: "amount", target: 900 }, { of: "sum:subtotal", sum: 5 }, 0],
    [{ kind: "sum", detail: "amount", target: 900 }, { of: "sum:items.amount", sum: 5 }, 0],
    [
      { kind: "sum", detail: "amount", target: 900, items: { detail: "sku", operator: "=", value: "a" } },
      { of: "sum:items.amount", sum: 5 },
      5,
    ],
    [{ kind: "for_time_period", times: 9, from: 0, until: 1 }, { of: "for_time_period", count: 3 }, 3],
    [window, { of: "in_time_period", best: 2, times: [NOON, NOON - 1] }, 2],
    [window, { of: "in_time_period", times: [NOON, "x", null, 1.5] }, 1],
    [window, { of: "in_time_period", times: NOON }, 0],
    [window, { of: "in_time_period", best: 9, times: [] }, 9],
    [streak, { of: "streak:days", best: 3, runs: [[today - 2, today]] }, 3],
    [streak, { of: "streak:weeks", best: 3, runs: [[today - 2, today]] }, 0],
    [streak, { of: "streak:days", runs: [[today, today - 2]] }, 0],
    [streak, { of: "streak:days", runs: [[today], [today - 1, today]] }, 2],
    [streak, { of: "streak:days", runs: [["x", today], 5, null] }, 0],
    [streak, { of: "streak:days", runs: "x" }, 0],
    [{ kind: "distinct", detail: "category", count: 9 }, { of: "distinct:category", values: ["a", "b", 5] }, 2],
    [{ kind: "distinct", detail: "category", count: 9 }, { of: "distinct:vendors", values: ["a", "b"] }, 0],
    [{ kind: "distinct", detail: "category", count: 9 }, { of: "distinct:category", values: "ab" }, 0],
    [{ kind: "distinct", detail: "category", each: ["a", "c"] }, { of: "distinct:category", values: ["a", "b"] }, 1],
  ])("%j from %j: %i", (challenge, stored, current) => {
    expect(takenUp(challenge, stored)).toBe(current);
  });
});

test("times that were stored out of order are put in order before they are counted", () => {
  const compiled = compile(
    programme({ badges: [badge({ challenges: [{ kind: "in_time_period", times: 3, days: 1 }] })] }),
  );
  const stored = { of: "in_time_period", best: 2, times: [NOON, NOON - 1, NOON - 9 * DAY_MS] };
  const state = { timesEarned: 0, lastEarnedAt: null, current: 2, target: 3, challenges: [stored] };
  const decision = evaluate(compiled, { badges: new Map([["badge", state]]) }, action({ at: NOON - 2 }));
  expect(decision.awards).toHaveLength(1);
});

test("sums and counts stop at the largest exact integer", () => {
  const compiled = compile(
    programme({ badges: [badge({ type: "Repeatable", challenges: [{ kind: "sum", detail: "amount", target: 1 }] })] }),
  );
  const stored = { of: "sum:amount", sum: Number.MAX_SAFE_INTEGER };
  const state = { timesEarned: 0, lastEarnedAt: null, current: 0, target: 0, challenges: [stored] };
  const { badgeStates } = evaluate(
    compiled,
    { badges: new Map([["badge", state]]) },
    action({ details: { amount: 5_000 } }),
  );
  expect(badgeStates.get("badge")?.challenges).toEqual([{ of: "sum:amount", sum: Number.MAX_SAFE_INTEGER - 10_000 }]);
});

describe("progress of a badge that was earned", () => {
  const earned = (overrides: Partial<BadgeDefinition>, count: number) => {
    const given = programme({ badges: [badge(overrides)] });
    const player = play(given);
    for (let time = 0; time < count; time += 1) player.decide(action({ details: { kilometres: 2 } }));
    return progressOf(compile(given), "badge", player.state("badge"), NOON);
  };

  test("OneTimeOnly is complete, in whole units", () => {
    expect(earned({ challenges: [{ kind: "several_times", times: 2 }] }, 2)).toEqual({
      current: 2,
      target: 2,
      challenges: [{ current: 2, target: 2 }],
    });
    expect(earned({ challenges: [{ kind: "sum", detail: "kilometres", target: 1.5 }] }, 1)).toMatchObject({
      current: 2,
      target: 2,
    });
  });

  test("Repeatable starts over, Ranked shows the next level and in the end the last", () => {
    expect(earned({ type: "Repeatable", challenges: [{ kind: "several_times", times: 2 }] }, 3)).toMatchObject({
      current: 1,
      target: 2,
    });
    const levels = [2, 4].map((target) => ({ target, points: 1, deliverables: [] }));
    expect(earned({ type: "Ranked", levels }, 3)).toMatchObject({ current: 3, target: 4 });
    expect(earned({ type: "Ranked", levels }, 4)).toMatchObject({ current: 4, target: 4 });
  });
});

test("a filter that is nested too deep is set aside by the compiler too", () => {
  const nested = (depth: number): NonNullable<BadgeDefinition["filter"]> =>
    depth === 0 ? { detail: "hour", operator: "=", value: 1 } : { all: [nested(depth - 1)] };
  const refusals = (depth: number) => compile(programme({ badges: [badge({ filter: nested(depth) })] })).refusals;
  expect(refusals(7)).toEqual([]);
  expect(refusals(8)).toMatchObject([{ sentence: "Filters may be nested 8 deep at most." }]);
  expect(compile(programme({ badges: [badge({ filter: { any: [] } })] })).refusals).toMatchObject([
    { path: "badges.0.filter.any" },
  ]);
});
