// Streak: at least one matching action in each of n consecutive days, weeks or months of the shop's time zone.
// Runs of consecutive periods are remembered as pairs, so that a late action can close the gap between two of them.

import type { Facts } from "../filters/facts.ts";
import { MAXIMUM_REMEMBERED, REMEMBERED_RUNS } from "../limits.ts";
import type { Challenge } from "../types.ts";
import type { ChallengeKind, Progress, StoredProgress } from "./challenge.ts";
import { storedCount, storedFor, storedIntegers, storedPairs } from "./stored.ts";

type Definition = Extract<Challenge, { kind: "streak" }>;
type Run = [first: number, last: number];

export const streak: ChallengeKind<Definition> = {
  code: "streak",
  label: "Streak",
  help: "At least one action in each of so many days, weeks (from Monday) or months in a row, in the shop's time zone.",
  fields: [
    { name: "periods", label: "How many in a row", input: "count", least: 1, most: MAXIMUM_REMEMBERED },
    { name: "unit", label: "Days, weeks or months", input: "choice", options: ["days", "weeks", "months"] },
  ],
  lateActions:
    `A late action counts in the period in which it happened and joins what it lies between, within the last ` +
    `${REMEMBERED_RUNS} runs. After an award of a Repeatable badge only later periods count.`,
  compile: ({ periods, unit }, { reading: { zone } }) => ({
    kind: "streak",
    target: periods,
    stepsPerUnit: 1,
    isRecounted: true,
    open: (stored) => new StreakProgress(`streak:${unit}`, stored, (at) => zone.periodAt(at, unit)),
  }),
  withTarget: (definition, target) => ({ ...definition, periods: Number(target) }),
};

class StreakProgress implements Progress {
  private readonly of: string;
  private readonly periodAt: (at: number) => number;
  /** In order, never touching each other. */
  private runs: Run[];
  private best: number;
  /** Periods up to this one went into an award already. */
  private spentUntil: number;

  constructor(of: string, stored: unknown, periodAt: (at: number) => number) {
    const known = storedFor(stored, of);
    this.of = of;
    this.periodAt = periodAt;
    this.runs = storedPairs(known.runs);
    this.best = storedCount(known.best);
    this.spentUntil = storedIntegers([known.spentUntil])[0] ?? Number.MIN_SAFE_INTEGER;
  }

  add(_facts: Facts, at: number): boolean {
    const period = this.periodAt(at);
    if (period <= this.spentUntil) return false;
    if (this.runs.some(([first, last]) => first <= period && period <= last)) return false;
    const joined = this.join(period);
    this.best = Math.max(this.best, joined);
    if (this.runs.length > REMEMBERED_RUNS) this.runs = this.runs.slice(-REMEMBERED_RUNS);
    return true;
  }

  /** Puts the period among the runs and says how long its run is now. */
  private join(period: number): number {
    const earlier = this.runs.filter(([, last]) => last < period - 1);
    const later = this.runs.filter(([first]) => first > period + 1);
    const touching = this.runs.slice(earlier.length, this.runs.length - later.length);
    const run: Run = [touching[0]?.[0] ?? period, touching.at(-1)?.[1] ?? period];
    const whole: Run = [Math.min(run[0], period), Math.max(run[1], period)];
    this.runs = [...earlier, whole, ...later];
    return whole[1] - whole[0] + 1;
  }

  remove(): boolean {
    return false;
  }

  /** A period that went into an award of either counts for no other, and so do the periods before it. */
  absorb(stored: unknown): void {
    const other = new StreakProgress(this.of, stored, this.periodAt);
    const spentUntil = Math.max(this.spentUntil, other.spentUntil);
    const bests = [this, other].map((one) => (one.spentUntil === spentUntil ? one.best : 0));
    this.runs = joined(
      [...this.runs, ...other.runs]
        .filter(([, last]) => last > spentUntil)
        .map(([first, last]) => [Math.max(first, spentUntil + 1), last]),
    );
    this.best = Math.max(...bests, ...this.runs.map(([first, last]) => last - first + 1));
    this.runs = this.runs.slice(-REMEMBERED_RUNS);
    this.spentUntil = spentUntil;
  }

  reached(): number {
    return this.best;
  }

  current(at?: number): number {
    const newest = this.runs.at(-1);
    if (newest === undefined) return 0;
    // The period that is running now does not break a streak before it is over.
    if (at !== undefined && newest[1] < this.periodAt(at) - 1) return 0;
    return newest[1] - newest[0] + 1;
  }

  restart(): void {
    this.spentUntil = Math.max(this.spentUntil, this.runs.at(-1)?.[1] ?? this.spentUntil);
    this.runs = [];
    this.best = 0;
  }

  /** Which periods there were is not known any more, but they may count once more. */
  reopen(): void {
    this.spentUntil = Number.MIN_SAFE_INTEGER;
  }

  store(): StoredProgress {
    const stored = { of: this.of, best: this.best, runs: this.runs };
    return this.spentUntil === Number.MIN_SAFE_INTEGER ? stored : { ...stored, spentUntil: this.spentUntil };
  }
}

/** Runs that overlap or touch become one. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs.toSorted(([first], [other]) => first - other)) {
    const before = result.at(-1);
    if (before !== undefined && run[0] <= before[1] + 1) before[1] = Math.max(before[1], run[1]);
    else result.push([...run]);
  }
  return result;
}
