// Badges that one look-up yields. Those that demand a bound of some number are sorted by it, so that only the badges
// whose bound the action passes are asked; the others in the bucket are not touched.
import type { CompiledBadge } from "../badges/compiled.ts";
import type { Facts } from "../filters/facts.ts";
import { type Bound, boundOf } from "./keys.ts";

interface Bounded {
  badge: CompiledBadge;
  bound: Bound;
}

/** Badges by rising bound (at_least) or falling bound (at_most): those that can match come first. */
interface Ladder {
  slot: number;
  /** 1 for at_least, -1 for at_most: bounds and values are compared after multiplying with it. */
  sign: 1 | -1;
  bounds: Float64Array;
  badges: readonly CompiledBadge[];
}

export class Bucket {
  private readonly unbounded: readonly CompiledBadge[];
  private readonly ladders: readonly Ladder[];

  constructor(unbounded: readonly CompiledBadge[], ladders: readonly Ladder[]) {
    this.unbounded = unbounded;
    this.ladders = ladders;
  }

  /** Adds the badges whose whole filter matches. */
  collect(facts: Facts, found: CompiledBadge[]): void {
    for (const badge of this.unbounded) if (badge.test(facts)) found.push(badge);
    for (const ladder of this.ladders) climb(ladder, facts, found);
  }
}

function climb({ slot, sign, bounds, badges }: Ladder, facts: Facts, found: CompiledBadge[]): void {
  const value = facts.values[slot];
  if (typeof value !== "number") return;
  const height = sign * value;
  for (let step = 0; step < bounds.length; step += 1) {
    if ((bounds[step] ?? 0) > height) return;
    const badge = badges[step];
    if (badge?.test(facts)) found.push(badge);
  }
}

export interface BucketBuilder {
  add(badge: CompiledBadge): void;
  finish(): Bucket;
}

export function newBucket(): BucketBuilder {
  const unbounded: CompiledBadge[] = [];
  const bounded = new Map<string, Bounded[]>();
  return {
    add(badge) {
      const bound = boundOf(badge.filter);
      if (bound === undefined) {
        unbounded.push(badge);
        return;
      }
      const name = `${bound.by} ${bound.slot}`;
      const same = bounded.get(name) ?? [];
      bounded.set(name, same);
      same.push({ badge, bound });
    },
    finish: () => new Bucket(unbounded, [...bounded.values()].map(ladderOf)),
  };
}

function ladderOf(all: Bounded[]): Ladder {
  const sign = all[0]?.bound.by === "at_most" ? -1 : 1;
  const sorted = all
    .map(({ badge, bound }) => ({ badge, bound: sign * bound.bound }))
    .sort((first, second) => first.bound - second.bound);
  return {
    slot: all[0]?.bound.slot ?? 0,
    sign,
    bounds: Float64Array.from(sorted, ({ bound }) => bound),
    badges: sorted.map(({ badge }) => badge),
  };
}
