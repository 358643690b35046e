// A discount code as the Admin API created it, and the one decision checkout makes about it: does it apply, and how much.

import { allocated, proportion, textFromMinor } from "./money.ts";
import type { AppliedDiscount, OrderLine } from "./order.ts";
import { lineGrossMinor, sum } from "./totals.ts";

export interface Discount {
  id: string;
  redeemCodeId: string;
  code: string;
  title: string;
  value:
    | { kind: "free_shipping"; maximumShippingMinor: number | null }
    | { kind: "percentage"; millionths: number }
    | { kind: "fixed_amount"; amountMinor: number };
  /** Customer ids that may use it; null means everybody. */
  customerIds: string[] | null;
  /** Products it is limited to; null means all. */
  productIds: string[] | null;
  collections: string[] | null;
  minimumSubtotalMinor: number | null;
  minimumQuantity: number | null;
  usageLimit: number | null;
  appliesOncePerCustomer: boolean;
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  tags: string[];
  startsAt: number;
  endsAt: number | null;
  createdAt: number;
}

export interface Basket {
  lines: OrderLine[];
  shippingMinor: number;
  currency: string;
  customerId: string | null;
  collectionsOf: (productId: string) => string[];
  now: number;
}

export interface DiscountUse {
  timesUsed: number;
  usedByThisCustomer: boolean;
}

export type DiscountOutcome =
  | { kind: "applied"; discount: AppliedDiscount; perLineMinor: number[]; shippingMinor: number }
  | { kind: "refused"; reason: string };

const refused = (reason: string): DiscountOutcome => ({ kind: "refused", reason });

function refusalReason(discount: Discount, basket: Basket, use: DiscountUse): string | undefined {
  const { code } = discount;
  const subtotal = sum(basket.lines.map(lineGrossMinor));
  const items = sum(basket.lines.map((line) => line.quantity));
  if (basket.now < discount.startsAt) return `${code} is not active yet.`;
  if (discount.endsAt !== null && basket.now >= discount.endsAt) return `${code} has expired.`;
  if (discount.usageLimit !== null && use.timesUsed >= discount.usageLimit)
    return `${code} has reached its usage limit.`;
  if (discount.appliesOncePerCustomer && use.usedByThisCustomer) return `This customer has used ${code} already.`;
  if (discount.customerIds !== null && !discount.customerIds.includes(basket.customerId ?? ""))
    return `${code} is not for this customer.`;
  if (subtotal < (discount.minimumSubtotalMinor ?? 0)) return `The order is below the minimum of ${code}.`;
  if (items < (discount.minimumQuantity ?? 0)) return `The order has too few items for ${code}.`;
  return undefined;
}

function appliesToLine(discount: Discount, line: OrderLine, basket: Basket): boolean {
  if (discount.productIds === null && discount.collections === null) return true;
  if (line.productId === null) return false;
  const productId = line.productId;
  return (
    (discount.productIds?.includes(productId) ?? false) ||
    basket.collectionsOf(productId).some((handle) => discount.collections?.includes(handle) ?? false)
  );
}

function freeShipping(discount: Discount, basket: Basket, maximumMinor: number | null): DiscountOutcome {
  if (maximumMinor !== null && basket.shippingMinor > maximumMinor)
    return refused(`Shipping costs more than ${discount.code} covers.`);
  return {
    kind: "applied",
    discount: { code: discount.code, kind: "shipping", value: "100.0", amountMinor: basket.shippingMinor },
    perLineMinor: basket.lines.map(() => 0),
    shippingMinor: basket.shippingMinor,
  };
}

/** Whether the code counts for this basket, and how its amount is spread over the lines. */
export function applyDiscount(discount: Discount, basket: Basket, use: DiscountUse): DiscountOutcome {
  const reason = refusalReason(discount, basket, use);
  if (reason !== undefined) return refused(reason);
  const { value } = discount;
  if (value.kind === "free_shipping") return freeShipping(discount, basket, value.maximumShippingMinor);

  const weights = basket.lines.map((line) => (appliesToLine(discount, line, basket) ? lineGrossMinor(line) : 0));
  const base = sum(weights);
  if (base === 0) return refused(`${discount.code} applies to nothing in this order.`);
  const amountMinor =
    value.kind === "percentage" ? proportion(base, value.millionths, 1_000_000) : Math.min(value.amountMinor, base);
  const text =
    value.kind === "percentage"
      ? (value.millionths / 10_000).toFixed(1)
      : textFromMinor(value.amountMinor, basket.currency);
  return {
    kind: "applied",
    discount: { code: discount.code, kind: value.kind, value: text, amountMinor },
    perLineMinor: allocated(amountMinor, weights),
    shippingMinor: 0,
  };
}
