// Money is an integer in minor units of the shop's currency, each currency with its own exponent. No float touches it.

const exponents = new Map<string, number>();

/** Digits after the point: 2 for USD, 0 for JPY, 3 for KWD. Source: ISO 4217 as the runtime's ICU data has it. */
export function exponentOf(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  exponents.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}

const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * "149.99" in USD is 14999. Digits beyond the exponent are allowed only when they round to nothing is lost ("100.00" in
 * JPY is 100); otherwise the amount is rounded half up, as Shopify rounds presentment amounts.
 * @returns null when the text is no decimal number or too large to be exact.
 */
export function minorUnits(amount: string, exponent: number): number | null {
  const match = decimal.exec(amount.trim());
  if (!match) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const kept = fraction.slice(0, exponent).padEnd(exponent, "0");
  const roundUp = (fraction[exponent] ?? "0") >= "5" ? 1 : 0;
  const minor = Number(whole + kept) + roundUp;
  if (!Number.isSafeInteger(minor)) return null;
  return sign === "-" && minor !== 0 ? -minor : minor;
}

/** 14999 in USD is "149.99". */
export function majorText(minor: number, exponent: number): string {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const sign = minor < 0 ? "-" : "";
  return exponent === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-exponent)}`;
}
