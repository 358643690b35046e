// Money and numbers as the Admin API writes them, which is not how webhooks do: 150.00 is "150.0" in MoneyV2.
import { converted, textFromMinor } from "../../checkout/money.ts";
import type { ApiObject } from "../field-resolver.ts";

export function moneyV2(minor: number, currency: string): ApiObject {
  const text = textFromMinor(minor, currency);
  const short = text.includes(".") ? text.replace(/(\.\d+?)0+$/, "$1") : `${text}.0`;
  return { __typename: "MoneyV2", amount: short, currencyCode: currency };
}

export const moneyBag = (minor: number, currency: string, presentmentCurrency: string): ApiObject => ({
  __typename: "MoneyBag",
  shopMoney: moneyV2(minor, currency),
  presentmentMoney: moneyV2(converted(minor, currency, presentmentCurrency), presentmentCurrency),
});

export const count = (number: number): ApiObject => ({ __typename: "Count", count: number, precision: "EXACT" });

/** 2026-11-22T18:51:14Z: the Admin API speaks UTC without milliseconds. */
export const utc = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;
