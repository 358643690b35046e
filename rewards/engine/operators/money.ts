// Money: integers of minor units of the shop's currency, compared exactly. A merchant and an integrator write major units;
// more digits after the point than the currency has are refused, not rounded.
import { printSteps, readDecimal, toSteps } from "../exact.ts";
import { family, type ReadingContext } from "./family.ts";
import { orderedOperators } from "./ordered.ts";

export const moneyFamily = family<number, number>({
  kind: "money",
  label: "money",
  help: "An amount in the shop's currency, such as amount, subtotal or discount.",
  operators: orderedOperators,
  read: (value) => (typeof value === "number" && Number.isSafeInteger(value) ? value : undefined),
  readOperand: readMoney,
  operandHelp: "write an amount such as 500 or 499.99, with no more digits after the point than the currency has",
  inOrder: (lower, upper) => lower <= upper,
  print: (fact, context) => (typeof fact === "number" ? printSteps(fact, context.currencyExponent) : fact),
  readText: readMoney,
});

/** Major units as written ("499.99") in minor units. */
export function readMoney(value: unknown, context: ReadingContext): number | undefined {
  const decimal = readDecimal(value);
  return decimal === undefined ? undefined : toSteps(decimal, context.currencyExponent);
}
