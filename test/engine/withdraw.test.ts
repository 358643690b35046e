// An action that is taken back: progress is what it would have been without it.
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  type BadgeDefinition,
  type BadgeState,
  type Challenge,
  compile,
  evaluate,
  isRecounted,
  type SeenAction,
  withdraw,
} from "../../rewards/engine/index.ts";
import { action, badge, DAY_MS, NOON, programme } from "./programmes.ts";

const exact: Challenge[] = [
  { kind: "several_times", times: 900 },
  { kind: "sum", detail: "amount", target: 9_000_000 },
  { kind: "for_time_period", times: 900, from: NOON, until: NOON + 9 * DAY_MS },
  { kind: "in_time_period", times: 90, days: 3 },
];

const compileAll = (badges: Partial<BadgeDefinition>[]) =>
  compile(programme({ badges: badges.map((one, place) => badge({ id: `badge-${place}`, ...one })) }));

type Deed = { day: number; amount: number };
const deedOf = ({ day, amount }: Deed, place: number) =>
  action({ referenceId: `${place}`, at: NOON + day * DAY_MS, details: { amount } });

function play(compiled: ReturnType<typeof compile>, deeds: readonly Deed[]): Map<string, BadgeState> {
  const badges = new Map<string, BadgeState>();
  for (const [place, deed] of deeds.entries()) {
    for (const [id, state] of evaluate(compiled, { badges }, deedOf(deed, place)).badgeStates) badges.set(id, state);
  }
  return badges;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  day: fc.integer({ min: 0, max: 12 }),
  amount: fc.integer({ min: 1, max: 50_000 }),
});

test("counts, sums and windows stand as if the action had never been, whichever of them it was", () => {
  const compiled = compileAll(exact.map((challenge) => ({ challenges: [challenge] })));
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 20 }), fc.nat(), (deeds, pick) => {
      const gone = pick % deeds.length;
      const goneDeed = deeds[gone] ?? { day: 0, amount: 1 };
      const without = play(compiled, deeds.toSpliced(gone, 1));
      for (const [id, state] of play(compiled, deeds)) {
        const isCounted = id !== "badge-2" || (goneDeed.day >= 0 && goneDeed.day < 9);
        if (!isCounted) continue;
        const back = withdraw(compiled, state, { badgeId: id, action: deedOf(goneDeed, gone), awards: 0 });
        expect([id, back?.current ?? 0]).toEqual([id, without.get(id)?.current ?? 0]);
      }
    }),
  );
});

describe("a badge that the action had completed", () => {
  const once = { challenges: [{ kind: "several_times", times: 3 }] } satisfies Partial<BadgeDefinition>;
  const deeds = [1, 2, 3].map((day) => ({ day, amount: 100 }));
  const last = deedOf({ day: 3, amount: 100 }, 2);
  const takenBack = (definition: Partial<BadgeDefinition>, awards: number) => {
    const compiled = compileAll([definition]);
    const state = play(compiled, deeds).get("badge-0");
    if (!state) throw new Error("Nothing was counted.");
    return withdraw(compiled, state, { badgeId: "badge-0", action: last, awards });
  };

  it("is one step short of it again when the award is taken back too", () => {
    expect(takenBack(once, 1)).toMatchObject({ timesEarned: 0, lastEarnedAt: null, current: 2, target: 3 });
    expect(takenBack({ ...once, type: "Repeatable" }, 1)).toMatchObject({ timesEarned: 0, current: 2 });
  });

  it("stays earned when the award is kept", () => {
    expect(takenBack(once, 0)).toMatchObject({ timesEarned: 1, current: 3 });
    expect(takenBack({ ...once, type: "Repeatable" }, 0)).toMatchObject({ timesEarned: 1, current: 0 });
  });

  it("loses the level that it had reached, and works on it again", () => {
    const levels = [
      { target: 2, points: 1, deliverables: [] },
      { target: 3, points: 1, deliverables: [] },
    ];
    expect(takenBack({ ...once, type: "Ranked", levels }, 1)).toMatchObject({ timesEarned: 1, current: 2, target: 3 });
  });
});

describe("streaks, windows and different values, with the player's other actions known", () => {
  const recounted: Challenge[] = [
    { kind: "streak", periods: 90, unit: "days" },
    { kind: "distinct", detail: "amount", count: 90 },
    { kind: "in_time_period", times: 90, days: 3 },
  ];
  const few = fc.record({ day: fc.integer({ min: 0, max: 9 }), amount: fc.integer({ min: 1, max: 6 }) });
  const seen = (deeds: readonly Deed[], gone: number, awards: readonly number[] = []): SeenAction[] =>
    deeds.map((one, place) => ({
      action: deedOf(one, place),
      counts: place !== gone,
      awards: awards[place] ?? 0,
    }));

  test("stand as if the action had never been, whichever of them it was", () => {
    const compiled = compileAll(recounted.map((challenge) => ({ challenges: [challenge] })));
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 20 }), fc.nat(), (deeds, pick) => {
        const gone = pick % deeds.length;
        const without = play(compiled, deeds.toSpliced(gone, 1));
        for (const [badgeId, state] of play(compiled, deeds)) {
          expect(isRecounted(compiled, badgeId)).toBe(true);
          const action = deedOf(deeds[gone] ?? { day: 0, amount: 1 }, gone);
          const back = withdraw(compiled, state, { badgeId, action, awards: 0, history: seen(deeds, gone) });
          expect([badgeId, back?.current]).toEqual([badgeId, without.get(badgeId)?.current ?? 0]);
        }
      }),
    );
  });

  const colours = [1, 2, 3, 4].map((amount) => ({ day: 1, amount }));
  const three = {
    type: "Repeatable" as const,
    challenges: [{ kind: "distinct" as const, detail: "amount", count: 3 }],
  };
  const taken = (gone: number, revoked: number, kept: readonly number[]) => {
    const compiled = compileAll([three]);
    const state = play(compiled, colours).get("badge-0");
    if (!state) throw new Error("Nothing was counted.");
    const action = deedOf(colours[gone] ?? { day: 1, amount: 1 }, gone);
    const history = seen(colours, gone, kept);
    return withdraw(compiled, state, { badgeId: "badge-0", action, awards: revoked, history });
  };

  it("use up for an award that is kept what it used up then", () => {
    expect(taken(3, 0, [0, 0, 1, 0])).toMatchObject({ timesEarned: 1, current: 0 });
    expect(taken(2, 0, [0, 0, 1, 0])).toMatchObject({ timesEarned: 1, current: 1 });
  });

  it("have again what an award had used up that is taken back too", () => {
    expect(taken(2, 1, [])).toMatchObject({ timesEarned: 0, current: 3 });
  });
});

it("leaves streaks and different values where nothing else is known, for another action may stand for them", () => {
  const compiled = compileAll([
    { challenges: [{ kind: "streak", periods: 9, unit: "days" }] },
    { challenges: [{ kind: "distinct", detail: "amount", count: 9 }] },
  ]);
  for (const [id, state] of play(compiled, [{ day: 1, amount: 5 }])) {
    const back = withdraw(compiled, state, { badgeId: id, action: deedOf({ day: 1, amount: 5 }, 0), awards: 0 });
    expect(back?.current).toBe(1);
  }
});

it("says nothing of a badge or an action that the programme no longer has", () => {
  const compiled = compileAll([{}]);
  const state: BadgeState = { timesEarned: 0, lastEarnedAt: null, current: 1, target: 1, challenges: [] };
  const deedHere = deedOf({ day: 1, amount: 5 }, 0);
  expect(withdraw(compiled, state, { badgeId: "gone", action: deedHere, awards: 0 })).toBeUndefined();
  const renamed = { ...deedHere, name: "renamed" };
  expect(withdraw(compiled, state, { badgeId: "badge-0", action: renamed, awards: 0 })).toBeUndefined();
});
