// The rewards that a shop starts with, at prices that fit one point for a unit of its currency: about five per cent of what
// was spent comes back. The merchant changes them as he likes.
import type { Voucher } from "../engine/index.ts";
import { exponentOf } from "../money.ts";
import { unitsOf } from "../programme/in-currency.ts";
import type { NewReward } from "./parse.ts";

const validDays = 90;

interface StarterReward extends NewReward {
  price: number;
  voucher: Voucher;
}

export function starterRewards(currency: string): StarterReward[] {
  const units = unitsOf(currency);
  const amount = String(5 * units);
  const unlimited = { kind: "voucher", description: null, quantity: null } as const;
  return [
    {
      ...unlimited,
      name: `${amount} ${currency} off`,
      price: 100 * units,
      voucher: { discount: "fixed", amount: `${amount}${cents(currency)}`, validDays },
    },
    { ...unlimited, name: "Free shipping", price: 150 * units, voucher: { discount: "free_shipping", validDays } },
    { ...unlimited, name: "10% off", price: 200 * units, voucher: { discount: "percentage", percent: 10, validDays } },
  ];
}

const cents = (currency: string) => (exponentOf(currency) === 0 ? "" : `.${"0".repeat(exponentOf(currency))}`);
