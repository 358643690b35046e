// What an operator's command is, and how it reads its options. A mistake in the words is told in a sentence, and ends with
// exit code 2 and nothing done.
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Pool } from "pg";
import { type ShopId, shopIdOf } from "../../rewards/ids.ts";
import type { OpsTools } from "./tools.ts";

export interface OpsCommand {
  /** The words that call it. */
  name: readonly string[];
  usage: string;
  help: string;
  /** @returns the exit code. */
  run(pool: Pool, words: string[], tools: OpsTools): Promise<number>;
}

/** What the operator wrote does not make a command. The message is a sentence for him. */
export class UsageError extends Error {
  override name = "UsageError";
}

interface OptionNames<Name extends string, Flag extends string> {
  required: readonly Name[];
  optional?: readonly Name[];
  /** Options without a value. */
  flags?: readonly Flag[];
}

/** Reads `--name value` options. @throws UsageError */
export function readOptions<Name extends string, Flag extends string = never>(
  words: string[],
  names: OptionNames<Name, Flag>,
): Partial<Record<Name, string>> & Record<string, string> {
  const { values } = parse(words, names);
  return values as Partial<Record<Name, string>> & Record<string, string>;
}

/** The same, with options that have no value: `--preview`. @throws UsageError */
export function readFlags<Name extends string, Flag extends string>(
  words: string[],
  names: OptionNames<Name, Flag>,
): { options: Partial<Record<Name, string>> & Record<string, string>; flags: ReadonlySet<Flag> } {
  const { values } = parse(words, names);
  const flags = new Set((names.flags ?? []).filter((flag) => values[flag] === true));
  return { options: values as Partial<Record<Name, string>> & Record<string, string>, flags };
}

function parse<Name extends string, Flag extends string>(words: string[], names: OptionNames<Name, Flag>) {
  const texts = [...names.required, ...(names.optional ?? [])];
  const options: NonNullable<ParseArgsConfig["options"]> = {
    ...Object.fromEntries(texts.map((name) => [name, { type: "string" as const }])),
    ...Object.fromEntries((names.flags ?? []).map((name) => [name, { type: "boolean" as const }])),
  };
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({ args: joinNegatives(words), options }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const missing = names.required.filter((name) => values[name] === undefined);
  if (missing.length > 0) throw new UsageError(`Missing: ${missing.map((name) => `--${name}`).join(", ")}.`);
  return { values };
}

/** `--points -50` reads as two options to everybody but the one who wrote it. */
const joinNegatives = (words: readonly string[]): string[] =>
  words.reduce<string[]>((joined, word) => {
    const before = joined.at(-1);
    if (before && /^--[a-z-]+$/.test(before) && /^-\d/.test(word)) joined[joined.length - 1] = `${before}=${word}`;
    else joined.push(word);
    return joined;
  }, []);

export function shopOption(text: string | undefined): ShopId {
  const shop = shopIdOf(text ?? "");
  if (!shop) throw new UsageError("--shop must be the store's myshopify.com domain, such as my-store.myshopify.com.");
  return shop;
}

/** A day, which begins at midnight UTC, or a moment. */
export function dateOption(name: string, text: string): Date {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError(`--${name} must be a date such as 2026-01-31 or 2026-01-31T12:00:00Z.`);
  return new Date(time);
}

/** A whole number, such as of an inbox event. */
export function numberOption(name: string, text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new UsageError(`--${name} must be a whole number.`);
  return Number(text);
}

/** Not empty, not endless. */
export function textOption(name: string, text: string | undefined, maxLength: number): string {
  if (!text || text.length > maxLength) throw new UsageError(`--${name} must have 1 to ${maxLength} characters.`);
  return text;
}
