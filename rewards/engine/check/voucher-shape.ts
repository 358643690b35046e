// The shape of a voucher: one of the three discounts that a shop can make, with its terms. Digits after the point are held
// against the shop's currency later (vouchers.ts): the shape alone does not know it.
import { z } from "zod";
import { readDecimal } from "../exact.ts";
import { MAXIMUM_REMEMBERED, MAXIMUM_TEXT_LENGTH } from "../limits.ts";

const amountSentence = 'Write an amount above 0, such as "5" or "4.50".';

const amount = z
  .string(amountSentence)
  .max(MAXIMUM_TEXT_LENGTH)
  .refine((text) => {
    const decimal = readDecimal(text);
    return decimal !== undefined && decimal.digits > 0n;
  }, amountSentence);

const percent = z
  .number("Write a percentage such as 10 or 12.5.")
  .refine((value) => value > 0, "The percentage must be above 0.")
  .max(100)
  .refine(
    (value) => (readDecimal(value)?.scale ?? 9) <= 2,
    "Write the percentage with two digits after the point at most.",
  );

const terms = {
  validDays: z.int().min(1).max(MAXIMUM_REMEMBERED).optional(),
  minimumSubtotal: amount.optional(),
  combinesWith: z
    .strictObject({
      order: z.boolean().optional(),
      product: z.boolean().optional(),
      shipping: z.boolean().optional(),
    })
    .optional(),
};

export const voucherShape = z.discriminatedUnion(
  "discount",
  [
    z.strictObject({ discount: z.literal("free_shipping"), ...terms }),
    z.strictObject({ discount: z.literal("percentage"), percent, ...terms }),
    z.strictObject({ discount: z.literal("fixed"), amount, ...terms }),
  ],
  "A voucher's discount must be one of free_shipping, percentage, fixed.",
);
