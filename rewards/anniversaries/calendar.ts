// Which first orders have their anniversary on which days of the shop's time zone. Pure. A day is its number since 1970-01-01.
// Who first ordered on a 29 February has it on that day in leap years, on 1 March in all others.
import { MILLISECONDS_A_DAY, type Zone } from "../engine/zone.ts";

export interface Anniversary {
  /** The first order was placed from this moment on, and before the other; Unix milliseconds. */
  from: number;
  until: number;
  /** Of the first order, and of its anniversary. */
  firstDay: number;
  day: number;
  /** How many years lie between them, from 1. */
  years: number;
}

/** Every first order that has an anniversary on one of these days, both ends included. */
export function anniversariesOn(zone: Zone, firstOfDays: number, lastOfDays: number): Anniversary[] {
  const found: Anniversary[] = [];
  for (let day = firstOfDays; day <= lastOfDays; day += 1) {
    const yearNow = new Date(day * MILLISECONDS_A_DAY).getUTCFullYear();
    for (let years = 1; years <= yearNow - 1970; years += 1) {
      for (const firstDay of firstDaysOf(day, years)) {
        found.push({ from: zone.startOfDay(firstDay), until: zone.startOfDay(firstDay + 1), firstDay, day, years });
      }
    }
  }
  return found;
}

function firstDaysOf(day: number, years: number): number[] {
  const date = new Date(day * MILLISECONDS_A_DAY);
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const same = dayOf(year - years, month, dayOfMonth);
  const isFirstOfMarch = month === 2 && dayOfMonth === 1;
  const leapDay = isFirstOfMarch && dayOf(year, 1, 29) === null ? dayOf(year - years, 1, 29) : null;
  return [same, leapDay].filter((first) => first !== null);
}

/** Null for a day that the year does not have. */
function dayOf(year: number, month: number, dayOfMonth: number): number | null {
  const at = Date.UTC(year, month, dayOfMonth);
  return new Date(at).getUTCDate() === dayOfMonth ? at / MILLISECONDS_A_DAY : null;
}
