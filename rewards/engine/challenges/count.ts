// Counting matching actions, and counting only those between two dates.
// A restart takes the target away instead of starting at zero, so that the order of actions never matters.
import type { Facts } from "../filters/facts.ts";
import type { Progress, StoredProgress } from "./challenge.ts";
import { addSafely, storedCount, storedFor } from "./stored.ts";

export class CountProgress implements Progress {
  private readonly of: string;
  private count: number;

  constructor(of: string, stored: unknown) {
    this.of = of;
    this.count = storedCount(storedFor(stored, of).count);
  }

  add(_facts: Facts, _at: number): boolean {
    this.count = addSafely(this.count, 1);
    return true;
  }

  remove(_facts: Facts, _at: number): boolean {
    const before = this.count;
    this.count = Math.max(0, before - 1);
    return this.count !== before;
  }

  absorb(stored: unknown): void {
    this.count = addSafely(this.count, storedCount(storedFor(stored, this.of).count));
  }

  reached(): number {
    return this.count;
  }

  current(): number {
    return this.count;
  }

  restart(target: number): void {
    this.count -= target;
  }

  reopen(target: number): void {
    this.count = addSafely(this.count, target);
  }

  store(): StoredProgress {
    return { of: this.of, count: this.count };
  }
}

/** Counts actions with from <= at < until. */
export class PeriodProgress extends CountProgress {
  private readonly from: number;
  private readonly until: number;

  constructor(of: string, stored: unknown, from: number, until: number) {
    super(of, stored);
    this.from = from;
    this.until = until;
  }

  override add(facts: Facts, at: number): boolean {
    return this.contains(at) && super.add(facts, at);
  }

  override remove(facts: Facts, at: number): boolean {
    return this.contains(at) && super.remove(facts, at);
  }

  private contains(at: number): boolean {
    return at >= this.from && at < this.until;
  }
}
