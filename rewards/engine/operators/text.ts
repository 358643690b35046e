// Text: compared without regard to case, because a merchant types "PayPal" where a payment provider sends "paypal".
// White space at both ends does not count either.
import { comparison, family, type Operator, onlyValue } from "./family.ts";

const operators: readonly Operator<string, string>[] = [
  comparison("=", "is", (expected) => (actual) => actual === expected, onlyValue),
  comparison("!=", "is not", (expected) => (actual) => actual !== expected),
  {
    code: "in",
    label: "is one of",
    operands: "several",
    test(operands) {
      const expected = new Set(operands);
      return (actual) => expected.has(actual);
    },
    selects: (operands) => ({ by: "values", values: [...new Set(operands)] }),
  },
  {
    code: "not_in",
    label: "is none of",
    operands: "several",
    test(operands) {
      const expected = new Set(operands);
      return (actual) => !expected.has(actual);
    },
  },
  comparison("contains", "contains", (part) => (actual) => actual.includes(part)),
  comparison("starts_with", "starts with", (start) => (actual) => actual.startsWith(start)),
];

export const textFamily = family<string, string>({
  kind: "text",
  label: "text",
  help: "Words or a code, such as payment_method or country. Upper and lower case are the same.",
  operators,
  read: (value) => (typeof value === "string" ? normalText(value) : undefined),
  readOperand: readTextOperand,
  operandHelp: "write at least one character",
  print: (fact) => fact,
  readText: (text) => text,
});

export function normalText(text: string): string {
  return text.trim().toLowerCase();
}

/** Text that a merchant compares with; a number stands for its digits. */
export function readTextOperand(value: string | number | boolean): string | undefined {
  const text = normalText(String(value));
  return text === "" ? undefined : text;
}
