// The order amount that earns, in minor units of the shop's currency, as the merchant's settings have it.
import { minorUnits } from "../money.ts";
import type { ShopSettings } from "../programme/settings.ts";
import type { OrderLine, OrderPayload } from "./payload.ts";

export interface OrderAmounts {
  total: number;
  subtotal: number;
  tax: number;
  shipping: number;
  discount: number;
  giftCards: number;
  /** What earns. Never negative. */
  earning: number;
}

/** An amount that is too large to be exact. */
export class AmountError extends Error {
  override name = "AmountError";
}

export function orderAmounts(order: OrderPayload, settings: ShopSettings, exponent: number): OrderAmounts {
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
  const giftCards = order.line_items
    .filter((line) => line.gift_card)
    .reduce((sum, line) => sum + lineAmount(line, read), 0);

  // Where prices include tax, so does the subtotal; elsewhere the total adds it.
  const base =
    settings.basis === "total"
      ? total - (settings.taxEarns ? 0 : tax) - (settings.shippingEarns ? 0 : shipping)
      : subtotal - (settings.taxEarns || !order.taxes_included ? 0 : tax);
  const earning = Math.max(0, base - (settings.giftCardsEarn ? 0 : giftCards));
  return { total, subtotal, tax, shipping, discount, giftCards, earning };
}

type ReadAmount = (field: string, set: { shop_money: { amount: string } }) => number;

/** What a line costs after its discounts. */
function lineAmount(line: OrderLine, read: ReadAmount): number {
  const discounts = line.discount_allocations.reduce(
    (sum, allocation) => sum + read("discount_allocations.amount_set", allocation.amount_set),
    0,
  );
  return read("line_items.price_set", line.price_set) * line.quantity - discounts;
}
