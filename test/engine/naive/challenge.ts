// A second opinion on challenges: remembers every action that counted and works progress out anew each time.
// Nothing is pruned, merged or summed up in advance.
import type { Action, Challenge, StreakUnit } from "../../../rewards/engine/types.ts";
import { kinds, naiveItemMatches } from "./filter.ts";

const DAY_MS = 86_400_000;

/** What is known for one challenge: all actions since the last restart, and what awards have used up. */
export interface Memory {
  actions: Action[];
  used: number;
  spentUntil: number;
}

export const emptyMemory = (): Memory => ({ actions: [], used: 0, spentUntil: Number.NEGATIVE_INFINITY });

/** Does this action change anything for the challenge? */
export function naiveCounts(challenge: Challenge, memory: Memory, action: Action, zone: string, most: number): boolean {
  switch (challenge.kind) {
    case "several_times":
    case "in_time_period":
      return true;
    case "for_time_period":
      return challenge.from <= action.at && action.at < challenge.until;
    case "sum":
      return worth(challenge, action) > 0;
    case "streak": {
      const period = periodOf(action.at, challenge.unit, zone);
      return period > memory.spentUntil && !periods(challenge.unit, memory, zone).includes(period);
    }
    case "distinct": {
      const known = new Set(memory.actions.flatMap((one) => valuesOf(challenge, one)));
      return known.size < most && valuesOf(challenge, action).some((value) => !known.has(value));
    }
  }
}

export function naiveTarget(challenge: Challenge): number {
  switch (challenge.kind) {
    case "sum":
      return Math.round(Number(challenge.target) * 100);
    case "streak":
      return challenge.periods;
    case "distinct":
      return new Set(challenge.each?.map((value) => value.toLowerCase())).size || (challenge.count ?? 0);
    default:
      return challenge.times;
  }
}

/** The most that was ever reached since the last restart. */
export function naiveReached(challenge: Challenge, memory: Memory, zone: string): number {
  switch (challenge.kind) {
    case "several_times":
    case "for_time_period":
      return memory.actions.length - memory.used;
    case "sum":
      return memory.actions.reduce((sum, action) => sum + worth(challenge, action), 0) - memory.used;
    case "in_time_period":
      return Math.max(0, ...memory.actions.map((first) => inWindow(memory, first.at, challenge.days)));
    case "streak":
      return Math.max(0, ...runs(periods(challenge.unit, memory, zone)));
    case "distinct":
      return new Set(memory.actions.flatMap((action) => valuesOf(challenge, action))).size;
  }
}

/** What is shown as long as the target is not reached: as of the newest action. */
export function naiveCurrent(challenge: Challenge, memory: Memory, zone: string): number {
  const newest = Math.max(...memory.actions.map(({ at }) => at));
  if (challenge.kind === "in_time_period")
    return memory.actions.filter(({ at }) => at > newest - challenge.days * DAY_MS).length;
  if (challenge.kind === "streak") return runs(periods(challenge.unit, memory, zone)).at(-1) ?? 0;
  return naiveReached(challenge, memory, zone);
}

export function naiveRestart(challenge: Challenge, memory: Memory, zone: string): void {
  switch (challenge.kind) {
    case "several_times":
    case "for_time_period":
    case "sum":
      memory.used += naiveTarget(challenge);
      return;
    case "streak":
      memory.spentUntil = Math.max(memory.spentUntil, ...periods(challenge.unit, memory, zone));
      memory.actions = [];
      return;
    case "in_time_period":
    case "distinct":
      memory.actions = [];
  }
}

function worth(challenge: Extract<Challenge, { kind: "sum" }>, action: Action): number {
  const { items, detail } = challenge;
  const sources =
    items === undefined ? [action.details] : (action.items ?? []).filter((item) => naiveItemMatches(items, item));
  const values = sources.map((source) => source[detail]).filter((value) => typeof value === "number");
  return Math.max(
    0,
    values.reduce((sum, value) => sum + value, 0),
  );
}

function valuesOf(challenge: Extract<Challenge, { kind: "distinct" }>, action: Action): string[] {
  const value = action.details[challenge.detail];
  const type = kinds[challenge.detail] === "number" ? "number" : "string";
  const values = [value].flat().flatMap((one) => (typeof one === type ? [String(one).trim().toLowerCase()] : []));
  const each = challenge.each?.map((one) => one.toLowerCase());
  return values.filter((one) => each?.includes(one) ?? true);
}

function inWindow(memory: Memory, from: number, days: number): number {
  return memory.actions.filter(({ at }) => from <= at && at < from + days * DAY_MS).length;
}

function periods(unit: StreakUnit, memory: Memory, zone: string): number[] {
  const all = memory.actions.map(({ at }) => periodOf(at, unit, zone)).filter((period) => period > memory.spentUntil);
  return [...new Set(all)].sort((first, second) => first - second);
}

/** The lengths of runs of consecutive numbers, in order. */
function runs(sorted: readonly number[]): number[] {
  const lengths: number[] = [];
  for (const [position, period] of sorted.entries()) {
    if (position > 0 && sorted[position - 1] === period - 1) lengths.push((lengths.pop() ?? 0) + 1);
    else lengths.push(1);
  }
  return lengths;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** By the platform's calendar, straight away: "2026-06-15" in the zone, then days, weeks or months since 1970. */
export function periodOf(at: number, unit: StreakUnit, zone: string): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
  formats.set(zone, format);
  const date = format.format(at);
  const [year = 0, month = 0] = date.split("-").map(Number);
  if (unit === "months") return year * 12 + month - 1;
  const days = Date.parse(date) / DAY_MS;
  return unit === "days" ? days : Math.floor((days + 3) / 7);
}
