// What an operator's command is, and how it reads its options.
import { parseArgs } from "node:util";
import type { Pool } from "pg";
import { type ShopId, shopIdOf } from "../../rewards/ids.ts";
import { EnvironmentError } from "../../system/environment.ts";

export interface OpsCommand {
  /** The words that call it. */
  name: readonly string[];
  usage: string;
  help: string;
  /** @returns the exit code. */
  run(pool: Pool, words: string[]): Promise<number>;
}

/** Reads `--name value` options. @throws EnvironmentError with a sentence for the operator. */
export function readOptions<Name extends string>(
  words: string[],
  names: { required: readonly Name[]; optional?: readonly Name[] },
): Partial<Record<Name, string>> & Record<string, string> {
  const all = [...names.required, ...(names.optional ?? [])];
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({
      args: words,
      options: Object.fromEntries(all.map((name) => [name, { type: "string" as const }])),
    }));
  } catch (error) {
    throw new EnvironmentError(error instanceof Error ? error.message : String(error));
  }
  const missing = names.required.filter((name) => values[name] === undefined);
  if (missing.length > 0) throw new EnvironmentError(`Missing: ${missing.map((name) => `--${name}`).join(", ")}.`);
  return values as Partial<Record<Name, string>> & Record<string, string>;
}

export function shopOption(text: string | undefined): ShopId {
  const shop = shopIdOf(text ?? "");
  if (!shop) throw new EnvironmentError("--shop must be the store's myshopify.com domain.");
  return shop;
}
