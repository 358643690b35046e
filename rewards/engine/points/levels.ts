// The ladder of total points: which levels an action reached.
// A level is reached once; points that are taken back and earned again do not reach it again.
import type { LevelDefinition, PlayerState } from "../types.ts";

const NONE: readonly LevelDefinition[] = [];

/** `ladder` is sorted by target. Without `highestLevel`, what the points so far reach counts as reached. */
export function levelsReached(
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
