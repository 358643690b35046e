// What the API says of an adjustment that was made, and of one that would take more than there is.
import type { Adjustment } from "../../rewards/adjustments/find.ts";
import { refuse } from "./api-answer.ts";

export const adjustmentAnswer = (adjustment: Adjustment, referenceId: string, { replayed }: { replayed: boolean }) => ({
  id: adjustment.entryId,
  playerId: adjustment.playerId,
  referenceId,
  points: adjustment.points,
  reason: adjustment.reason,
  replayed,
});

export const refuseTooFewPoints = (balance: number): Response =>
  refuse(
    "notEnoughPoints",
    `points would take more than the player has (${balance}). Take less, or send allowNegative: true.`,
    "points",
  );
