// The order amount that earns, in minor units of the shop's currency, as the merchant's settings have it.
import { minorUnits } from "../money.ts";
import type { EarningRule } from "../programme/settings.ts";
import type { OrderLine, OrderPayload } from "./payload.ts";

export interface OrderAmounts {
  total: number;
  subtotal: number;
  tax: number;
  shipping: number;
  discount: number;
  giftCards: number;
  /** In the order of the order's lines: the price of one, and what the line costs after its discounts. */
  lines: { price: number; amount: number }[];
  /** What earns. Never negative. */
  earning: number;
}

/** An amount that is too large to be exact. */
export class AmountError extends Error {
  override name = "AmountError";
}

export function orderAmounts(order: OrderPayload, settings: EarningRule, exponent: number): OrderAmounts {
  const read = (field: string, set: { shop_money: { amount: string } } | null | undefined): number => {
    if (!set) return 0;
    const minor = minorUnits(set.shop_money.amount, exponent);
    if (minor === null) throw new AmountError(`${field} is too large: ${set.shop_money.amount}`);
    return minor;
  };
  const total = read("total_price_set", order.total_price_set);
  const subtotal = read("subtotal_price_set", order.subtotal_price_set);
  const tax = read("total_tax_set", order.total_tax_set);
  const shipping = read("total_shipping_price_set", order.total_shipping_price_set);
  const discount = read("total_discounts_set", order.total_discounts_set);
  const lines = order.line_items.map((line) => lineAmounts(line, read));
  const giftCards = order.line_items.reduce(
    (sum, line, place) => sum + (line.gift_card ? (lines[place]?.amount ?? 0) : 0),
    0,
  );

  // Where prices include tax, so does the subtotal; elsewhere the total adds it.
  const base =
    settings.basis === "total"
      ? total - (settings.taxEarns ? 0 : tax) - (settings.shippingEarns ? 0 : shipping)
      : subtotal - (settings.taxEarns || !order.taxes_included ? 0 : tax);
  const earning = Math.max(0, base - (settings.giftCardsEarn ? 0 : giftCards));
  return { total, subtotal, tax, shipping, discount, giftCards, lines, earning };
}

type ReadAmount = (field: string, set: { shop_money: { amount: string } }) => number;

function lineAmounts(line: OrderLine, read: ReadAmount): { price: number; amount: number } {
  const price = read("line_items.price_set", line.price_set);
  const discounts = line.discount_allocations.reduce(
    (sum, allocation) => sum + read("discount_allocations.amount_set", allocation.amount_set),
    0,
  );
  const amount = price * line.quantity - discounts;
  if (!Number.isSafeInteger(amount))
    throw new AmountError(`line_items.price_set is too large: ${line.quantity} times ${price}`);
  return { price, amount };
}
