// Lists: categories, tags, codes. Each entry is compared as text is: without regard to case. `=` means "includes".
// A single text where a list is expected counts as a list of one.
import type { DetailValue } from "../types.ts";
import { comparison, family, type Operator, onlyValue } from "./family.ts";
import { normalText, readTextOperand } from "./text.ts";
import type { Words } from "./words.ts";

type Entries = readonly string[];

const includes = (expected: string) => (actual: Entries) => actual.includes(expected);
const excludes = (expected: string) => (actual: Entries) => !actual.includes(expected);

function includesAny(operands: Entries): (actual: Entries) => boolean {
  const expected = new Set(operands);
  return (actual) => {
    for (const entry of actual) if (expected.has(entry)) return true;
    return false;
  };
}

const operators: readonly Operator<Entries, string>[] = [
  comparison("includes", "includes", includes, onlyValue),
  comparison("=", "includes", includes, onlyValue),
  comparison("excludes", "does not include", excludes),
  comparison("!=", "does not include", excludes),
  {
    code: "includes_all",
    label: "includes all of",
    operands: "several",
    test(operands) {
      return (actual) => {
        for (const expected of operands) if (!actual.includes(expected)) return false;
        return true;
      };
    },
    // Whatever matches includes the first of them: one value is enough to find the badge.
    selects: (operands) => ({ by: "values", values: operands.slice(0, 1) }),
  },
  { code: "in", label: "includes any of", operands: "several", test: includesAny },
  {
    code: "not_in",
    label: "includes none of",
    operands: "several",
    test(operands) {
      const any = includesAny(operands);
      return (actual) => !any(actual);
    },
  },
];

export const listFamily = family<Entries, string>({
  kind: "list",
  label: "list",
  help: "Several words at once, such as category, tags or discount_codes. Upper and lower case are the same.",
  operators,
  read: readEntries,
  wordsOf: (operands) => operands,
  readOperand: readTextOperand,
  operandHelp: "write at least one character",
  print: (fact) => fact,
  readText: readListText,
});

function readEntries(value: DetailValue, words: Words | undefined): Entries | undefined {
  if (typeof value === "string") return [normalText(value)];
  if (!Array.isArray(value)) return undefined;
  const entries: string[] = [];
  for (const entry of value) {
    if (typeof entry !== "string") return undefined;
    const normal = words === undefined ? normalText(entry) : words.find(entry);
    if (normal !== undefined) entries.push(normal);
  }
  return entries;
}

/** A JSON array of texts, or texts between commas. */
function readListText(text: string): string[] | undefined {
  if (!text.trimStart().startsWith("[")) return splitAtCommas(text);
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((entry) => typeof entry === "string") ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function splitAtCommas(text: string): string[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}
