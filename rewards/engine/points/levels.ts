// The ladder of total points: which levels an action reached, and what they hand out.
// A level is reached once; points that are taken back and earned again do not reach it again.
import { handOutAll, type Stocked } from "../badges/hand-out.ts";
import type { LevelDefinition, PlayerState } from "../types.ts";

const NONE: readonly LevelDefinition[] = [];

/** With what is in stock of their deliverables. */
export function climb(
  ladder: readonly LevelDefinition[],
  player: PlayerState,
  earnedPoints: number,
  handing: Stocked,
): readonly LevelDefinition[] {
  const reached = levelsReached(ladder, player, earnedPoints);
  if (reached.length === 0) return NONE;
  return reached.map((level) => ({ ...level, deliverables: handOutAll(level.deliverables ?? [], handing) }));
}

/** `ladder` is sorted by target. Without `highestLevel`, what the points so far reach counts as reached. */
function levelsReached(
  ladder: readonly LevelDefinition[],
  { pointsTotal = 0, highestLevel }: PlayerState,
  earnedPoints: number,
): readonly LevelDefinition[] {
  if (ladder.length === 0) return NONE;
  const total = pointsTotal + earnedPoints;
  return ladder.filter(({ target, level }) => {
    const isNew = highestLevel === undefined ? target > pointsTotal : level > highestLevel;
    return isNew && target <= total;
  });
}
