// The body of POST /v1/action/process, checked field by field. Every refusal names the field and says what is wanted.
import { z } from "zod";
import { scalarText, text } from "./text.ts";

/** Seconds taken for milliseconds land in 1970. */
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

const detail = z.object({ name: text(100), value: scalarText }, "must be an object with name and value");

export const actionBody = z.object(
  {
    name: text(100),
    referenceId: text(200),
    playerId: text(200),
    timestamp: z
      .number("must be a whole number of Unix milliseconds")
      .int("must be a whole number of Unix milliseconds")
      .min(earliest, "must be Unix milliseconds (this looks like seconds)")
      .max(latest, "must be Unix milliseconds before the year 2100")
      .nullish(),
    multiplier: z
      .union([z.number(), z.string()], "must be a decimal number")
      .transform(String)
      .refine((value) => /^\d{1,6}(\.\d{1,6})?$/.test(value), "must be a decimal number from 0 to 999999.999999")
      .nullish(),
    details: z.array(detail, "must be a list of {name, value}").max(200, "must have at most 200 entries").nullish(),
  },
  "must be a JSON object",
);

export type ActionBody = z.output<typeof actionBody>;
