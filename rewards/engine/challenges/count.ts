// Counting matching actions, optionally only those between two dates.
// A restart takes the target away instead of starting at zero, so that the order of actions never matters.
import type { Facts } from "../filters/facts.ts";
import type { Progress, StoredProgress } from "./challenge.ts";
import { addSafely, storedCount, storedFor } from "./stored.ts";

export class CountProgress implements Progress {
  private readonly of: string;
  private readonly from: number;
  private readonly until: number;
  private count: number;

  constructor(of: string, stored: unknown, from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY) {
    this.of = of;
    this.from = from;
    this.until = until;
    this.count = storedCount(storedFor(stored, of).count);
  }

  add(_facts: Facts, at: number): boolean {
    if (at < this.from || at >= this.until) return false;
    this.count = addSafely(this.count, 1);
    return true;
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

  store(): StoredProgress {
    return { of: this.of, count: this.count };
  }
}
