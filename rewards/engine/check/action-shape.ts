// The shape of an action from outside: bounded in every direction, so that one request cannot keep the engine busy.
// Inside Encore actions are built by our own code and need no check.
import { z } from "zod";
import { readDecimal } from "../exact.ts";
import { MAXIMUM_REMEMBERED, MAXIMUM_TEXT_LENGTH, MAXIMUM_TIME } from "../limits.ts";

const MAXIMUM_DETAILS = 200;
const MAXIMUM_MULTIPLIER = 1_000;

const text = z.string().max(MAXIMUM_TEXT_LENGTH);
const detailValue = z.union(
  [z.number(), text, z.boolean(), z.array(text).max(MAXIMUM_REMEMBERED)],
  "This must be a number, text, true or false, or a list of texts.",
);
const details = z
  .record(text.min(1), detailValue)
  .refine((given) => Object.keys(given).length <= MAXIMUM_DETAILS, `There may be ${MAXIMUM_DETAILS} details at most.`);

export const actionShape = z.strictObject({
  name: text.min(1),
  referenceId: text.min(1),
  at: z.int().min(0).max(MAXIMUM_TIME),
  multiplier: z
    .number()
    .min(0)
    .max(MAXIMUM_MULTIPLIER)
    .refine((value) => readDecimal(value) !== undefined, "Write the multiplier with at most 9 digits after the point.")
    .optional(),
  details,
  items: z.array(details).max(MAXIMUM_REMEMBERED).optional(),
});
