// Yes or no: two operators, nothing else to compare.
// Text from integrators is read as "true" or "false" only; "1" and "yes" are too easily something else.
import { comparison, family, type Operator, onlyValue } from "./family.ts";

const operators: readonly Operator<boolean, boolean>[] = [
  comparison("=", "is", (expected) => (actual) => actual === expected, onlyValue),
  comparison("!=", "is not", (expected) => (actual) => actual !== expected),
];

export const booleanFamily = family<boolean, boolean>({
  kind: "boolean",
  label: "yes-or-no",
  help: "True or false, such as gift_card of an item.",
  operators,
  read: (value) => (typeof value === "boolean" ? value : undefined),
  readOperand: readBoolean,
  operandHelp: "write true or false",
  print: (fact) => fact,
  readText: readBoolean,
});

function readBoolean(value: unknown): boolean | undefined {
  const text = String(value).trim().toLowerCase();
  if (text === "true") return true;
  return text === "false" ? false : undefined;
}
