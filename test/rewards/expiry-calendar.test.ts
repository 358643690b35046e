// The day on which points expire, and the day on which that is announced: in months as a calendar has them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, coming, dateOf, dayOf, expiredBefore } from "../../rewards/expiry/calendar.ts";

describe("the day on which points expire", () => {
  it("comes after the same day of the month, or after the last day of a shorter one", () => {
    const cases: [earned: string, months: number, last: string][] = [
      ["2026-01-15", 1, "2026-02-15"],
      ["2026-01-31", 1, "2026-02-28"],
      ["2028-01-31", 1, "2028-02-29"],
      ["2026-10-31", 13, "2027-11-30"],
      ["2024-02-29", 12, "2025-02-28"],
      ["2026-12-31", 2, "2027-02-28"],
    ];
    for (const [earned, months, last] of cases) {
      expect(dateOf(addMonths(dayOf(earned), months)), earned).toBe(last);
      const rule = { kind: "after_months", months } as const;
      expect(expiredBefore(rule, dayOf(last)), `${earned} on its last day`).toBeLessThanOrEqual(dayOf(earned));
      expect(expiredBefore(rule, dayOf(last) + 1), `${earned} a day later`).toBeGreaterThan(dayOf(earned));
    }
  });

  it("is for every day of earning the first day after its last, and never moves back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 120 }), (earned, months) => {
        const rule = { kind: "after_months", months } as const;
        const last = addMonths(earned, months);
        expect(expiredBefore(rule, last) ?? 0).toBeLessThanOrEqual(earned);
        expect(expiredBefore(rule, last + 1) ?? 0).toBeGreaterThan(earned);
        expect(addMonths(earned + 1, months)).toBeGreaterThanOrEqual(last);
      }),
    );
  });

  it("of a fixed date is that date, once or every year", () => {
    const once = { kind: "on_date", date: "2026-03-31", everyYear: false } as const;
    const yearly = { ...once, everyYear: true };
    const leap = { kind: "on_date", date: "2028-02-29", everyYear: true } as const;
    const on = (rule: Parameters<typeof expiredBefore>[0], day: string) => {
      const before = expiredBefore(rule, dayOf(day));
      return before === null ? null : dateOf(before);
    };
    expect(on(once, "2026-03-30")).toBeNull();
    expect(on(once, "2026-03-31")).toBe("2026-03-31");
    expect(on(once, "2029-01-01")).toBe("2026-03-31");
    expect(on(yearly, "2026-03-30")).toBeNull();
    expect(on(yearly, "2029-03-30")).toBe("2028-03-31");
    expect(on(yearly, "2029-03-31")).toBe("2029-03-31");
    expect(on(leap, "2029-02-27")).toBe("2028-02-29");
    expect(on(leap, "2029-02-28")).toBe("2029-02-28");
  });

  it("is announced for every day of earning exactly once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 21_000 }), fc.integer({ min: 1, max: 24 }), (earned, months) => {
        const rule = { kind: "after_months", months } as const;
        const expiresOn = addMonths(earned, months) + 1;
        const windows = coming(rule, expiresOn - 40, expiresOn + 40);
        const mine = windows.filter(({ from, until }) => earned >= (from ?? -1) && earned < until);
        expect(mine.map(({ day }) => day)).toEqual([expiresOn]);
      }),
    );
  });
});
