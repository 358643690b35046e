// Plain text in a body: not empty, not endless, and nothing that Postgres cannot store.
import { z } from "zod";

export const isPlainText = (value: string) => value.isWellFormed() && !value.includes("\0");
const notPlain = "must be plain text without NUL or broken characters";

export const text = (limit: number) =>
  z
    .string({ error: (issue) => (issue.input === undefined ? "is required" : "must be text") })
    .min(1, "must not be empty")
    .max(limit, `must have at most ${limit} characters`)
    .refine(isPlainText, notPlain);

/** Numbers and truth values are taken as their text; it may be empty. */
export const scalarText = z
  .union([z.string(), z.number(), z.boolean()], {
    error: (issue) => (issue.input === undefined ? "is required" : "must be text"),
  })
  .transform(String)
  .refine((value) => value.length <= 10_000, "must have at most 10000 characters")
  .refine(isPlainText, notPlain);
