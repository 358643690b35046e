// Schemas of challenges, made from the fields that each challenge declares.
// The form in the admin and docs/rules.md are made from the same fields, so they cannot disagree.
import { z } from "zod";
import type { Field } from "../challenges/challenge.ts";
import { challengeKinds } from "../challenges/index.ts";
import { MAXIMUM_TEXT_LENGTH, MAXIMUM_TIME } from "../limits.ts";
import type { Finding } from "../types.ts";
import { filterFindings } from "./filter-shape.ts";
import { findingsOf, join } from "./sentences.ts";

const shapes: ReadonlyMap<unknown, z.ZodType> = new Map(
  challengeKinds.map(({ code, fields }) => [
    code,
    z.strictObject({
      kind: z.literal(code),
      ...Object.fromEntries(
        fields.map((field) => [field.name, field.optional ? shapeOf(field).optional() : shapeOf(field)]),
      ),
    }),
  ]),
);

function shapeOf(field: Field): z.ZodType {
  switch (field.input) {
    case "count":
      return z.int().min(field.least).max(field.most);
    case "amount":
      return z.union([z.number(), z.string().max(MAXIMUM_TEXT_LENGTH)], "Write a number such as 500 or 499.99.");
    case "detail":
      return z.string().min(1).max(MAXIMUM_TEXT_LENGTH);
    case "instant":
      return z.int().min(0).max(MAXIMUM_TIME);
    case "choice":
      return z.enum(field.options);
    case "texts":
      return z.array(z.string().min(1).max(MAXIMUM_TEXT_LENGTH)).min(1).max(field.most);
    case "item_filter":
      return z.unknown();
  }
}

export function challengeFindings(challenge: unknown, path: string): Finding[] {
  const { kind, items }: { kind?: unknown; items?: unknown } =
    typeof challenge === "object" && challenge !== null ? challenge : {};
  const shape = shapes.get(kind);
  if (shape === undefined) {
    const known = challengeKinds.map(({ code }) => code).join(", ");
    return [{ path: join(path, "kind"), sentence: `A challenge is one of ${known}.` }];
  }
  const result = shape.safeParse(challenge);
  if (!result.success) return findingsOf(result.error, path);
  return items === undefined ? [] : filterFindings(items, join(path, "items"));
}
