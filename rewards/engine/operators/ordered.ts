// Comparisons of plain numbers, shared by the number and money families: the same seven operators, the same index.
// Both compare exactly: money as integers of minor units, numbers as the same reading of the same digits.
import { at, atLeast, atMost, comparison, type Operator, onlyValue } from "./family.ts";

export const orderedOperators: readonly Operator<number, number>[] = [
  comparison("=", "is", (expected) => (actual) => actual === expected, onlyValue),
  comparison("!=", "is not", (expected) => (actual) => actual !== expected),
  comparison(">", "is more than", (bound) => (actual) => actual > bound, atLeast),
  comparison(">=", "is at least", (bound) => (actual) => actual >= bound, atLeast),
  comparison("<", "is less than", (bound) => (actual) => actual < bound, atMost),
  comparison("<=", "is at most", (bound) => (actual) => actual <= bound, atMost),
  {
    code: "between",
    label: "is between (both ends count)",
    operands: "two",
    test(operands) {
      const [lower, upper] = [at(operands, 0), at(operands, 1)];
      return (actual) => actual >= lower && actual <= upper;
    },
    selects: (operands) => atLeast(at(operands, 0)),
  },
];
