// When points expire, in days of the shop's time zone. Pure. A day is its number since 1970-01-01.
import { MILLISECONDS_A_DAY } from "../engine/zone.ts";
import type { ShopSettings } from "../programme/settings.ts";

export type ExpiryRule = ShopSettings["expiry"];

export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_A_DAY;
export const dateOf = (day: number): string => new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

/** The same day of the month, or the month's last where it is shorter: 31 January and a month is 28 or 29 February. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * MILLISECONDS_A_DAY);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const [year, monthOfYear] = [Math.floor(month / 12), ((month % 12) + 12) % 12];
  const lastOfMonth = new Date(Date.UTC(year, monthOfYear + 1, 0)).getUTCDate();
  return Date.UTC(year, monthOfYear, Math.min(date.getUTCDate(), lastOfMonth)) / MILLISECONDS_A_DAY;
}

/**
 * At the beginning of `today`, what was earned before the beginning of the answered day has expired; null: nothing has.
 * Points that expire after months can be spent on the whole of their last day.
 */
export function expiredBefore(rule: ExpiryRule, today: number): number | null {
  switch (rule.kind) {
    case "never":
      return null;
    case "after_months": {
      let earned = addMonths(today, -rule.months);
      // Several days may have the same last day (28 to 31 January have 28 February), and some of them are over.
      while (addMonths(earned, rule.months) < today) earned += 1;
      return earned;
    }
    case "on_date":
      return latestDate(rule, today);
  }
}

/** Of a date that comes every year, the latest that has come; 29 February is 28 February in most years. */
function latestDate(rule: Extract<ExpiryRule, { kind: "on_date" }>, today: number): number | null {
  const first = dayOf(rule.date);
  if (today < first) return null;
  if (!rule.everyYear) return first;
  const years = new Date(today * MILLISECONDS_A_DAY).getUTCFullYear() - Number(rule.date.slice(0, 4));
  const thisYear = addMonths(first, years * 12);
  return thisYear <= today ? thisYear : addMonths(first, (years - 1) * 12);
}

/** Points earned from the beginning of `from` (null: ever) until the beginning of `until` expire when `day` begins. */
export interface ExpiryWindow {
  day: number;
  from: number | null;
  until: number;
}

/** What will expire after `after` and until `last`, both included in none other; days on which nothing can are left out. */
export function coming(rule: ExpiryRule, after: number, last: number): ExpiryWindow[] {
  const windows: ExpiryWindow[] = [];
  for (let day = after + 1; day <= last; day += 1) {
    const [from, until] = [expiredBefore(rule, day - 1), expiredBefore(rule, day)];
    if (until !== null && until !== from) windows.push({ day, from, until });
  }
  return windows;
}
