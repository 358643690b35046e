// The rewards that a shop starts with, at prices that fit one point for a unit of its currency: about five per cent of what
// was spent comes back. The merchant changes them as he likes.
import { exponentOf } from "../money.ts";
import type { NewReward } from "./parse.ts";

/**
 * How much of a currency buys what a dollar or a euro buys, to the nearest power of ten: 5 yen off would be no reward, and
 * free shipping for an order of 150 yen would ruin the shop. Currencies that are not listed are taken as 1.
 */
const unitsByPower: readonly [units: number, currencies: string][] = [
  [10, "BOB BWP CNY CZK DKK EGP GTQ HKD HNL MAD MDL MOP MXN NAD NIO NOK SEK THB TRY TWD UAH UYU ZAR"],
  [100, "AFN ALL BDT CRC DOP DZD ETB HTG HUF INR ISK JMD JPY KES KGS MKD NPR PHP PKR RSD RUB XAF XOF YER"],
  [1_000, "AMD ARS CLP COP IQD KHR KRW KZT LBP MMK MNT MWK NGN RWF TZS UGX"],
  [10_000, "GNF IDR LAK PYG UZS VND"],
];

const validDays = 90;

export function starterRewards(currency: string): NewReward[] {
  const units = unitsByPower.find(([, currencies]) => currencies.split(" ").includes(currency))?.[0] ?? 1;
  const amount = String(5 * units);
  return [
    {
      name: `${amount} ${currency} off`,
      price: 100 * units,
      voucher: { discount: "fixed", amount: `${amount}${cents(currency)}`, validDays },
    },
    { name: "Free shipping", price: 150 * units, voucher: { discount: "free_shipping", validDays } },
    { name: "10% off", price: 200 * units, voucher: { discount: "percentage", percent: 10, validDays } },
  ];
}

const cents = (currency: string) => (exponentOf(currency) === 0 ? "" : `.${"0".repeat(exponentOf(currency))}`);
