// The sums of an order, in minor units. Prices contain tax, so tax is a part of the total and never added to it.
import { proportion } from "./money.ts";
import type { Order, OrderLine, Refund } from "./order.ts";

export const sum = (parts: readonly number[]): number => parts.reduce((whole, part) => whole + part, 0);

export const lineGrossMinor = (line: OrderLine): number => line.unitMinor * line.quantity;

export const lineNetMinor = (line: OrderLine): number => lineGrossMinor(line) - line.discountMinor;

/** The value of the first `quantity` pieces of a line; differences of it are refund amounts that add up exactly. */
export const lineNetOfPiecesMinor = (line: OrderLine, quantity: number): number =>
  proportion(lineNetMinor(line), quantity, line.quantity);

export const taxWithin = (grossMinor: number, taxPercent: number): number =>
  grossMinor - proportion(grossMinor, 100, 100 + taxPercent);

export const refundMinor = (refund: Refund): number =>
  sum(refund.lines.map((line) => line.subtotalMinor)) + refund.shippingMinor + refund.goodwillMinor;

export function orderTotals(order: Order, taxPercent: number) {
  const gross = sum(order.lines.map(lineGrossMinor));
  const subtotal = sum(order.lines.map(lineNetMinor));
  const shippingNet = order.shipping.priceMinor - order.shipping.discountMinor;
  const refundedLines = sum(order.refunds.flatMap((refund) => refund.lines.map((line) => line.subtotalMinor)));
  const refundedShipping = sum(order.refunds.map((refund) => refund.shippingMinor));
  const refundedGoodwill = sum(order.refunds.map((refund) => refund.goodwillMinor));
  const currentSubtotal = subtotal - refundedLines;
  return {
    gross,
    subtotal,
    shippingNet,
    discounts: gross - subtotal + order.shipping.discountMinor,
    total: subtotal + shippingNet,
    tax: sum(order.lines.map((line) => taxWithin(lineNetMinor(line), taxPercent))),
    refunded: refundedLines + refundedShipping + refundedGoodwill,
    currentSubtotal,
    currentShipping: shippingNet - refundedShipping,
    currentTotal: currentSubtotal + shippingNet - refundedShipping,
    currentTax: taxWithin(currentSubtotal, taxPercent),
  };
}
