// Calendar days, weeks and months of a shop's time zone, daylight saving included, without reading a clock.
// Offsets come from the platform's time zone database and are remembered per UTC day, so that most actions cost a map look-up.
import type { StreakUnit } from "./programme-types.ts";

export const MILLISECONDS_A_DAY = 86_400_000;
/** Offsets of some fifteen years of days; then the memory starts over. */
const REMEMBERED_OFFSETS = 5_000;

export interface Zone {
  /** Days since 1970-01-01 of the local date at this instant. */
  dayAt(at: number): number;
  /** A number that grows by one from each day, week (from Monday) or month to the next. */
  periodAt(at: number, unit: StreakUnit): number;
  /** The instant at which a local date begins: its first millisecond, also where midnight itself is skipped. */
  startOfDay(day: number): number;
}

/** More zones than the database has; names that are not zones are not remembered. */
const REMEMBERED_ZONES = 1_000;
const zones = new Map<string, Zone>();

/** The zone of an IANA name, or nothing if the platform does not know the name. One object for each name. */
export function zoneOf(timeZone: string): Zone | undefined {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const format = formatOf(timeZone);
  if (format === undefined) return undefined;
  const zone = new CalendarZone(format);
  if (zones.size >= REMEMBERED_ZONES) zones.clear();
  zones.set(timeZone, zone);
  return zone;
}

export function universalTime(): Zone {
  const zone = zoneOf("UTC");
  if (zone === undefined) throw new Error("The platform's time zone database lacks UTC");
  return zone;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "iso8601",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return undefined;
  }
}

class CalendarZone implements Zone {
  private readonly format: Intl.DateTimeFormat;
  /** The offset of a UTC day, or nothing where it changes during that day. */
  private readonly offsets = new Map<number, number | undefined>();

  constructor(format: Intl.DateTimeFormat) {
    this.format = format;
  }

  dayAt(at: number): number {
    return Math.floor((at + this.offsetAt(at)) / MILLISECONDS_A_DAY);
  }

  periodAt(at: number, unit: StreakUnit): number {
    const day = this.dayAt(at);
    switch (unit) {
      case "days":
        return day;
      case "weeks":
        // 1970-01-01 was a Thursday: three days after the Monday of its week.
        return Math.floor((day + 3) / 7);
      case "months": {
        const date = new Date(day * MILLISECONDS_A_DAY);
        return date.getUTCFullYear() * 12 + date.getUTCMonth();
      }
    }
  }

  startOfDay(day: number): number {
    // Local midnight is within 15 hours of UTC midnight everywhere; the local date only ever moves forward with time,
    // but for zones that crossed the date line, so the first instant of the date is found by halving.
    let before = (day - 1) * MILLISECONDS_A_DAY;
    let after = (day + 1) * MILLISECONDS_A_DAY;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.dayAt(middle) >= day) after = middle;
      else before = middle;
    }
    return after;
  }

  private offsetAt(at: number): number {
    const utcDay = Math.floor(at / MILLISECONDS_A_DAY);
    const remembered = this.offsets.get(utcDay);
    if (remembered !== undefined) return remembered;
    if (this.offsets.has(utcDay)) return this.measure(at);
    const start = this.measure(utcDay * MILLISECONDS_A_DAY);
    const uniform = start === this.measure((utcDay + 1) * MILLISECONDS_A_DAY - 1);
    if (this.offsets.size >= REMEMBERED_OFFSETS) this.offsets.clear();
    this.offsets.set(utcDay, uniform ? start : undefined);
    return uniform ? start : this.measure(at);
  }

  private measure(at: number): number {
    const parts = new Map(this.format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
    return local - Math.floor(at / 1000) * 1000;
  }
}
