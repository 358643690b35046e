// Moments that a merchant types are those of the shop's clocks, also on the days on which clocks are changed.
import { expect, test } from "vitest";
import { instantOf, localText } from "../../app/components/designer/zone-time.ts";

const zones = ["UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Kiritimati", "Australia/Lord_Howe"];

test.each(zones)("what is typed in %s is shown again as it was typed, every hour of a year", (zone) => {
  const start = Date.parse("2026-01-01T00:30:00Z");
  for (let at = start; at < start + 365 * 86_400_000; at += 3_600_000) {
    const text = localText(at, zone);
    const read = instantOf(text, zone);
    expect(read === null ? null : localText(read, zone)).toBe(text);
  }
});

test("midnight in New York is five hours after midnight in London, four in summer", () => {
  expect(instantOf("2026-11-27T00:00", "America/New_York")).toBe(Date.parse("2026-11-27T05:00:00Z"));
  expect(instantOf("2026-07-04T00:00", "America/New_York")).toBe(Date.parse("2026-07-04T04:00:00Z"));
  expect(instantOf("not a time", "America/New_York")).toBeNull();
});

test.each([
  ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T03:00"],
  ["America/St_Johns", "2026-03-08T02:30", "2026-03-08T03:00"],
  ["America/Santiago", "2026-09-06T00:00", "2026-09-06T01:00"],
  ["Africa/Cairo", "2026-04-24T00:00", "2026-04-24T01:00"],
  ["Pacific/Chatham", "2026-09-27T03:15", "2026-09-27T03:45"],
])("in %s %s is put forward past: it is %s, and no hour of the day before", (zone, typed, shown) => {
  const at = instantOf(typed, zone) ?? 0;
  expect(localText(at, zone)).toBe(shown);
  expect(localText(at - 60_000, zone) < typed).toBe(true);
});
