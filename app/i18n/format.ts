// Messages with their values filled in, and numbers, money, dates and lists as the merchant's locale writes them.
// Every formatter is made once: making one costs more than using it a thousand times.
import IntlMessageFormat from "intl-messageformat";
import { catalogueOf, type MessageKey } from "./catalogue.ts";
import type { Speech } from "./languages.ts";
import { typedNumbers } from "./typed-number.ts";

export type Values = Record<string, string | number>;

export interface Facts {
  /** IANA; dates are shown as the shop's clocks show them. */
  timeZone: string;
  /** ISO 4217 */
  currency: string;
}

export type Format = ReturnType<typeof createFormat>;

const messages = new Map<string, IntlMessageFormat>();

export function createFormat({ language, locale }: Speech, { timeZone, currency }: Facts) {
  const catalogue = catalogueOf(language).messages;
  const has = (key: string): key is MessageKey => Object.hasOwn(catalogue, key);
  const text = (key: MessageKey, values: Values = {}): string => {
    const name = `${locale} ${key}`;
    const message = messages.get(name) ?? new IntlMessageFormat(catalogue[key], locale, undefined, { ignoreTag: true });
    messages.set(name, message);
    return String(message.format(values));
  };
  const numbers = new Intl.NumberFormat(locale);
  const signedNumbers = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const monies = new Intl.NumberFormat(locale, { style: "currency", currency });
  const exponent = monies.resolvedOptions().maximumFractionDigits ?? 2;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  // A calendar day is one wherever it is read: "2026-03-01" is the first of March and no moment.
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const months = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const shares = { style: "percent", maximumFractionDigits: 1 } as const;
  const percents = new Intl.NumberFormat(locale, shares);
  const signedPercents = new Intl.NumberFormat(locale, { ...shares, signDisplay: "exceptZero" });
  const ands = new Intl.ListFormat(locale, { type: "conjunction" });
  const ors = new Intl.ListFormat(locale, { type: "disjunction" });
  return {
    language,
    locale,
    timeZone,
    currency,
    currencyExponent: exponent,
    text,
    /** A message whose key is put together from data, or `otherwise` where the catalogue has none. */
    textOr: (key: string, otherwise: string): string => (has(key) ? text(key) : otherwise),
    /** How numbers are typed into fields. */
    typed: typedNumbers(locale),
    number: (value: number) => numbers.format(value),
    signed: (value: number) => signedNumbers.format(value),
    /** Of minor units. */
    money: (minor: number) => monies.format(minor / 10 ** exponent),
    /** Of major units as a merchant wrote them; what is no number is shown as it is. */
    moneyText: (major: string | number) =>
      Number.isFinite(Number(major)) ? monies.format(Number(major)) : String(major),
    day: (at: number | string) => days.format(new Date(at)),
    moment: (at: number | string) => moments.format(new Date(at)),
    /** Of a calendar day such as 2026-03-01. */
    date: (day: string) => dates.format(new Date(day)),
    month: (day: string) => months.format(new Date(day)),
    /** Of 1. */
    percent: (share: number, sign?: "signed") => (sign ? signedPercents : percents).format(share),
    and: (items: readonly string[]) => ands.format(items),
    or: (items: readonly string[]) => ors.format(items),
  };
}
