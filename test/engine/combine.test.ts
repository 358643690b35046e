// Two players who turn out to be one person: what both did counts as if one had done it all.
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type BadgeState, type Challenge, combineBadgeStates, compile, evaluate } from "../../rewards/engine/index.ts";
import { action, badge, DAY_MS, NOON, programme } from "./programmes.ts";

const challenges: Challenge[] = [
  { kind: "several_times", times: 900 },
  { kind: "sum", detail: "amount", target: 9_000_000 },
  { kind: "for_time_period", times: 900, from: NOON, until: NOON + 9 * DAY_MS },
  { kind: "in_time_period", times: 900, days: 3 },
  { kind: "streak", periods: 900, unit: "days" },
  { kind: "distinct", detail: "category", count: 900 },
];
const compiled = compile(
  programme({ badges: challenges.map((challenge, place) => badge({ id: `badge-${place}`, challenges: [challenge] })) }),
);

interface Done {
  day: number;
  amount: number;
  category: string;
  byFirst: boolean;
}

function play(done: readonly Done[]): Map<string, BadgeState> {
  const badges = new Map<string, BadgeState>();
  for (const [place, { day, amount, category }] of done.entries()) {
    const decision = evaluate(
      compiled,
      { badges },
      action({ referenceId: `${place}`, at: NOON + day * DAY_MS, details: { amount, category: [category] } }),
    );
    for (const [id, state] of decision.badgeStates) badges.set(id, state);
  }
  return badges;
}

const done: fc.Arbitrary<Done> = fc.record({
  day: fc.integer({ min: 0, max: 12 }),
  amount: fc.integer({ min: 0, max: 50_000 }),
  category: fc.constantFrom("shoes", "hats", "bags", "belts"),
  byFirst: fc.boolean(),
});

test("the progress of two players together is that of one who did what both did, whoever did what", () => {
  fc.assert(
    fc.property(fc.array(done, { maxLength: 25 }), (all) => {
      const [first, second] = [play(all.filter((one) => one.byFirst)), play(all.filter((one) => !one.byFirst))];
      for (const [id, alone] of play(all)) {
        const pair = [first.get(id), second.get(id)].filter((state) => state !== undefined);
        const together =
          pair[1] === undefined ? pair[0] : combineBadgeStates(compiled, id, [pair[0] ?? alone, pair[1]], 0);
        expect(sorted(together)).toEqual(sorted(alone));
      }
    }),
  );
});

/** The order in which different values came is not remembered for anything. */
const sorted = (state: BadgeState | undefined) =>
  JSON.parse(JSON.stringify(state), (name, value) => (name === "values" ? [...value].sort() : value));

describe("a badge that restarts", () => {
  const streak: Challenge = { kind: "streak", periods: 3, unit: "days" };
  const repeatable = compile(programme({ badges: [badge({ type: "Repeatable", challenges: [streak] })] }));
  const state = (stored: object): BadgeState => ({
    timesEarned: 1,
    lastEarnedAt: NOON,
    current: 0,
    target: 3,
    challenges: [{ of: "streak:days", ...stored }],
  });

  it("counts no period again that went into an award of either player", () => {
    const spent = state({ best: 1, runs: [[21, 21]], spentUntil: 20 });
    const fresh = state({ best: 2, runs: [[19, 20]] });
    for (const pair of [[spent, fresh] as const, [fresh, spent] as const]) {
      expect(combineBadgeStates(repeatable, "badge", pair, 2)).toMatchObject({
        timesEarned: 2,
        current: 1,
        challenges: [{ best: 1, runs: [[21, 21]], spentUntil: 20 }],
      });
    }
  });

  it("joins what is left of both", () => {
    const first = state({ best: 1, runs: [[21, 21]], spentUntil: 20 });
    const second = state({ best: 1, runs: [[22, 22]] });
    expect(combineBadgeStates(repeatable, "badge", [first, second], 1)).toMatchObject({
      challenges: [{ best: 2, runs: [[21, 22]] }],
    });
  });
});

test("a badge that one of them has earned for good is complete", () => {
  const once = compile(programme({ badges: [badge({ challenges: [{ kind: "several_times", times: 5 }] })] }));
  const earned = { timesEarned: 1, lastEarnedAt: NOON, current: 5, target: 5, challenges: [] };
  const open = {
    timesEarned: 0,
    lastEarnedAt: null,
    current: 2,
    target: 5,
    challenges: [{ of: "several_times", count: 2 }],
  };
  expect(combineBadgeStates(once, "badge", [open, earned], 1)).toEqual(earned);
});

test("a badge that is gone from the programme keeps the progress that is further", () => {
  const near = { timesEarned: 1, lastEarnedAt: NOON, current: 4, target: 5, challenges: [{ of: "x", count: 4 }] };
  const far = { timesEarned: 0, lastEarnedAt: null, current: 2, target: 3, challenges: [] };
  for (const pair of [[near, far] as const, [far, near] as const])
    expect(combineBadgeStates(compiled, "gone", pair, 1)).toEqual(near);
});
