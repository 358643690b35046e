// The bodies of POST /v1/admin/players/:playerId/adjustments and of an adjustment's undo, checked field by field. Every
// refusal names the field and says what is wanted.
import { z } from "zod";
import { maxAdjustmentPoints } from "../../rewards/adjustments/adjust.ts";
import { text } from "./text.ts";

const wholeNumber = "must be a whole number that is not zero";
const limit = `must be between -${maxAdjustmentPoints} and ${maxAdjustmentPoints}`;

const allowNegative = z.boolean("must be true or false").nullish();

export const adjustmentBody = z.object(
  {
    points: z
      .number({ error: (issue) => (issue.input === undefined ? "is required" : wholeNumber) })
      .refine((value) => Number.isInteger(value) && value !== 0, wholeNumber)
      .refine((value) => Math.abs(value) <= maxAdjustmentPoints, limit),
    reason: text(500),
    referenceId: text(200),
    allowNegative,
  },
  "must be a JSON object",
);

export const undoBody = z.object({ reason: text(500), allowNegative }, "must be a JSON object");
