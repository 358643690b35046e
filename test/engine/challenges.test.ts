// Each challenge at its edges: sums to the cent, windows to the millisecond, several challenges at once, and what late actions
// do.
import { describe, expect, test } from "vitest";
import { type Challenge, compile, progressOf } from "../../rewards/engine/index.ts";
import { action, badge, DAY_MS, NOON, play, programme } from "./programmes.ts";
import { story } from "./story.ts";

describe("several times", () => {
  test("the nth action earns", () => {
    const player = story({ kind: "several_times", times: 3 });
    expect([player.at(NOON), player.at(NOON - 1), player.at(NOON)]).toEqual([false, false, true]);
    expect(player.state()).toEqual({ timesEarned: 1, lastEarnedAt: NOON, current: 3, target: 3, challenges: [] });
  });

  test("without any challenge once is enough", () => {
    expect(story([]).at(NOON)).toBe(true);
  });
});

describe("sum", () => {
  test("money adds up to the cent and shows minor units", () => {
    const player = story({ kind: "sum", detail: "amount", target: "1.00" });
    expect(player.at(NOON, { amount: 99 })).toBe(false);
    expect(player.state()).toMatchObject({ current: 99, target: 100 });
    expect(player.at(NOON, { amount: 1 })).toBe(true);
  });

  test("plain numbers add up exactly, and are shown in whole units", () => {
    const player = story({ kind: "sum", detail: "kilometres", target: 0.3 });
    expect(player.at(NOON, { kilometres: 0.1 })).toBe(false);
    expect(player.state()).toMatchObject({ current: 0, target: 1 });
    expect(player.at(NOON, { kilometres: 0.2 })).toBe(true);
    expect(player.state()).toMatchObject({ current: 1, target: 1 });
  });

  test("one large order earns a Repeatable badge several times, and what is left over counts", () => {
    const player = story({ kind: "sum", detail: "amount", target: 100 }, "Repeatable");
    expect(player.awards({ amount: 25_000 })).toBe(2);
    expect(player.state()).toMatchObject({ timesEarned: 2, current: 5_000, target: 10_000 });
    expect(player.awards({ amount: 5_000 })).toBe(1);
  });

  test("one action earns a hundred times at most, the next one takes the rest", () => {
    const player = story({ kind: "sum", detail: "amount", target: 1 }, "Repeatable");
    expect(player.awards({ amount: 15_000 })).toBe(100);
    expect(player.awards({ amount: 1 })).toBe(50);
  });

  test("an action without the detail, or with nothing to add, does not count", () => {
    const player = story({ kind: "sum", detail: "amount", target: 1 });
    for (const details of [{}, { amount: 0 }, { amount: -500 }, { amount: "5" }])
      expect(player.outcome(NOON, details)).toEqual({
        badgeId: "badge",
        outcome: "not_counted",
        current: 0,
        target: 100,
      });
    expect(player.state()).toBeUndefined();
  });

  test("of items, only those that fit add up", () => {
    const challenge: Challenge = {
      kind: "sum",
      detail: "price",
      target: 10,
      items: { detail: "sku", operator: "=", value: "a" },
    };
    const player = play(programme({ badges: [badge({ challenges: [challenge] })] }));
    const items = [
      { sku: "A", price: 600 },
      { sku: "b", price: 5_000 },
    ];
    expect(player.decide(action({ items })).evaluations[0]).toMatchObject({
      outcome: "progressed",
      current: 600,
      target: 1_000,
    });
    expect(player.decide(action({ items })).awards).toHaveLength(1);
    expect(player.decide(action()).awards).toEqual([]);
  });
});

describe("in a time period", () => {
  const twoInADay: Challenge = { kind: "in_time_period", times: 2, days: 1 };

  test("the last action must come less than the period after the first, to the millisecond", () => {
    const late = story(twoInADay);
    expect([late.at(NOON), late.at(NOON + DAY_MS)]).toEqual([false, false]);
    const inTime = story(twoInADay);
    expect([inTime.at(NOON), inTime.at(NOON + DAY_MS - 1)]).toEqual([false, true]);
  });

  test("the window slides: early actions fall out of it", () => {
    const player = story({ kind: "in_time_period", times: 3, days: 2 });
    const moments = [0, 1.5, 2.5, 3].map((days) => NOON + days * DAY_MS);
    expect(moments.map((at) => player.at(at))).toEqual([false, false, false, true]);
  });

  test("a late action counts at the time it happened, before, between or after others", () => {
    const between = story({ kind: "in_time_period", times: 3, days: 2 });
    expect([between.at(NOON), between.at(NOON + DAY_MS), between.at(NOON + DAY_MS / 2)]).toEqual([false, false, true]);
    const before = story(twoInADay);
    expect([before.at(NOON), before.at(NOON - 9 * DAY_MS), before.at(NOON - 9 * DAY_MS + 1)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("progress is what the window holds now, and falls as time passes", () => {
    const player = story({ kind: "in_time_period", times: 3, days: 2 });
    player.at(NOON);
    player.at(NOON + DAY_MS);
    expect(player.state()).toMatchObject({ current: 2, target: 3 });
    expect(player.progressAt(NOON + 2 * DAY_MS - 1)).toMatchObject({ current: 2 });
    expect(player.progressAt(NOON + 2 * DAY_MS)).toMatchObject({ current: 1 });
    expect(player.progressAt(NOON + 9 * DAY_MS)).toMatchObject({ current: 0, target: 3 });
  });

  test("once met it stays met while another challenge is open", () => {
    const player = story([twoInADay, { kind: "several_times", times: 3 }]);
    expect([player.at(NOON), player.at(NOON + 1), player.at(NOON + 99 * DAY_MS)]).toEqual([false, false, true]);
  });

  test("a Repeatable badge starts over from nothing", () => {
    const player = story(twoInADay, "Repeatable");
    expect([0, 1, 2, 3].map((minute) => player.at(NOON + minute))).toEqual([false, true, false, true]);
    expect(player.state()).toMatchObject({ current: 0, target: 2 });
  });

  test("of many actions the newest hundred, or twice the target, are remembered", () => {
    const player = story({ kind: "in_time_period", times: 2, days: 1 });
    for (let day = 0; day < 100; day += 1) player.at(NOON + day * DAY_MS);
    expect(player.state()?.challenges).toMatchObject([{ best: 1, times: { length: 100 } }]);
    player.at(NOON + 100 * DAY_MS);
    expect(player.state()?.challenges).toMatchObject([{ best: 1, times: { 0: NOON + DAY_MS, length: 100 } }]);
    const large = story({ kind: "in_time_period", times: 60, days: 1 });
    for (let day = 0; day < 130; day += 1) large.at(NOON + day * DAY_MS);
    expect(large.state()?.challenges).toMatchObject([{ times: { length: 120 } }]);
  });
});

describe("for a time period", () => {
  const challenge: Challenge = { kind: "for_time_period", times: 2, from: NOON, until: NOON + DAY_MS };

  test("the first moment counts, the last does not", () => {
    const player = story(challenge);
    expect(player.outcome(NOON - 1)).toMatchObject({ outcome: "not_counted", current: 0, target: 2 });
    expect(player.outcome(NOON + DAY_MS)).toMatchObject({ outcome: "not_counted" });
    expect(player.outcome(NOON)).toMatchObject({ outcome: "progressed", current: 1 });
    expect(player.at(NOON + DAY_MS - 1)).toBe(true);
  });

  test("repeats by floor", () => {
    const player = story(challenge, "Repeatable");
    expect([1, 2, 3, 4].map((minute) => player.at(NOON + minute))).toEqual([false, true, false, true]);
  });
});

describe("several challenges", () => {
  test("all must hold, and the one that is furthest behind is shown", () => {
    const player = story([
      { kind: "several_times", times: 2 },
      { kind: "sum", detail: "amount", target: 100 },
    ]);
    expect(player.outcome(NOON, { amount: 1_000 })).toEqual({
      badgeId: "badge",
      outcome: "progressed",
      current: 1_000,
      target: 10_000,
      challenges: [
        { current: 1, target: 2 },
        { current: 1_000, target: 10_000 },
      ],
    });
    expect(player.at(NOON, { amount: 5_000 })).toBe(false);
    expect(player.state()).toMatchObject({ current: 6_000, target: 10_000 });
    expect(player.at(NOON, { amount: 4_000 })).toBe(true);
  });

  test("a challenge that is met shows its target and no more", () => {
    const player = story([
      { kind: "sum", detail: "amount", target: 1 },
      { kind: "several_times", times: 2 },
    ]);
    player.at(NOON, { amount: 5_000 });
    expect(player.progressAt(NOON)).toEqual({
      current: 1,
      target: 2,
      challenges: [
        { current: 100, target: 100 },
        { current: 1, target: 2 },
      ],
    });
  });

  test("progress of another challenge in the same place is not taken for its own", () => {
    const given = programme({ badges: [badge({ challenges: [{ kind: "sum", detail: "amount", target: 100 }] })] });
    const compiled = compile(given);
    const state = {
      timesEarned: 0,
      lastEarnedAt: null,
      current: 3,
      target: 9,
      challenges: [{ of: "several_times", count: 3, sum: 3 }],
    };
    expect(progressOf(compiled, "badge", state, NOON)).toMatchObject({ current: 0, target: 10_000 });
  });
});
