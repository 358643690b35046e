// The shop's ladder of levels: steps of the points that a player has collected in all. Pure. A level is known by its id for
// as long as the merchant keeps it, and by its place while players are decided: 1 is the lowest.
import type { LevelDefinition } from "../engine/index.ts";
import type { ShopSettings } from "./settings.ts";

export type ShopLevel = ShopSettings["levels"][number];

/** In the engine's words. */
export const ladderOf = (levels: readonly ShopLevel[]): LevelDefinition[] =>
  levels.map(({ name, target, deliverables }, place) => ({ level: place + 1, name, target, deliverables }));

export interface Climber {
  pointsTotal: number;
  /** Null while none was ever decided: what the total reaches counts as reached. */
  highestLevel: number | null;
}

/** The number of the highest level that the player has reached; 0 before the first. */
export const levelOf = (levels: readonly { target: number }[], { pointsTotal, highestLevel }: Climber): number =>
  highestLevel ?? levels.filter(({ target }) => target <= pointsTotal).length;
