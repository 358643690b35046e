// Badge types and everything that keeps a badge from being earned: dates, prerequisites, cool-downs, limits, stock, chance.
// The sentences of docs/rules.md, each with a test that can fail.
import { describe, expect, test } from "vitest";
import { type BadgeDefinition, compile, progressOf } from "../../rewards/engine/index.ts";
import { action, badge, DAY_MS, earnedIds, NOON, one, outcomeOf, play, prize, programme } from "./programmes.ts";

describe("OneTimeOnly", () => {
  test("is earned once, and says so afterwards", () => {
    const player = one({});
    expect(earnedIds(player.decide(action()))).toEqual(["badge"]);
    const again = player.decide(action());
    expect(again.awards).toEqual([]);
    expect(again.badgeStates.size).toBe(0);
    expect(again.evaluations).toEqual([{ badgeId: "badge", outcome: "already_earned" }]);
  });

  test("a badge without points leaves no point line", () => {
    const decision = one({ points: 0 }).decide(action());
    expect(decision.awards).toMatchObject([{ points: 0 }]);
    expect(decision.points).toEqual([]);
  });
});

describe("Repeatable", () => {
  test("an action nearer than the cool-down to the last award does not count, on either side of it", () => {
    const player = one({ type: "Repeatable", coolDownMs: DAY_MS });
    player.decide(action({ at: NOON }));
    expect(player.decide(action({ at: NOON + DAY_MS - 1 })).evaluations).toEqual([
      { badgeId: "badge", outcome: "cooling_down", until: NOON + DAY_MS },
    ]);
    expect(outcomeOf(player.decide(action({ at: NOON - DAY_MS + 1 })), "badge")).toBe("cooling_down");
    expect(earnedIds(player.decide(action({ at: NOON - DAY_MS })))).toEqual(["badge"]);
    expect(player.state("badge")).toMatchObject({ lastEarnedAt: NOON });
    expect(earnedIds(player.decide(action({ at: NOON + DAY_MS })))).toEqual(["badge"]);
    expect(player.state("badge")).toMatchObject({ lastEarnedAt: NOON + DAY_MS, timesEarned: 3 });
  });

  test("with a cool-down one action earns once, however much it adds up to", () => {
    const player = one({
      type: "Repeatable",
      coolDownMs: 1,
      challenges: [{ kind: "sum", detail: "amount", target: 1 }],
    });
    expect(player.decide(action({ details: { amount: 500 } })).awards).toHaveLength(1);
  });

  test("a player earns it no more often than the maximum, also within one action", () => {
    const player = one({
      type: "Repeatable",
      maximumPerPlayer: 3,
      challenges: [{ kind: "sum", detail: "amount", target: 1 }],
    });
    expect(player.decide(action({ details: { amount: 200 } })).awards).toHaveLength(2);
    expect(player.decide(action({ details: { amount: 500 } })).awards).toMatchObject([{ occurrence: 3 }]);
    expect(player.decide(action({ details: { amount: 500 } })).evaluations).toEqual([
      { badgeId: "badge", outcome: "maximum_reached", maximum: 3 },
    ]);
  });
});

describe("Ranked", () => {
  const levels = [
    { name: "Bronze", target: 2, points: 5, deliverables: [] },
    { name: "Silver", target: 3, points: 10, deliverables: [prize("voucher")] },
    { name: "Gold", target: 5, points: 20, deliverables: [] },
  ];
  const ranked: Partial<BadgeDefinition> = {
    type: "Ranked",
    levels,
    challenges: [{ kind: "several_times", times: 1 }],
  };

  test("each level is earned at its target, with its own points and deliverables, and progress goes on", () => {
    const player = one(ranked);
    const decisions = Array.from({ length: 6 }, () => player.decide(action()));
    expect(decisions.map(({ earnedPoints }) => earnedPoints)).toEqual([0, 5, 10, 0, 20, 0]);
    expect(decisions[2]?.awards).toEqual([
      { badgeId: "badge", occurrence: 2, points: 10, deliverables: [prize("voucher")] },
    ]);
    expect(decisions[3]?.evaluations).toEqual([{ badgeId: "badge", outcome: "progressed", current: 4, target: 5 }]);
    expect(outcomeOf(decisions[5] ?? player.decide(action()), "badge")).toBe("already_earned");
    expect(player.state("badge")).toMatchObject({ timesEarned: 3, current: 5, target: 5 });
  });

  test("one action can climb several levels", () => {
    const spend = { ...ranked, challenges: [{ kind: "sum" as const, detail: "amount", target: 1 }] };
    const player = one(spend);
    const decision = player.decide(action({ details: { amount: 350 } }));
    expect(decision.awards.map(({ occurrence, points }) => [occurrence, points])).toEqual([
      [1, 5],
      [2, 10],
    ]);
    expect(decision.evaluations).toEqual([{ badgeId: "badge", outcome: "earned", occurrence: 2 }]);
    expect(player.state("badge")).toMatchObject({ timesEarned: 2, current: 350, target: 500 });
  });

  test("before anything happened the first level's target is shown", () => {
    const compiled = compile(programme({ badges: [badge(ranked)] }));
    expect(progressOf(compiled, "badge", undefined, NOON)).toEqual({
      current: 0,
      target: 2,
      challenges: [{ current: 0, target: 2 }],
    });
  });

  test("windows and streaks remember as much as the highest level needs", () => {
    const streak = { ...ranked, challenges: [{ kind: "streak" as const, periods: 1, unit: "days" as const }] };
    const player = one(streak);
    const occurrences = [0, 1, 2, 3, 4].map((day) =>
      player.decide(action({ at: NOON + day * DAY_MS })).awards.map(({ occurrence }) => occurrence),
    );
    expect(occurrences).toEqual([[], [1], [2], [], [3]]);
    const values = { ...ranked, challenges: [{ kind: "distinct" as const, detail: "category", count: 1 }] };
    const collector = one(values);
    expect(
      ["a", "b", "c", "d", "e"].map(
        (category) => collector.decide(action({ details: { category: [category] } })).awards.length,
      ),
    ).toEqual([0, 1, 1, 0, 1]);
  });

  test("a limited badge hands out no more levels than are left", () => {
    const player = one({ ...ranked, quantity: 9, challenges: [{ kind: "sum", detail: "amount", target: 1 }] });
    const decision = player.decide(action({ details: { amount: 500 } }), { badgesLeft: new Map([["badge", 2]]) });
    expect(decision.awards).toHaveLength(2);
  });
});

describe("what keeps a badge from counting", () => {
  test("its dates: from the first moment until before the last, by when the action happened", () => {
    const dated = { startsAt: NOON, endsAt: NOON + DAY_MS };
    const player = one({ ...dated, type: "Repeatable" });
    expect(player.decide(action({ at: NOON - 1 })).evaluations).toEqual([
      { badgeId: "badge", outcome: "not_active", ...dated },
    ]);
    expect(earnedIds(player.decide(action({ at: NOON })))).toEqual(["badge"]);
    expect(earnedIds(player.decide(action({ at: NOON + DAY_MS - 1 })))).toEqual(["badge"]);
    expect(outcomeOf(player.decide(action({ at: NOON + DAY_MS })), "badge")).toBe("not_active");
    expect(one({ startsAt: NOON + 1 }).decide(action()).evaluations).toMatchObject([
      { startsAt: NOON + 1, endsAt: null },
    ]);
    expect(one({ endsAt: NOON }).decide(action()).evaluations).toMatchObject([{ startsAt: null, endsAt: NOON }]);
  });

  test("a pause, whatever the filter says", () => {
    expect(outcomeOf(one({ paused: true }).decide(action()), "badge")).toBe("paused");
    const filter = { detail: "hour", operator: "=", value: 1 };
    expect(outcomeOf(one({ paused: true, filter }).decide(action()), "badge")).toBe("paused");
    expect(outcomeOf(one({ startsAt: NOON + 1, filter }).decide(action()), "badge")).toBe("not_active");
    expect(outcomeOf(one({ paused: false }).decide(action()), "badge")).toBe("earned");
  });

  test("prerequisites, which an earlier action must have earned; until then nothing counts", () => {
    const first = badge({ id: "first", filter: { detail: "hour", operator: "=", value: 1 } });
    const second = badge({ id: "second", prerequisites: ["first", "third"] });
    const third = badge({ id: "third" });
    const player = play(programme({ badges: [first, second, third] }));
    expect(player.decide(action()).evaluations[1]).toEqual({
      badgeId: "second",
      outcome: "prerequisite_missing",
      missing: ["first", "third"],
    });
    expect(player.decide(action({ details: { hour: 1 } })).evaluations[1]).toMatchObject({ missing: ["first"] });
    expect(player.state("second")).toBeUndefined();
    expect(earnedIds(player.decide(action()))).toEqual(["second"]);
  });

  test("its quantity for all players: sold out, and never more at once than are left", () => {
    const limited = {
      type: "Repeatable" as const,
      quantity: 5,
      challenges: [{ kind: "sum" as const, detail: "amount", target: 1 }],
    };
    const next = action({ details: { amount: 900 } });
    expect(one(limited).decide(next).awards).toHaveLength(5);
    expect(one(limited).decide(next, { badgesLeft: new Map([["badge", 2]]) }).awards).toHaveLength(2);
    expect(outcomeOf(one(limited).decide(next, { badgesLeft: new Map([["badge", 0]]) }), "badge")).toBe("sold_out");
    expect(one({ ...limited, quantity: 4 }).decide(next, { badgesLeft: new Map([["other", 0]]) }).awards).toHaveLength(
      4,
    );
  });

  test("a mistake in its definition, which hurts no other badge", () => {
    const wrong = badge({ id: "wrong", filter: { detail: "country", operator: ">", value: 5 } });
    const decision = play(programme({ badges: [wrong, badge({ id: "right" })] })).decide(action());
    expect(earnedIds(decision)).toEqual(["right"]);
    expect(decision.evaluations[0]).toMatchObject({
      badgeId: "wrong",
      outcome: "refused",
      sentence: expect.stringContaining('">"'),
    });
    expect(progressOf(compile(programme({ badges: [wrong] })), "wrong", undefined, NOON)).toBeUndefined();
  });
});

test("a trigger works like any badge", () => {
  expect(earnedIds(one({ visible: false }).decide(action()))).toEqual(["badge"]);
});

test("evaluations are for every badge of the action's name, or only for those that matched, in the programme's order", () => {
  const filter = { detail: "hour", operator: "=", value: 1 };
  const badges = [
    badge({ id: "a", filter }),
    badge({ id: "b" }),
    badge({ id: "c", action: "review" }),
    badge({ id: "d" }),
  ];
  const given = programme({ badges });
  const ids = (evaluations: "all" | "matched") =>
    play(given)
      .decide(action(), { evaluations })
      .evaluations.map(({ badgeId }) => badgeId);
  expect(ids("all")).toEqual(["a", "b", "d"]);
  expect(ids("matched")).toEqual(["b", "d"]);
  expect(play(given).decide(action()).evaluations).toHaveLength(3);
});
