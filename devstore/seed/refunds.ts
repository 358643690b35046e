// Points that an order gives back some days later: kept until their day has come, so that balances are what they were then.
import type { NewEntry } from "../../rewards/ledger/post.ts";

const dayMs = 86_400_000;
export const dayOf = (at: number) => Math.floor(at / dayMs);

export class Refunds {
  private readonly days = new Map<number, NewEntry[]>();

  postpone(entries: readonly NewEntry[]): void {
    for (const entry of entries) {
      const day = dayOf(entry.occurredAt);
      const others = this.days.get(day);
      if (others) others.push(entry);
      else this.days.set(day, [entry]);
    }
  }

  /** Those of a day, which are then forgotten. */
  takeDay(day: number): readonly NewEntry[] {
    const entries = this.days.get(day) ?? [];
    this.days.delete(day);
    return entries;
  }
}
