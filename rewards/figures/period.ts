// The days that a merchant looks at, and the same number of days before them. Pure. A day is its number since 1970-01-01 in
// the shop's time zone.
import { MILLISECONDS_A_DAY } from "../engine/zone.ts";
import { addMonths, dateOf, dayOf } from "../expiry/calendar.ts";

export const periodPresets = ["7", "30", "90", "12m"] as const;
export type PeriodPreset = (typeof periodPresets)[number];

export interface Period {
  /** The first and the last day, as 2026-03-01. */
  from: string;
  to: string;
  /** The first of as many days that end where `from` begins. */
  beforeFrom: string;
  /** What one bar of the chart is. */
  unit: "day" | "month";
}

/** Five years. */
const maxDays = 1_830;
/** More bars than days of a quarter cannot be told apart. */
const maxDayBars = 93;

export function presetPeriod(preset: PeriodPreset, today: number): Period {
  if (preset === "12m") return periodOf(addMonths(today, -12) + 1, today);
  return periodOf(today - Number(preset) + 1, today);
}

/** Null where it is no period, or too long a one. */
export function customPeriod(from: string, to: string): Period | null {
  const [first, last] = [dayOf(from), dayOf(to)];
  const days = last - first + 1;
  return Number.isInteger(days) && days >= 1 && days <= maxDays ? periodOf(first, last) : null;
}

function periodOf(first: number, last: number): Period {
  const days = last - first + 1;
  return {
    from: dateOf(first),
    to: dateOf(last),
    beforeFrom: dateOf(first - days),
    unit: days <= maxDayBars ? "day" : "month",
  };
}

/** The first day of every bar, without a gap: days on which nothing happened are part of the picture. */
export function barsOf({ from, to, unit }: Period): string[] {
  if (unit === "day") {
    return Array.from({ length: dayOf(to) - dayOf(from) + 1 }, (_, place) => dateOf(dayOf(from) + place));
  }
  const bars: string[] = [];
  const date = new Date(dayOf(from) * MILLISECONDS_A_DAY);
  let first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / MILLISECONDS_A_DAY;
  while (first <= dayOf(to)) {
    bars.push(dateOf(first));
    first = addMonths(first, 1);
  }
  return bars;
}
