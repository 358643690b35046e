// Exact decimals: what a merchant or an integrator types ("1.5", 499.99) becomes integers, or nothing at all.
// No float ever takes part, so no amount is ever off by the smallest unit.

/** The number `digits` / 10 ** `scale`. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

const DECIMAL = /^([+-]?)(\d{1,15})(?:\.(\d{1,9}))?$/;

/** Reads plain decimal notation, up to 15 digits before the point and 9 after it. */
export function readDecimal(value: unknown): Decimal | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const match = DECIMAL.exec(typeof value === "string" ? value.trim() : String(value));
  if (!match) return undefined;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const trimmed = fraction.replace(/0+$/, "");
  const digits = BigInt(whole + trimmed);
  return { digits: sign === "-" ? -digits : digits, scale: trimmed.length };
}

export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** The decimal as an integer in steps of 10 ** -`exponent`; nothing if it has more digits than that, or is too large. */
export function toSteps(decimal: Decimal, exponent: number): number | undefined {
  if (decimal.scale > exponent) return undefined;
  const steps = Number(decimal.digits * powerOfTen(exponent - decimal.scale));
  return Number.isSafeInteger(steps) ? steps : undefined;
}

/** 14999 with exponent 2 is "149.99"; the way back from `toSteps`. */
export function printSteps(steps: number, exponent: number): string {
  const digits = String(Math.abs(steps)).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent === 0 ? "" : `.${digits.slice(-exponent)}`;
  return `${steps < 0 ? "-" : ""}${whole}${fraction}`;
}

export function greatestCommonDivisor(first: bigint, second: bigint): bigint {
  let [larger, smaller] = [first < 0n ? -first : first, second < 0n ? -second : second];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
