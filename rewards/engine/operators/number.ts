// Plain numbers: counts, sequence numbers, hours, scores. Compared by value.
// A number that an integrator sends as text is read in plain decimal notation.
import { readDecimal } from "../exact.ts";
import { family } from "./family.ts";
import { orderedOperators } from "./ordered.ts";

export const numberFamily = family<number, number>({
  kind: "number",
  label: "number",
  help: "A count or a measure, such as items_count or order_sequence.",
  operators: orderedOperators,
  read: (value) => (typeof value === "number" && Number.isFinite(value) ? value : undefined),
  readOperand: readNumber,
  operandHelp: "write digits such as 5 or 2.5",
  inOrder: (lower, upper) => lower <= upper,
  print: (fact) => fact,
  readText: readNumber,
});

function readNumber(value: unknown): number | undefined {
  return readDecimal(value) === undefined ? undefined : Number(value);
}
