// What actions earn by themselves, exactly: rates, rounding, multipliers, gaps, caps; and the ladder of total points.
// No float takes part: the oracle below works in BigInt.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActionRule, Rounding } from "../../rewards/engine/index.ts";
import { cases } from "./cases.ts";
import { action, badge, DAY_MS, NOON, play, programme } from "./programmes.ts";

type PerUnit = NonNullable<ActionRule["pointsPerUnit"]>;

function shop(rule: Omit<ActionRule, "action">, currencyExponent = 2, timeZone = "UTC") {
  return play(programme({ currencyExponent, timeZone, actions: [{ action: "purchase", ...rule }] }));
}

function earned(perUnit: Omit<PerUnit, "detail">, amount: number, currencyExponent = 2): number {
  return shop({ pointsPerUnit: { detail: "amount", ...perUnit } }, currencyExponent).decide(
    action({ details: { amount } }),
  ).earnedPoints;
}

describe("points per unit of currency", () => {
  test.each([
    ["nearest", 149, 1],
    ["nearest", 150, 2],
    ["nearest", 151, 2],
    ["down", 199, 1],
    ["up", 101, 2],
    ["up", 100, 1],
  ] as const)("rounding %s: %i cents earn %i", (rounding, amount, points) => {
    expect(earned({ points: 1, rounding }, amount)).toBe(points);
  });

  test("currencies with no and with three digits", () => {
    expect(earned({ points: 1 }, 500, 0)).toBe(500);
    expect(earned({ points: 1 }, 1_499, 3)).toBe(1);
    expect(earned({ points: 1 }, 1_500, 3)).toBe(2);
  });

  test("fractions of a point, and units other than one", () => {
    expect(earned({ points: "1.5" }, 300)).toBe(5);
    expect(earned({ points: 1, unit: 10 }, 10_400)).toBe(10);
    expect(earned({ points: 1, unit: "0.5" }, 100)).toBe(2);
    expect(earned({ points: 0 }, 100)).toBe(0);
  });

  test("what is taken off the basis does not earn, and never earns less than nothing", () => {
    const basis = { detail: "amount", points: 1, less: ["shipping", "tax"] };
    const details = { amount: 10_000, shipping: 1_000, tax: 500 };
    expect(shop({ pointsPerUnit: basis }).decide(action({ details })).earnedPoints).toBe(85);
    expect(shop({ pointsPerUnit: basis }).decide(action({ details: { amount: 100, tax: 500 } })).earnedPoints).toBe(0);
    expect(shop({ pointsPerUnit: basis }).decide(action({ details: { tax: 500 } })).points).toEqual([]);
  });

  test("an amount that is no money earns nothing", () => {
    for (const amount of ["5.00", true, 1.5, Number.NaN])
      expect(
        shop({ points: 0, pointsPerUnit: { detail: "amount", points: 1 } }).decide(action({ details: { amount } }))
          .earnedPoints,
      ).toBe(0);
  });

  test("any rate, multiplier and rounding is exact", () => {
    const decimal = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 4 }));
    const text = ([digits, scale]: readonly [number, number]) => (digits / 10 ** scale).toFixed(scale);
    const rounding = fc.constantFrom<Rounding>("nearest", "down", "up");
    const amounts = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 2 ** 50 }));
    fc.assert(
      fc.property(
        amounts,
        decimal,
        decimal,
        fc.option(decimal),
        fc.integer({ min: 0, max: 50 }),
        rounding,
        (amount, points, unit, multiplier, fixed, round) => {
          fc.pre(unit[0] > 0);
          const rule = {
            points: fixed,
            pointsPerUnit: { detail: "amount", points: text(points), unit: text(unit), rounding: round },
          };
          const scaled = multiplier === null ? {} : { multiplier: Number(text(multiplier)) };
          const [m, scale] = multiplier ?? [1, 0];
          const [numerator, denominator] = [
            BigInt(points[0]) * 10n ** BigInt(unit[1]),
            BigInt(unit[0]) * 10n ** BigInt(points[1] + 2),
          ];
          const expected = exact(
            (BigInt(fixed) * denominator + BigInt(amount) * numerator) * BigInt(m),
            denominator * 10n ** BigInt(scale),
            round,
          );
          const limited = expected > 1_000_000_000n ? 1_000_000_000n : expected;
          expect(shop(rule).decide(action({ details: { amount }, ...scaled })).earnedPoints).toBe(Number(limited));
        },
      ),
      { numRuns: cases(3_000) },
    );
  });
});

function exact(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const [whole, rest] = [numerator / denominator, numerator % denominator];
  if (rounding === "down" || rest === 0n) return whole;
  return rounding === "up" || 2n * rest >= denominator ? whole + 1n : whole;
}

describe("multiplier", () => {
  test("scales the action's own points exactly, before the one rounding, and no badge's", () => {
    const given = programme({
      actions: [{ action: "purchase", points: 3, pointsPerUnit: { detail: "amount", points: 1 } }],
      badges: [badge({ points: 10 })],
    });
    const decision = play(given).decide(action({ multiplier: 1.1, details: { amount: 14_999 } }));
    // (3 + 149.99) x 1.1 = 168.289
    expect(decision.points).toEqual([
      { source: "action", points: 168 },
      { source: "badge", badgeId: "badge", points: 10 },
    ]);
  });

  test("none and one are the same; zero, negative ones and what is no decimal earn nothing", () => {
    const points = (multiplier?: number) =>
      shop({ points: 7 }).decide(action(multiplier === undefined ? {} : { multiplier })).earnedPoints;
    expect([points(), points(1), points(2), points(0.5)]).toEqual([7, 7, 14, 4]);
    expect([points(0), points(-1), points(Number.NaN), points(1e-9)]).toEqual([0, 0, 0, 0]);
  });
});

describe("point gap", () => {
  test("an action too near to the last that earned points earns none, while badges go on", () => {
    const given = programme({
      actions: [{ action: "purchase", points: 5, pointGapMs: 1_000 }],
      badges: [badge({ type: "Repeatable", points: 1 })],
    });
    const player = play(given);
    const points = [0, 999, -999, 1_000, 1_999, 2_000].map(
      (offset) => player.decide(action({ at: NOON + offset })).earnedPoints,
    );
    expect(points).toEqual([6, 1, 1, 6, 1, 6]);
    expect(player.player().actions?.get("purchase")).toEqual({ lastPointsAt: NOON + 2_000, days: [] });
  });

  test("hands out the action's deliverables only with its points", () => {
    const player = shop({
      points: 5,
      pointGapMs: 1_000,
      deliverables: [{ id: "hint", kind: "Content", label: "Hint" }],
    });
    expect([NOON, NOON + 1].map((at) => player.decide(action({ at })).deliverables.length)).toEqual([1, 0]);
  });
});

describe("caps", () => {
  test("an order earns no more than its maximum", () => {
    const player = shop({ pointsPerUnit: { detail: "amount", points: 1 }, maximumPerAction: 100 });
    expect(
      [9_000, 10_000, 90_000].map((amount) => player.decide(action({ details: { amount } })).earnedPoints),
    ).toEqual([90, 100, 100]);
    expect(player.decide(action()).actionStates.size).toBe(0);
  });

  test("a day of the shop's time zone earns no more than its maximum, also if an action comes late", () => {
    const player = shop({ points: 60, maximumPerDay: 100 }, 2, "America/New_York");
    const midnight = Date.UTC(2026, 5, 16, 4);
    const points = [-2, -1, 0, 1, -3].map(
      (minutes) => player.decide(action({ at: midnight + minutes * 60_000 })).earnedPoints,
    );
    expect(points).toEqual([60, 40, 60, 40, 0]);
    const state = player.player().actions?.get("purchase");
    expect(state?.days.map(([, sum]) => sum)).toEqual([100, 100]);
    expect(state?.lastPointsAt).toBe(midnight + 60_000);
  });

  test("the last thirty-five days are remembered, in order", () => {
    const player = shop({ points: 1, maximumPerDay: 5 });
    for (let day = 40; day > 0; day -= 1) player.decide(action({ at: NOON + day * DAY_MS }));
    const days = player.player().actions?.get("purchase")?.days ?? [];
    expect(days).toHaveLength(35);
    expect(days.at(-1)?.[0]).toBe(Math.floor(NOON / DAY_MS) + 40);
  });
});

test("an action without a rule earns nothing by itself and remembers nothing", () => {
  const decision = play(programme()).decide(action({ details: { amount: 5_000 } }));
  expect(decision).toMatchObject({ earnedPoints: 0, points: [], deliverables: [], levels: [], awards: [] });
  expect([decision.actionStates.size, decision.badgeStates.size]).toEqual([0, 0]);
});

describe("levels", () => {
  const levels = [
    { level: 2, target: 200 },
    { level: 1, target: 100 },
    { level: 3, target: 300 },
  ];
  const reach = (state: { pointsTotal?: number; highestLevel?: number }, points: number) => {
    const player = play(programme({ levels, actions: [{ action: "purchase", points }] }));
    Object.assign(player.player(), state);
    return player.decide(action()).levels.map(({ level }) => level);
  };

  test("each target that the points reach, lowest first", () => {
    expect(reach({}, 99)).toEqual([]);
    expect(reach({}, 100)).toEqual([1]);
    expect(reach({ pointsTotal: 50 }, 250)).toEqual([1, 2, 3]);
    expect(reach({ pointsTotal: 100 }, 50)).toEqual([]);
  });

  test("a level is not reached again after points were taken back", () => {
    expect(reach({ pointsTotal: 50, highestLevel: 2 }, 160)).toEqual([]);
    expect(reach({ pointsTotal: 50, highestLevel: 2 }, 250)).toEqual([3]);
    expect(reach({ pointsTotal: 500, highestLevel: 0 }, 0)).toEqual([1, 2, 3]);
  });
});
