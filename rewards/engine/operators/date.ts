// Dates: an instant in Unix milliseconds. A merchant who writes a bare date ("2026-11-27") means that whole day in the
// shop's time zone, so a bare date is compared as the span from its first millisecond to the next day's.
import { MAXIMUM_TIME } from "../limits.ts";
import { MILLISECONDS_A_DAY } from "../zone.ts";
import { at, atLeast, atMost, comparison, family, type Operator, type ReadingContext } from "./family.ts";

/** from <= instant < until. */
interface Span {
  from: number;
  until: number;
}

const operators: readonly Operator<number, Span>[] = [
  comparison("=", "is on", inside, ({ from }) => atLeast(from)),
  comparison("!=", "is not on", outside),
  comparison(
    ">",
    "is after",
    ({ until }) => since(until),
    ({ until }) => atLeast(until),
  ),
  comparison(
    ">=",
    "is on or after",
    ({ from }) => since(from),
    ({ from }) => atLeast(from),
  ),
  comparison(
    "<",
    "is before",
    ({ from }) => before(from),
    ({ from }) => atMost(from),
  ),
  comparison(
    "<=",
    "is on or before",
    ({ until }) => before(until),
    ({ until }) => atMost(until),
  ),
  {
    code: "between",
    label: "is between (both days count)",
    operands: "two",
    test: (operands) => inside({ from: at(operands, 0).from, until: at(operands, 1).until }),
    selects: (operands) => atLeast(at(operands, 0).from),
  },
];

function since(edge: number): (actual: number) => boolean {
  return (actual) => actual >= edge;
}

function before(edge: number): (actual: number) => boolean {
  return (actual) => actual < edge;
}

function inside({ from, until }: Span): (actual: number) => boolean {
  return (actual) => actual >= from && actual < until;
}

function outside({ from, until }: Span): (actual: number) => boolean {
  return (actual) => actual < from || actual >= until;
}

export const dateFamily = family<number, Span>({
  kind: "date",
  label: "date",
  help: "A day or an instant, such as a birthday that an integrator sends.",
  operators,
  read: (value) => (isTime(value) ? value : undefined),
  readOperand: readSpan,
  operandHelp: "write a date such as 2026-11-27, or 2026-11-27T09:00:00Z",
  inOrder: (lower, upper) => lower.from <= upper.from,
  print: (fact) => (typeof fact === "number" ? new Date(fact).toISOString() : fact),
  readText: (text, context) => readSpan(text, context)?.from,
});

const BARE_DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function readSpan(value: string | number | boolean, context: ReadingContext): Span | undefined {
  if (typeof value === "number") return isTime(value) ? { from: value, until: value + 1 } : undefined;
  if (typeof value === "boolean") return undefined;
  const text = value.trim();
  if (BARE_DATE.test(text)) return wholeDay(text, context);
  const instant = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return isTime(instant) ? { from: instant, until: instant + 1 } : undefined;
}

function wholeDay(text: string, context: ReadingContext): Span | undefined {
  const midnight = Date.parse(`${text}T00:00:00Z`);
  // Date.parse moves 2026-02-30 into March: such a date is no date.
  if (!isTime(midnight) || new Date(midnight).toISOString().slice(0, 10) !== text) return undefined;
  const day = midnight / MILLISECONDS_A_DAY;
  return { from: context.zone.startOfDay(day), until: context.zone.startOfDay(day + 1) };
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= MAXIMUM_TIME;
}
