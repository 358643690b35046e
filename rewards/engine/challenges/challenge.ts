// What a challenge is: a declaration (code, fields, help, promise about late actions) and how it keeps count.
// One file per challenge; the form, the validation and docs/rules.md read the same declaration.
import type { FilterContext } from "../filters/context.ts";
import type { Facts } from "../filters/facts.ts";
import type { Refusal } from "../refusal.ts";
import type { Challenge } from "../types.ts";

/** What a merchant fills in. */
export type Field = { name: string; label: string; optional?: true } & (
  | { input: "count"; least: number; most: number }
  | { input: "amount" }
  | { input: "detail" }
  | { input: "instant" }
  | { input: "choice"; options: readonly string[] }
  | { input: "texts"; most: number }
  | { input: "item_filter" }
);

export interface ChallengeKind<Definition extends Challenge> {
  code: Definition["kind"];
  label: string;
  help: string;
  fields: readonly Field[];
  /** What is promised when actions come late or in another order. */
  lateActions: string;
  compile(definition: Definition, context: FilterContext): CompiledChallenge | Refusal;
  /** The same challenge with the target of a Ranked badge's level; nothing if it has no single target. */
  withTarget(definition: Definition, target: number | string): Definition | undefined;
}

/** `target` and all progress are integers in the challenge's own steps: actions, minor units, millionths, periods, values. */
export interface CompiledChallenge {
  kind: Challenge["kind"];
  target: number;
  /** Steps in one shown unit: 1, but for sums of plain numbers. */
  stepsPerUnit: number;
  /** One action stands for several, or is forgotten with an award: to take one back the others are counted anew. */
  isRecounted?: true;
  /** Takes up the stored progress, or starts over where it is of something else. `most` is the highest target there is. */
  open(stored: unknown, most: number): Progress;
}

/** Counting for one player; lives as long as one evaluation. */
export interface Progress {
  /** Counts a matching action. false: it changes nothing. */
  add(facts: Facts, at: number): boolean;
  /** The most that was ever reached since the last restart. Awards look at this, so that order does not matter. */
  reached(): number;
  /** What stands at this moment; without a moment, as of the newest action that counted. */
  current(at?: number): number;
  /**
   * Takes back a matching action that was counted. Where other actions may stand for the same (a value that was bought
   * again, a day with two orders) nothing changes: they are counted anew, if they are known. false: nothing changed.
   */
  remove(facts: Facts, at: number): boolean;
  /** Takes in what was stored for another player who turned out to be the same person. */
  absorb(stored: unknown): void;
  /** After an award of a Repeatable badge. */
  restart(target: number): void;
  /** The award itself is taken back: what a restart took away is there again, where it is still known. */
  reopen(target: number): void;
  /** Plain JSON that `open` understands. */
  store(): StoredProgress;
}

/** `of` says which challenge it belongs to, so that a changed badge does not read another challenge's numbers. */
export type StoredProgress = { of: string } & Readonly<Record<string, unknown>>;
