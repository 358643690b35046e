// In a time period: n matching actions within a sliding window of d x 24 hours, the last less than that after the first.
// Once a window held n actions the challenge stays met until the badge restarts, so that late actions cannot undo it.

import type { Facts } from "../filters/facts.ts";
import { MAXIMUM_DAYS, MAXIMUM_REMEMBERED } from "../limits.ts";
import type { Challenge } from "../types.ts";
import { MILLISECONDS_A_DAY } from "../zone.ts";
import type { ChallengeKind, Progress, StoredProgress } from "./challenge.ts";
import { storedCount, storedFor, storedIntegers } from "./stored.ts";

type Definition = Extract<Challenge, { kind: "in_time_period" }>;

/** So many times the target, and at least so many, of the newest actions are remembered. */
const REMEMBERED_TARGETS = 2;
const REMEMBERED_AT_LEAST = 100;

export const inATimePeriod: ChallengeKind<Definition> = {
  code: "in_time_period",
  label: "In a time period",
  help: "The action happens this many times within so many days, whichever days they are. A day is 24 hours.",
  fields: [
    { name: "times", label: "How many times", input: "count", least: 1, most: MAXIMUM_REMEMBERED },
    { name: "days", label: "Within how many days", input: "count", least: 1, most: MAXIMUM_DAYS },
  ],
  lateActions:
    "A late action counts at the time it happened, as long as no more than twice the target (and at least 100) newer " +
    "actions are known. A Repeatable badge forgets its actions when it is earned: which ones that were depends on the order.",
  compile: ({ times, days }) => ({
    kind: "in_time_period",
    target: times,
    stepsPerUnit: 1,
    isRecounted: true,
    open: (stored, most) => new WindowProgress(stored, days * MILLISECONDS_A_DAY, most),
  }),
  withTarget: (definition, target) => ({ ...definition, times: Number(target) }),
};

const OF = "in_time_period";

class WindowProgress implements Progress {
  private readonly lengthMs: number;
  private readonly remembered: number;
  /** In order of time. */
  private times: number[];
  private best: number;

  constructor(stored: unknown, lengthMs: number, most: number) {
    const known = storedFor(stored, OF);
    this.lengthMs = lengthMs;
    this.remembered = Math.max(most * REMEMBERED_TARGETS, REMEMBERED_AT_LEAST);
    this.times = storedIntegers(known.times).sort((first, second) => first - second);
    this.best = storedCount(known.best);
  }

  add(_facts: Facts, at: number): boolean {
    let position = this.times.length;
    while (position > 0 && (this.times[position - 1] ?? 0) > at) position -= 1;
    this.times.splice(position, 0, at);
    this.best = Math.max(this.best, this.fullestAround(at));
    if (this.times.length > this.remembered) this.times = this.times.slice(-this.remembered);
    return true;
  }

  remove(_facts: Facts, at: number): boolean {
    const position = this.times.indexOf(at);
    if (position < 0) return false;
    this.times.splice(position, 1);
    this.best = this.times.reduce((best, time) => Math.max(best, this.fullestAround(time)), 0);
    return true;
  }

  /** The most actions in any window that holds this moment; each candidate begins at an action. */
  private fullestAround(at: number): number {
    let fullest = 0;
    let last = 0;
    for (const [first, start] of this.times.entries()) {
      if (start > at) break;
      if (start <= at - this.lengthMs) continue;
      while (last < this.times.length && (this.times[last] ?? 0) < start + this.lengthMs) last += 1;
      fullest = Math.max(fullest, last - first);
    }
    return fullest;
  }

  absorb(stored: unknown): void {
    const others = storedFor(stored, OF);
    this.times = [...this.times, ...storedIntegers(others.times)].sort((first, second) => first - second);
    const together = this.times.map((time) => this.fullestAround(time));
    this.best = Math.max(this.best, storedCount(others.best), ...together);
    this.times = this.times.slice(-this.remembered);
  }

  reached(): number {
    return this.best;
  }

  current(at?: number): number {
    const newest = this.times.at(-1);
    if (newest === undefined) return 0;
    const end = Math.max(at ?? newest, newest);
    return this.times.filter((time) => time > end - this.lengthMs).length;
  }

  restart(): void {
    this.times = [];
    this.best = 0;
  }

  /** Which actions there were is not known any more: the window fills anew. */
  reopen(): void {}

  store(): StoredProgress {
    return { of: OF, best: this.best, times: this.times };
  }
}
