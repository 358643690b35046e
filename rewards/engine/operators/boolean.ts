// Yes or no: two operators, nothing else to compare.
// Text from integrators is read as "true" or "false" only; "1" and "yes" are too easily something else.
import { family, type Operator, only } from "./family.ts";

const operators: readonly Operator<boolean, boolean>[] = [
  {
    code: "=",
    label: "is",
    operands: "one",
    test(operands) {
      const expected = only(operands);
      return (actual) => actual === expected;
    },
    selects: (operands) => ({ by: "values", values: operands }),
  },
  {
    code: "!=",
    label: "is not",
    operands: "one",
    test(operands) {
      const expected = only(operands);
      return (actual) => actual !== expected;
    },
  },
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
