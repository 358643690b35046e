// Money as whole minor units with the currency's own exponent; text in, text out, and no floating point between.
// Rates are fixed on purpose: the same order always has the same figures.

const exponents: Record<string, number> = {
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Millionths of each currency that one US dollar buys. */
const millionthsPerDollar: Record<string, bigint> = {
  USD: 1_000_000n,
  EUR: 920_000n,
  GBP: 790_000n,
  CAD: 1_370_000n,
  CHF: 880_000n,
  JPY: 150_000_000n,
  KWD: 307_000n,
};

const currencyExponent = (currency: string): number => exponents[currency] ?? 2;

/** "149.99" in USD is 14999. Throws when the text has more decimals than the currency. */
export function minorFromText(text: string, currency: string): number {
  const exponent = currencyExponent(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) throw new RangeError(`"${text}" is not an amount of money.`);
  const [, sign, whole = "0", decimals = ""] = match;
  const significant = decimals.replace(/0+$/, "");
  if (significant.length > exponent) throw new RangeError(`"${text}" has more decimals than ${currency} allows.`);
  const minor = Number(whole + significant.padEnd(exponent, "0"));
  return sign === "-" ? -minor : minor;
}

/** 14999 in USD is "149.99"; 1500 in JPY is "1500". */
export function textFromMinor(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const sign = minor < 0 ? "-" : "";
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** minor * numerator / denominator, rounded half up. */
export function proportion(minor: number, numerator: number | bigint, denominator: number | bigint): number {
  const scaled = BigInt(minor) * BigInt(numerator) * 2n + BigInt(denominator);
  return Number(scaled / (BigInt(denominator) * 2n));
}

/** The same money in another currency at the fixed rate. */
export function converted(minor: number, from: string, to: string): number {
  if (from === to) return minor;
  const [fromRate, toRate] = [millionthsPerDollar[from], millionthsPerDollar[to]];
  if (fromRate === undefined || toRate === undefined) throw new RangeError(`No rate from ${from} to ${to}.`);
  const scale = (currency: string) => 10n ** BigInt(currencyExponent(currency));
  return proportion(minor, toRate * scale(to), fromRate * scale(from));
}

/** Splits a total by weights so that the parts add up to it exactly; the largest remainders get the odd units. */
export function allocated(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((whole, weight) => whole + weight, 0);
  if (sum === 0 || total === 0) return weights.map(() => 0);
  const shares = weights.map((weight) => (BigInt(total) * BigInt(weight)) / BigInt(sum));
  const remainders = weights.map((weight) => (BigInt(total) * BigInt(weight)) % BigInt(sum));
  let left = total - shares.reduce((whole, share) => whole + Number(share), 0);
  const byRemainder = remainders
    .map((_, index) => index)
    .sort((a, b) => Number((remainders[b] ?? 0n) - (remainders[a] ?? 0n)));
  const parts = shares.map(Number);
  for (const index of byRemainder) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}
