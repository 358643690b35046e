// A refund as Encore keeps it with its order, and how much of it concerns what earned: refunded shipping takes nothing from
// points that shipping has not earned. Pure; amounts are minor units of the shop's currency.
import { z } from "zod";
import { minorUnits } from "../money.ts";
import type { EarningRule } from "../programme/settings.ts";
import { AmountError } from "./amount.ts";
import type { RefundPayload } from "./payload.ts";

const parts = z.object({ net: z.number().int(), tax: z.number().int() });

export const refundFacts = z.object({
  /** Unix milliseconds, by Shopify's clock. */
  createdAt: z.number().int(),
  /** Of what moment this is told: a later telling of the same refund replaces it (its payment may have failed). */
  asOf: z.number().int(),
  lines: z.array(parts.extend({ lineItemId: z.string().nullable() })),
  shipping: parts,
  /** Given back beyond the lines (goodwill) or withheld from them (a restocking fee, negative). */
  other: parts,
  /**
   * What went back to the customer; null when no money moved (goods put back, lines removed from an order that nobody had
   * paid), "unknown" when it was in another currency than the shop's.
   */
  money: z.union([z.number().int(), z.null(), z.literal("unknown")]),
});

export type RefundFacts = z.output<typeof refundFacts>;

/** A refund's payment may still fail; until it does, the money is as good as gone. */
const movedStates = new Set(["success", "pending"]);

export function refundFactsOf(
  refund: RefundPayload,
  { currency, exponent, asOf }: { currency: string; exponent: number; asOf: number },
): RefundFacts {
  const read = (field: string, set: { shop_money: { amount: string } } | null | undefined): number => {
    if (!set) return 0;
    const minor = minorUnits(set.shop_money.amount, exponent);
    if (minor === null) throw new AmountError(`${field} is too large: ${set.shop_money.amount}`);
    return minor;
  };
  const adjusted = refund.order_adjustments.map((one) => ({
    isShipping: one.kind === "shipping_refund",
    // Shopify writes adjustments from the merchant's side: what goes to the customer is negative.
    net: -read("order_adjustments.amount_set", one.amount_set),
    tax: -read("order_adjustments.tax_amount_set", one.tax_amount_set),
  }));
  const shippingLines = refund.refund_shipping_lines.map((line) => ({
    net: read("refund_shipping_lines.subtotal_amount_set", line.subtotal_amount_set),
    tax: read("refund_shipping_lines.tax_amount_set", line.tax_amount_set),
  }));
  return {
    createdAt: refund.created_at,
    asOf,
    lines: refund.refund_line_items.map((line) => ({
      lineItemId: line.line_item?.admin_graphql_api_id ?? line.line_item_id ?? null,
      net: read("refund_line_items.subtotal_set", line.subtotal_set),
      tax: read("refund_line_items.total_tax_set", line.total_tax_set),
    })),
    shipping: sum([...shippingLines, ...adjusted.filter((one) => one.isShipping)]),
    other: sum(adjusted.filter((one) => !one.isShipping)),
    money: moneyOf(refund, currency, exponent),
  };
}

function moneyOf(refund: RefundPayload, currency: string, exponent: number): RefundFacts["money"] {
  const moved = refund.transactions.filter(
    (transaction) => transaction.kind === "refund" && movedStates.has(transaction.status ?? "success"),
  );
  if (moved.length === 0) return null;
  if (moved.some((transaction) => transaction.currency != null && transaction.currency !== currency)) return "unknown";
  return moved.reduce((total, { amount }) => {
    const minor = minorUnits(amount, exponent);
    if (minor === null) throw new AmountError(`transactions.amount is too large: ${amount}`);
    return total + Math.abs(minor);
  }, 0);
}

const sum = (all: readonly { net: number; tax: number }[]) => ({
  net: all.reduce((total, one) => total + one.net, 0),
  tax: all.reduce((total, one) => total + one.tax, 0),
});

export interface RefundedOrder {
  rule: EarningRule;
  /** Whether the order's prices contain tax. */
  taxesIncluded: boolean;
  /** Ids of the lines that are gift cards. */
  giftCardLines: ReadonlySet<string>;
  /** The earliest moment that an event showed it paid; Unix milliseconds. */
  paidAt: number | null;
}

/** How much of the amount that earned this refund takes away; minor units, not negative. */
export function refundedEarning(refund: RefundFacts, order: RefundedOrder): number {
  const { rule, taxesIncluded } = order;
  // Goods put back without money change nothing for a customer who has paid and got nothing back. One who has not paid
  // yet will pay that much less.
  if (refund.money === null && order.paidAt !== null && order.paidAt <= refund.createdAt) return 0;

  const whole = ({ net, tax }: Amount) => net + (taxesIncluded ? 0 : tax);
  const earningPart = ({ net, tax }: Amount) => {
    if (taxesIncluded) return rule.taxEarns ? net : net - tax;
    return rule.taxEarns && rule.basis === "total" ? net + tax : net;
  };
  const items = sum(refund.lines);
  const earningItems = sum(
    refund.lines.filter(
      (line) => rule.giftCardsEarn || line.lineItemId === null || !order.giftCardLines.has(line.lineItemId),
    ),
  );
  const reckoned = whole(items) + whole(refund.shipping) + whole(refund.other);
  const unexplained = typeof refund.money === "number" ? refund.money - reckoned : 0;
  const shipping = rule.basis === "total" ? shippingPart(refund.shipping, order, earningPart) : 0;
  return Math.max(0, earningPart(earningItems) + shipping + earningPart(refund.other) + unexplained);
}

interface Amount {
  net: number;
  tax: number;
}

/** Where shipping does not earn but tax does, the tax on shipping earned with the other taxes. */
function shippingPart(shipping: Amount, order: RefundedOrder, earningPart: (amount: Amount) => number): number {
  if (order.rule.shippingEarns) return earningPart(shipping);
  return order.rule.taxEarns && !order.taxesIncluded ? shipping.tax : 0;
}
