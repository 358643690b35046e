// Points per unit of currency, exactly: a ratio of integers, multiplied out and rounded once at the very end.
// Small numbers (nearly all orders) stay in exact machine integers; the rest goes through BigInt.
import { greatestCommonDivisor, powerOfTen, readDecimal } from "../exact.ts";
import { MAXIMUM_ACTION_POINTS } from "../limits.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { ActionRule, Details, Rounding } from "../types.ts";

/** numerator / denominator points for each minor unit. */
export interface Rate {
  detail: string;
  less: readonly string[];
  rounding: Rounding;
  numerator: bigint;
  denominator: bigint;
  /** The same as machine numbers; too large ones are noticed where they are multiplied. */
  small: { numerator: number; denominator: number };
}

export function compileRate(rule: NonNullable<ActionRule["pointsPerUnit"]>, currencyExponent: number): Rate | Refusal {
  const points = readDecimal(rule.points);
  if (points === undefined || points.digits < 0n)
    return refuse("points", "Write the points as a number such as 1 or 1.5.");
  const unit = readDecimal(rule.unit ?? 1);
  if (unit === undefined || unit.digits <= 0n)
    return refuse("unit", "The unit must be a number above zero, such as 1 or 10.");
  const numerator = points.digits * powerOfTen(unit.scale);
  const denominator = unit.digits * powerOfTen(points.scale + currencyExponent);
  const divisor = greatestCommonDivisor(numerator, denominator);
  const reduced = { numerator: numerator / divisor, denominator: denominator / divisor };
  return {
    detail: rule.detail,
    less: rule.less ?? [],
    rounding: rule.rounding ?? "nearest",
    ...reduced,
    small: { numerator: Number(reduced.numerator), denominator: Number(reduced.denominator) },
  };
}

const NO_RATE = { numerator: 0, denominator: 1 };

/** The minor units that earn: never below zero; zero where the action does not carry the detail as money. */
export function earningAmount(rate: Rate, details: Details): number {
  let amount = minorUnits(details[rate.detail]);
  for (const detail of rate.less) amount -= minorUnits(details[detail]);
  return Math.max(0, amount);
}

function minorUnits(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : 0;
}

/** (fixed + amount x rate) x multiplier, rounded once and cut off at what the engine allows one action to earn. */
export function pointsFor(
  fixed: number,
  rate: Rate | undefined,
  amount: number,
  multiplier: number | undefined,
): number {
  if (multiplier === undefined || multiplier === 1) {
    const points = smallPointsFor(fixed, rate, amount);
    if (points !== undefined) return points;
  }
  const scale = readDecimal(multiplier ?? 1);
  // A multiplier that is no plain decimal number, or is negative, earns nothing rather than something unforeseen.
  if (scale === undefined || scale.digits <= 0n) return 0;
  const denominator = rate?.denominator ?? 1n;
  const share = BigInt(fixed) * denominator + BigInt(amount) * (rate?.numerator ?? 0n);
  const rounded = round(share * scale.digits, denominator * powerOfTen(scale.scale), rate?.rounding ?? "nearest");
  return Math.min(Number(rounded), MAXIMUM_ACTION_POINTS);
}

/** The same without a multiplier, as long as every number on the way is an exact machine integer. */
function smallPointsFor(fixed: number, rate: Rate | undefined, amount: number): number | undefined {
  const { numerator, denominator } = rate?.small ?? NO_RATE;
  const share = fixed * denominator + amount * numerator;
  const doubled = 2 * share + 2 * denominator;
  if (!Number.isSafeInteger(doubled) || !Number.isSafeInteger(share)) return undefined;
  const rounding = rate?.rounding ?? "nearest";
  const raised = raise(share, denominator, rounding);
  const divisor = rounding === "nearest" ? 2 * denominator : denominator;
  return Math.min((raised - (raised % divisor)) / divisor, MAXIMUM_ACTION_POINTS);
}

/** What is divided, so that dropping the remainder rounds as asked. */
function raise(share: number, denominator: number, rounding: Rounding): number {
  switch (rounding) {
    case "down":
      return share;
    case "up":
      return share + denominator - 1;
    case "nearest":
      return 2 * share + denominator;
  }
}

/** Both are positive, or the numerator is zero. */
function round(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  switch (rounding) {
    case "down":
      return numerator / denominator;
    case "up":
      return (numerator + denominator - 1n) / denominator;
    case "nearest":
      return (2n * numerator + denominator) / (2n * denominator);
  }
}
