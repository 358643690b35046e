// Finds the badges that an action can concern without asking the others: first by a value that the action must carry
// (the rarest such value of each badge), then by a bound that a number must pass. Both follow from what `all` demands.
import type { CompiledBadge } from "../badges/compiled.ts";
import type { Facts } from "../filters/facts.ts";
import type { Fact } from "../operators/family.ts";
import { type Bucket, type BucketBuilder, newBucket } from "./bucket.ts";
import { type Key, keysOf } from "./keys.ts";

/** The badges that need one of these values in this slot, of the action itself or of any of its items. */
interface ValueIndex {
  ofItems: boolean;
  slot: number;
  buckets: ReadonlyMap<Fact, Bucket>;
}

export class Lookup {
  private readonly unkeyed: Bucket;
  private readonly indexes: readonly ValueIndex[];

  constructor(unkeyed: Bucket, indexes: readonly ValueIndex[]) {
    this.unkeyed = unkeyed;
    this.indexes = indexes;
  }

  /** The badges whose filter matches, in the programme's order, each once. */
  matching(facts: Facts): CompiledBadge[] {
    const found: CompiledBadge[] = [];
    this.unkeyed.collect(facts, found);
    for (const index of this.indexes) collectByValue(index, facts, found);
    return found.length > 1 ? inOrderOnce(found) : found;
  }
}

function collectByValue(index: ValueIndex, facts: Facts, found: CompiledBadge[]): void {
  if (!index.ofItems) collectByFact(index, facts.values[index.slot], facts, found);
  else for (const item of facts.items ?? []) collectByFact(index, item.values[index.slot], facts, found);
}

function collectByFact({ buckets }: ValueIndex, fact: Fact | undefined, facts: Facts, found: CompiledBadge[]): void {
  if (fact === undefined) return;
  if (typeof fact !== "object") buckets.get(fact)?.collect(facts, found);
  else for (const entry of fact) buckets.get(entry)?.collect(facts, found);
}

/** Two items of one category, or a badge that asks for either of two values, find the same badge twice. */
function inOrderOnce(found: CompiledBadge[]): CompiledBadge[] {
  found.sort((first, second) => first.position - second.position);
  return found.filter((badge, position) => badge !== found[position - 1]);
}

export function buildLookup(badges: readonly CompiledBadge[]): Lookup {
  const candidates = badges.map((badge) => keysOf(badge.filter));
  const popularity = countBadges(candidates);
  const unkeyed = newBucket();
  const indexes = new Map<string, { key: Key; buckets: Map<Fact, BucketBuilder> }>();
  for (const [position, badge] of badges.entries()) {
    const key = rarest(candidates[position] ?? [], popularity);
    if (key === undefined) {
      unkeyed.add(badge);
      continue;
    }
    const index = indexes.get(key.name) ?? { key, buckets: new Map<Fact, BucketBuilder>() };
    indexes.set(key.name, index);
    for (const value of key.values) {
      const bucket = index.buckets.get(value) ?? newBucket();
      index.buckets.set(value, bucket);
      bucket.add(badge);
    }
  }
  const finished = [...indexes.values()].map(({ key, buckets }) => ({
    ofItems: key.ofItems,
    slot: key.slot,
    buckets: new Map([...buckets].map(([value, bucket]) => [value, bucket.finish()])),
  }));
  return new Lookup(unkeyed.finish(), finished);
}

type Popularity = Map<string, Map<Fact, number>>;

function countBadges(candidates: readonly (readonly Key[])[]): Popularity {
  const popularity: Popularity = new Map();
  for (const keys of candidates)
    for (const { name, values } of keys) {
      const counts = popularity.get(name) ?? new Map<Fact, number>();
      popularity.set(name, counts);
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  return popularity;
}

function rarest(keys: readonly Key[], popularity: Popularity): Key | undefined {
  let best: { key: Key; badges: number } | undefined;
  for (const key of keys) {
    const counts = popularity.get(key.name);
    let badges = 0;
    for (const value of key.values) badges += counts?.get(value) ?? 0;
    if (best === undefined || badges < best.badges) best = { key, badges };
  }
  return best?.key;
}
