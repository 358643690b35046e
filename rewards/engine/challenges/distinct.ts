// Distinct: n different values of a detail, or each value of a given list ("buy from every category").
// No more values are remembered than the target asks for: once there are enough, others change nothing.

import type { Facts } from "../filters/facts.ts";
import { MAXIMUM_REMEMBERED } from "../limits.ts";
import { normalText } from "../operators/text.ts";
import { refuse } from "../refusal.ts";
import type { Challenge } from "../types.ts";
import type { ChallengeKind, Progress, StoredProgress } from "./challenge.ts";
import { storedFor, storedTexts } from "./stored.ts";

type Definition = Extract<Challenge, { kind: "distinct" }>;

export const distinct: ChallengeKind<Definition> = {
  code: "distinct",
  label: "Different values",
  help: "So many different values of a detail, or each value of a list: a purchase from every category, say.",
  fields: [
    { name: "detail", label: "Values of what", input: "detail" },
    {
      name: "count",
      label: "How many different ones",
      input: "count",
      least: 1,
      most: MAXIMUM_REMEMBERED,
      optional: true,
    },
    { name: "each", label: "Or each of these", input: "texts", most: MAXIMUM_REMEMBERED, optional: true },
  ],
  lateActions:
    "Late actions count like any other. A Repeatable badge forgets its values when it is earned: an action that comes " +
    "after that counts for the next time, also if it happened before.",
  compile(definition, context) {
    const wanted = definition.each === undefined ? undefined : new Set(definition.each.map(normalText));
    const target = wanted?.size ?? definition.count;
    if (target === undefined || (wanted !== undefined && definition.count !== undefined))
      return refuse("count", "Say either how many different values, or which ones.");
    if (target === 0) return refuse("each", "Name at least one value.");
    const kind = context.kinds.get(definition.detail);
    if (kind === undefined) throw new Error(`The detail ${definition.detail} was never given a kind`);
    const slot = context.slots.numberOf(definition.detail, kind);
    const of = `distinct:${definition.detail}`;
    return {
      kind: "distinct",
      target,
      stepsPerUnit: 1,
      isRecounted: true,
      open: (stored, most) => new DistinctProgress(of, stored, slot, wanted, most),
    };
  },
  withTarget: (definition, target) =>
    definition.each === undefined ? { ...definition, count: Number(target) } : undefined,
};

class DistinctProgress implements Progress {
  private readonly of: string;
  private readonly slot: number;
  private readonly wanted: ReadonlySet<string> | undefined;
  private readonly most: number;
  /** Each once, at most `most`. */
  private values: readonly string[];

  constructor(of: string, stored: unknown, slot: number, wanted: ReadonlySet<string> | undefined, most: number) {
    this.of = of;
    this.slot = slot;
    this.wanted = wanted;
    this.most = most;
    const known = storedTexts(storedFor(stored, of).values);
    this.values = known.filter((value) => wanted?.has(value) ?? true);
  }

  add(facts: Facts): boolean {
    const fact = facts.values[this.slot];
    if (fact === undefined || this.values.length >= this.most) return false;
    const known = new Set(this.values);
    for (const value of typeof fact === "object" ? fact : [String(fact)])
      if (known.size < this.most && (this.wanted?.has(value) ?? true)) known.add(value);
    if (known.size === this.values.length) return false;
    this.values = [...known];
    return true;
  }

  remove(): boolean {
    return false;
  }

  absorb(stored: unknown): void {
    const others = storedTexts(storedFor(stored, this.of).values).filter((value) => this.wanted?.has(value) ?? true);
    this.values = [...new Set([...this.values, ...others])].slice(0, this.most);
  }

  reached(): number {
    return this.values.length;
  }

  current(): number {
    return this.values.length;
  }

  restart(): void {
    this.values = [];
  }

  /** Which values there were is not known any more: they are gathered anew. */
  reopen(): void {}

  store(): StoredProgress {
    return { of: this.of, values: this.values };
  }
}
