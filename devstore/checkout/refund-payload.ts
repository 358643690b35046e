// The body of refunds/create, from Shopify's example: the pieces given back, shipping, goodwill, and the transaction.
import { gid } from "../catalogue/ids.ts";
import { exactDecimal, exactNumber } from "../exact-json.ts";
import { exampleElement, examplePayload, type Payload } from "./example.ts";
import type { Order, Refund, RefundLine, ShopFacts } from "./order.ts";
import { lineItem, type MoneyWriter, moneyWriter } from "./payload-parts.ts";
import { shopTime } from "./shop-time.ts";
import { refundMinor, taxWithin } from "./totals.ts";

function refundedLine(order: Order, part: RefundLine, shop: ShopFacts, money: MoneyWriter): Payload {
  const line = order.lines.find(({ id }) => id === part.lineId);
  if (line === undefined) throw new Error(`Order ${order.id} has no line ${part.lineId}.`);
  const tax = taxWithin(part.subtotalMinor, shop.taxPercent);
  return {
    ...exampleElement("refunds/create", "refund_line_items"),
    id: exactNumber(part.id),
    quantity: part.quantity,
    line_item_id: exactNumber(part.lineId),
    // Numbers, not texts: Shopify writes these two that way.
    subtotal: exactDecimal(money.text(part.subtotalMinor)),
    total_tax: exactDecimal(money.text(tax)),
    subtotal_set: money.set(part.subtotalMinor),
    total_tax_set: money.set(tax),
    line_item: lineItem(line, shop, money),
  };
}

function transaction(order: Order, refund: Refund, shop: ShopFacts, money: MoneyWriter): Payload {
  const time = shopTime(refund.createdAt, shop.timeZone);
  const nothing = { amount: money.text(0), currency: order.currency };
  return {
    ...exampleElement("refunds/create", "transactions"),
    id: exactNumber(refund.transactionId),
    admin_graphql_api_id: gid("OrderTransaction", refund.transactionId),
    order_id: exactNumber(order.id),
    gateway: order.paymentMethod,
    message: "Refunded",
    created_at: time,
    processed_at: time,
    test: order.test,
    amount: money.text(refundMinor(refund)),
    currency: order.currency,
    payment_id: `#${order.sequence}.1`,
    total_unsettled_set: { presentment_money: nothing, shop_money: nothing },
  };
}

function shippingRefund(order: Order, refund: Refund, money: MoneyWriter): Payload[] {
  if (refund.shippingMinor === 0) return [];
  const amount = money.set(refund.shippingMinor);
  return [
    {
      id: exactNumber(refund.adjustmentId),
      shipping_line_id: exactNumber(order.shipping.id),
      subtotal_amount_set: amount,
      tax_amount_set: money.set(0),
    },
  ];
}

function adjustments(order: Order, refund: Refund, money: MoneyWriter): Payload[] {
  if (refund.goodwillMinor === 0) return [];
  return [
    {
      id: exactNumber(refund.adjustmentId),
      order_id: exactNumber(order.id),
      refund_id: exactNumber(refund.id),
      amount: money.text(-refund.goodwillMinor),
      amount_set: money.set(-refund.goodwillMinor),
      tax_amount: money.text(0),
      tax_amount_set: money.set(0),
      kind: "refund_discrepancy",
      reason: "Refund discrepancy",
    },
  ];
}

export function refundPayload(order: Order, refund: Refund, shop: ShopFacts): Payload {
  const money = moneyWriter(order);
  const time = shopTime(refund.createdAt, shop.timeZone);
  return {
    ...examplePayload("refunds/create"),
    id: exactNumber(refund.id),
    admin_graphql_api_id: gid("Refund", refund.id),
    order_id: exactNumber(order.id),
    created_at: time,
    processed_at: time,
    note: refund.note,
    total_duties_set: money.set(0),
    refund_shipping_lines: shippingRefund(order, refund, money),
    order_adjustments: adjustments(order, refund, money),
    refund_line_items: refund.lines.map((part) => refundedLine(order, part, shop, money)),
    transactions: [transaction(order, refund, shop, money)],
  };
}
