// What is different between two versions of a badge, field by field, for a merchant to read.
import { type Draft, isObject, type Json, valueAt } from "./draft.ts";

export interface Change {
  /** A field of the badge: "points", "filter". */
  field: string;
  before: Json;
  after: Json;
}

/** Parts that are told whole: a filter with one changed comparison is shown as it was and as it is. */
export function changesBetween(before: Draft, after: Draft): Change[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => field !== "id");
  return fields.flatMap((field) =>
    sameText(before[field]) === sameText(after[field]) ? [] : [{ field, before: before[field], after: after[field] }],
  );
}

/** Databases hand fields back in an order of their own. */
function sameText(value: Json): string {
  return JSON.stringify(value, (_name, part: Json) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => one.localeCompare(other))) : part,
  );
}

/** Takes over from another's version what this draft has not touched itself. */
export function merged(base: Draft, mine: Draft, theirs: Draft): Draft {
  const touched = new Set(changesBetween(base, mine).map(({ field }) => field));
  const fields = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const chosen = fields.map((field) => [field, valueAt(touched.has(field) ? mine : theirs, field)] as const);
  return Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
}
