// Calendar days of time zones: equal to the platform's own calendar at random moments, whole at both ends, remembered well.
// A day is whole: its first millisecond is the first that the calendar calls by its date.
import fc from "fast-check";
import { expect, test } from "vitest";
import { zoneOf } from "../../rewards/engine/zone.ts";
import { cases } from "./cases.ts";
import { periodOf } from "./naive/challenge.ts";
import { DAY_MS } from "./programmes.ts";

const ZONES = [
  "UTC",
  "America/New_York",
  "Europe/London",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Asia/Kathmandu",
  "America/St_Johns",
];
const moments = fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2037, 0, 1) });

test("days, weeks and months are the platform's own", () => {
  fc.assert(
    fc.property(
      moments,
      fc.constantFrom(...ZONES),
      fc.constantFrom("days" as const, "weeks" as const, "months" as const),
      (at, name, unit) => {
        expect(zoneOf(name)?.periodAt(at, unit)).toBe(periodOf(at, unit, name));
      },
    ),
    { numRuns: cases(3_000) },
  );
});

test("a day begins at its first millisecond, also on the days on which clocks change", () => {
  fc.assert(
    fc.property(moments, fc.constantFrom(...ZONES), (at, name) => {
      const zone = zoneOf(name);
      const day = zone?.dayAt(at) ?? 0;
      const start = zone?.startOfDay(day) ?? 0;
      expect(zone?.dayAt(start)).toBe(day);
      expect(zone?.dayAt(start - 1)).toBeLessThan(day);
      expect(start).toBeLessThanOrEqual(at);
    }),
    { numRuns: cases(500) },
  );
  const newYork = zoneOf("America/New_York");
  const lengthOf = (date: number) =>
    ((newYork?.startOfDay(date / DAY_MS + 1) ?? 0) - (newYork?.startOfDay(date / DAY_MS) ?? 0)) / 3_600_000;
  expect([lengthOf(Date.UTC(2026, 2, 8)), lengthOf(Date.UTC(2026, 10, 1)), lengthOf(Date.UTC(2026, 5, 1))]).toEqual([
    23, 25, 24,
  ]);
});

test("a name that is no zone is none, and a zone is one object", () => {
  expect(zoneOf("Mars/Olympus")).toBeUndefined();
  expect(zoneOf("Europe/London")).toBe(zoneOf("Europe/London"));
});
