// What the merchant has switched off in the theme editor: the rest of placements.ts stands in the published theme.
import { type Database, readFact, writeFact } from "../store/database.ts";
import { type Placement, placements } from "./placements.ts";

const factName = "theme_switched_off";

/** Names of blocks. */
export const switchedOff = (database: Database): ReadonlySet<string> =>
  new Set(JSON.parse(readFact(database, factName) ?? "[]") as string[]);

export const switchOff = (database: Database, blocks: readonly string[]): void =>
  writeFact(database, factName, JSON.stringify(blocks));

/** Without those that are switched off. */
export function inTheme(database: Database, placed: readonly Placement[]): Placement[] {
  const off = switchedOff(database);
  return placed.filter(({ block }) => !off.has(block));
}

/** Where a block stands, by the names that Shopify gives to such places. An embed is on every page. */
export function placesOf(database: Database, { handle, target }: { handle: string; target: string }): string[] {
  if (target !== "section") return switchedOff(database).has(handle) ? [] : [target];
  return Object.keys(placements)
    .filter((template) => inTheme(database, placements[template] ?? []).some(({ block }) => block === handle))
    .map((template) => `template--${template}`);
}
