// Streaks across midnight, weeks, months and clock changes, and different values of a detail.
import { describe, expect, test } from "vitest";
import type { Challenge } from "../../rewards/engine/index.ts";
import { DAY_MS, NOON } from "./programmes.ts";
import { story, utc } from "./story.ts";

describe("streak", () => {
  const days = (periods: number): Challenge => ({ kind: "streak", periods, unit: "days" });

  test("consecutive days of the shop's time zone, twice a day counting once", () => {
    const player = story(days(3), "OneTimeOnly", "America/New_York");
    // 23:30, 00:30 and 23:00 in New York: three days, though the first two are an hour apart.
    expect(player.at(utc("2026-06-16T03:30"))).toBe(false);
    expect(player.at(utc("2026-06-16T04:30"))).toBe(false);
    expect(player.outcome(utc("2026-06-17T03:00"))).toMatchObject({ outcome: "not_counted", current: 2 });
    expect(player.at(utc("2026-06-17T04:00"))).toBe(true);
  });

  test("the days on which the clocks change are days like any other", () => {
    // 2026-11-01 has 25 hours in New York, 2026-03-08 has 23.
    const autumn = story(days(3), "OneTimeOnly", "America/New_York");
    expect(["2026-11-01T03:59", "2026-11-02T04:59", "2026-11-02T05:00"].map((text) => autumn.at(utc(text)))).toEqual([
      false,
      false,
      true,
    ]);
    const spring = story(days(3), "OneTimeOnly", "America/New_York");
    expect(["2026-03-08T04:59", "2026-03-08T05:00", "2026-03-09T04:00"].map((text) => spring.at(utc(text)))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("a day that is left out breaks it", () => {
    const player = story(days(3));
    expect([0, 1, 3, 4].map((day) => player.at(NOON + day * DAY_MS))).toEqual([false, false, false, false]);
    expect(player.state()).toMatchObject({ current: 2, target: 3 });
    expect(player.at(NOON + 5 * DAY_MS)).toBe(true);
  });

  test("a late action closes the gap between two runs, or extends one at either end", () => {
    const player = story(days(5));
    expect([0, 1, 3, 4].map((day) => player.at(NOON + day * DAY_MS))).not.toContain(true);
    expect(player.at(NOON + 2 * DAY_MS)).toBe(true);
    const extended = story(days(3));
    expect([5, 4, 3].map((day) => extended.at(NOON + day * DAY_MS))).toEqual([false, false, true]);
    const apart = story(days(2));
    expect([9, 1, 5, 3, 7].map((day) => apart.at(NOON + day * DAY_MS))).not.toContain(true);
    expect(apart.state()?.challenges).toMatchObject([{ best: 1, runs: { length: 5 } }]);
    expect(apart.at(NOON + 6 * DAY_MS)).toBe(true);
  });

  test("weeks begin on Monday", () => {
    const player = story({ kind: "streak", periods: 2, unit: "weeks" });
    // Monday and Sunday of one week, then Monday of the next.
    expect(["2026-06-15T00:00", "2026-06-21T23:59", "2026-06-22T00:00"].map((text) => player.at(utc(text)))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("months follow each other across the year", () => {
    const player = story({ kind: "streak", periods: 3, unit: "months" });
    expect(["2026-11-30T12:00", "2026-12-01T12:00", "2027-01-31T12:00"].map((text) => player.at(utc(text)))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("the running day does not break a streak, the next one does", () => {
    const player = story(days(5));
    player.at(NOON);
    player.at(NOON + DAY_MS);
    expect(player.progressAt(NOON + 2 * DAY_MS)).toMatchObject({ current: 2, target: 5 });
    expect(player.progressAt(NOON + 3 * DAY_MS)).toMatchObject({ current: 0 });
    expect(player.progressAt(NOON - 9 * DAY_MS)).toMatchObject({ current: 2 });
  });

  test("after an award only later days count", () => {
    const player = story(days(2), "Repeatable");
    expect([0, 1, 1, 2, 3].map((day) => player.at(NOON + day * DAY_MS))).toEqual([false, true, false, false, true]);
    expect(player.outcome(NOON)).toMatchObject({ outcome: "not_counted" });
  });

  test("the newest fifty runs are remembered", () => {
    const player = story(days(2));
    for (let day = 0; day < 120; day += 2) player.at(NOON + day * DAY_MS);
    expect(player.state()?.challenges).toMatchObject([{ runs: { length: 50 } }]);
  });
});

describe("distinct", () => {
  test("so many different values, whatever their case", () => {
    const player = story({ kind: "distinct", detail: "category", count: 3 });
    expect(player.at(NOON, { category: ["a", "B"] })).toBe(false);
    expect(player.outcome(NOON, { category: ["A", "b "] })).toMatchObject({
      outcome: "not_counted",
      current: 2,
      target: 3,
    });
    expect(player.outcome(NOON)).toMatchObject({ outcome: "not_counted" });
    expect(player.at(NOON, { category: ["c"] })).toBe(true);
  });

  test("each value of a list", () => {
    const player = story({ kind: "distinct", detail: "category", each: ["Red", "Blue"] });
    expect(player.outcome(NOON, { category: ["green"] })).toMatchObject({
      outcome: "not_counted",
      current: 0,
      target: 2,
    });
    expect(player.at(NOON, { category: ["RED", "green"] })).toBe(false);
    expect(player.state()?.challenges).toEqual([{ of: "distinct:category", values: ["red"] }]);
    expect(player.at(NOON, { category: ["blue"] })).toBe(true);
  });

  test("values of a text, a number or a truth value", () => {
    expect([story({ kind: "distinct", detail: "country", count: 1 }).at(NOON, { country: "US" })]).toEqual([true]);
    const numbers = story({ kind: "distinct", detail: "hour", count: 2 });
    expect([numbers.at(NOON, { hour: 1 }), numbers.at(NOON, { hour: 1 }), numbers.at(NOON, { hour: 2 })]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("no more values are remembered than are asked for", () => {
    const player = story([
      { kind: "distinct", detail: "category", count: 2 },
      { kind: "several_times", times: 9 },
    ]);
    player.at(NOON, { category: ["a", "b", "c", "d"] });
    player.at(NOON, { category: ["e"] });
    expect(player.state()?.challenges).toMatchObject([{ values: ["a", "b"] }, { count: 2 }]);
  });

  test("a Repeatable badge forgets its values", () => {
    const player = story({ kind: "distinct", detail: "category", count: 1 }, "Repeatable");
    expect([player.at(NOON, { category: ["a"] }), player.at(NOON, { category: ["a"] })]).toEqual([true, true]);
  });
});
