// Comparisons of plain numbers, shared by the number and money families: the same seven operators, the same index.
// Both compare exactly: money as integers of minor units, numbers as the same reading of the same digits.
import { at, type Operator, only } from "./family.ts";

export const orderedOperators: readonly Operator<number, number>[] = [
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
  {
    code: ">",
    label: "is more than",
    operands: "one",
    test(operands) {
      const bound = only(operands);
      return (actual) => actual > bound;
    },
    selects: (operands) => ({ by: "at_least", bound: only(operands) }),
  },
  {
    code: ">=",
    label: "is at least",
    operands: "one",
    test(operands) {
      const bound = only(operands);
      return (actual) => actual >= bound;
    },
    selects: (operands) => ({ by: "at_least", bound: only(operands) }),
  },
  {
    code: "<",
    label: "is less than",
    operands: "one",
    test(operands) {
      const bound = only(operands);
      return (actual) => actual < bound;
    },
    selects: (operands) => ({ by: "at_most", bound: only(operands) }),
  },
  {
    code: "<=",
    label: "is at most",
    operands: "one",
    test(operands) {
      const bound = only(operands);
      return (actual) => actual <= bound;
    },
    selects: (operands) => ({ by: "at_most", bound: only(operands) }),
  },
  {
    code: "between",
    label: "is between (both ends count)",
    operands: "two",
    test(operands) {
      const [lower, upper] = [at(operands, 0), at(operands, 1)];
      return (actual) => actual >= lower && actual <= upper;
    },
    selects: (operands) => ({ by: "at_least", bound: at(operands, 0) }),
  },
];
