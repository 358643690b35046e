// What `npm run seed` is asked for; every mistake is one sentence that names the option.
import { parseArgs } from "node:util";
import { type ShopId, shopIdOf } from "../../rewards/ids.ts";
import { defaultShop } from "../settings.ts";

export interface SeedOptions {
  shop: ShopId;
  players: number;
  badges: number;
  seed: number;
  /** Also where the shop holds data of somebody else. */
  yes: boolean;
  /** Delete the shop with everything of it instead. */
  remove: boolean;
}

/** Something that a person can mend; the message says how. */
export class SeedError extends Error {
  override name = "SeedError";
}

export const usage = `npm run seed -- --players N [--badges 300] [--seed 1] [--shop ${defaultShop}] [--yes]
npm run seed -- --remove [--shop ${defaultShop}] [--yes]

Fills the database that the demo uses (DATABASE_URL, or the embedded one) with two years of a shop: about ten ledger entries
a customer, orders, actions, badges, progress, redemptions, and events that need a look. --remove deletes the shop again.`;

export function readSeedOptions(words: string[]): SeedOptions | "help" {
  const values = parse(words);
  if (values.help) return "help";
  const shop = shopIdOf(values.shop);
  if (!shop) throw new SeedError("--shop must be a myshopify.com domain, such as my-store.myshopify.com.");
  if (!values.remove && values.players === undefined) throw new SeedError(`--players says how many.\n\n${usage}`);
  return {
    shop,
    players: wholeNumber("players", values.players ?? "1", 1, 1_000_000),
    badges: wholeNumber("badges", values.badges, 4, 1_000),
    seed: wholeNumber("seed", values.seed, 0, 2_147_483_647),
    yes: values.yes,
    remove: values.remove,
  };
}

function parse(args: string[]) {
  const flag = { type: "boolean", default: false } as const;
  const options = {
    players: { type: "string" },
    badges: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
    shop: { type: "string", default: defaultShop },
    yes: flag,
    remove: flag,
    help: { ...flag, short: "h" },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new SeedError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function wholeNumber(name: string, text: string, from: number, to: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw new SeedError(`--${name} must be a whole number from ${from} to ${to}, not "${text}".`);
}
