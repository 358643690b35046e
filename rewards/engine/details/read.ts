// Details as integrators send them (text, mostly) become typed values, by declared kind or, failing that, by what they look
// like. What cannot be read is left out and named with a sentence: a filter on it then finds the detail missing.
import { readDecimal } from "../exact.ts";
import { MAXIMUM_TEXT_LENGTH } from "../limits.ts";
import type { ReadingContext } from "../operators/family.ts";
import { families } from "../operators/index.ts";
import type { DetailDeclaration, DetailKind, DetailValue } from "../types.ts";
import { universalTime, zoneOf } from "../zone.ts";
import { purchaseDetails } from "./declared.ts";

export interface RawDetail {
  name: string;
  value: unknown;
}

export interface UnreadableDetail {
  name: string;
  value: unknown;
  kind: DetailKind | null;
  sentence: string;
}

export interface ReadDetails {
  details: Record<string, DetailValue>;
  unreadable: readonly UnreadableDetail[];
}

type Declared = Readonly<Record<string, DetailDeclaration>> | ReadonlyMap<string, DetailKind>;

/**
 * `declarations`: a programme's `details`, or `detailKinds(compiled)`, which also knows what filters imply.
 * `timeZone` is the shop's, for bare dates.
 */
export function readDetails(
  raw: readonly RawDetail[],
  declarations: Declared,
  currencyExponent: number,
  timeZone = "UTC",
): ReadDetails {
  const zone = zoneOf(timeZone) ?? universalTime();
  const details = new Map<string, DetailValue>();
  const unreadable: UnreadableDetail[] = [];
  for (const { name, value } of raw) {
    const kind = kindOf(name, declarations);
    const read = readValue(value, kind, { currencyExponent, zone });
    const known = details.get(name);
    if (read === undefined) unreadable.push({ name, value, kind: kind ?? null, sentence: sentenceFor(name, kind) });
    else if (known === undefined) details.set(name, read);
    else if (Array.isArray(known) && Array.isArray(read)) details.set(name, [...known, ...read]);
    else
      unreadable.push({ name, value, kind: kind ?? null, sentence: `The detail "${name}" is given more than once.` });
  }
  return { details: Object.fromEntries(details), unreadable };
}

function kindOf(name: string, declarations: Declared): DetailKind | undefined {
  const own = Object.hasOwn(purchaseDetails, name) ? purchaseDetails[name]?.kind : undefined;
  if (own !== undefined) return own;
  return isKinds(declarations) ? declarations.get(name) : declarations[name]?.kind;
}

function isKinds(declarations: Declared): declarations is ReadonlyMap<string, DetailKind> {
  return declarations instanceof Map;
}

function readValue(value: unknown, kind: DetailKind | undefined, context: ReadingContext): DetailValue | undefined {
  if (typeof value === "number" || typeof value === "boolean") return readValue(String(value), kind, context);
  if (typeof value !== "string" || value.length > MAXIMUM_TEXT_LENGTH) return undefined;
  return kind === undefined ? inferred(value) : families[kind].readText(value, context);
}

/** Nobody declared it: what looks like a number or a truth value is one. */
function inferred(text: string): DetailValue {
  const trimmed = text.trim();
  if (trimmed === "true" || trimmed === "false") return trimmed === "true";
  return readDecimal(trimmed) === undefined ? text : Number(trimmed);
}

function sentenceFor(name: string, kind: DetailKind | undefined): string {
  if (kind === undefined)
    return `The detail "${name}" cannot be read: send text of at most ${MAXIMUM_TEXT_LENGTH} characters.`;
  const { label, operandHelp } = families[kind];
  return `The detail "${name}" cannot be read as ${label}: ${operandHelp}.`;
}
