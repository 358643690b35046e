// Dates: an instant in Unix milliseconds. A merchant who writes a bare date ("2026-11-27") means that whole day in the
// shop's time zone, so a bare date is compared as the span from its first millisecond to the next day's.
import { MAXIMUM_TIME } from "../limits.ts";
import { MILLISECONDS_A_DAY } from "../zone.ts";
import { at, family, type Operator, only, type ReadingContext } from "./family.ts";

/** from <= instant < until. */
interface Span {
  from: number;
  until: number;
}

const operators: readonly Operator<number, Span>[] = [
  {
    code: "=",
    label: "is on",
    operands: "one",
    test: inside,
    selects: (operands) => ({ by: "at_least", bound: only(operands).from }),
  },
  {
    code: "!=",
    label: "is not on",
    operands: "one",
    test(operands) {
      const isInside = inside(operands);
      return (actual) => !isInside(actual);
    },
  },
  {
    code: ">",
    label: "is after",
    operands: "one",
    test(operands) {
      const { until } = only(operands);
      return (actual) => actual >= until;
    },
    selects: (operands) => ({ by: "at_least", bound: only(operands).until }),
  },
  {
    code: ">=",
    label: "is on or after",
    operands: "one",
    test(operands) {
      const { from } = only(operands);
      return (actual) => actual >= from;
    },
    selects: (operands) => ({ by: "at_least", bound: only(operands).from }),
  },
  {
    code: "<",
    label: "is before",
    operands: "one",
    test(operands) {
      const { from } = only(operands);
      return (actual) => actual < from;
    },
    selects: (operands) => ({ by: "at_most", bound: only(operands).from }),
  },
  {
    code: "<=",
    label: "is on or before",
    operands: "one",
    test(operands) {
      const { until } = only(operands);
      return (actual) => actual < until;
    },
    selects: (operands) => ({ by: "at_most", bound: only(operands).until }),
  },
  {
    code: "between",
    label: "is between (both days count)",
    operands: "two",
    test: (operands) => inside([{ from: at(operands, 0).from, until: at(operands, 1).until }]),
    selects: (operands) => ({ by: "at_least", bound: at(operands, 0).from }),
  },
];

function inside(operands: readonly Span[]): (actual: number) => boolean {
  const { from, until } = only(operands);
  return (actual) => actual >= from && actual < until;
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
