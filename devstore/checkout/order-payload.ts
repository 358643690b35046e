// The body of every orders/* webhook: Shopify's example with each field that matters replaced by this order's own.
// A pure function of the order, so the payload after a refund is computed from the facts and never patched.
import { gid } from "../catalogue/ids.ts";
import { exactNumber } from "../exact-json.ts";
import { examplePayload, type Payload } from "./example.ts";
import type { Order, ShopFacts } from "./order.ts";
import {
  addressFields,
  customerFields,
  discountFields,
  lineItem,
  moneyWriter,
  shippingLine,
  taxLines,
} from "./payload-parts.ts";
import { refundPayload } from "./refund-payload.ts";
import { shopTime } from "./shop-time.ts";
import { orderTotals } from "./totals.ts";

const firstOrderNumber = 1000;

export const orderName = (order: Order): string => `#${firstOrderNumber + order.sequence}`;

/** Every amount of the order, as text and as a set, under Shopify's names. */
function amountFields(order: Order, shop: ShopFacts): Payload {
  const money = moneyWriter(order);
  const totals = orderTotals(order, shop.taxPercent);
  const outstanding = order.financialStatus === "pending" || order.financialStatus === "authorized";
  const both: [string, number][] = [
    ["current_subtotal_price", totals.currentSubtotal],
    ["current_total_discounts", totals.discounts],
    ["current_total_price", totals.currentTotal],
    ["current_total_tax", totals.currentTax],
    ["subtotal_price", totals.subtotal],
    ["total_discounts", totals.discounts],
    ["total_line_items_price", totals.gross],
    ["total_price", totals.total],
    ["total_tax", totals.tax],
  ];
  const fields: Payload = {
    current_shipping_price_set: money.set(totals.currentShipping),
    total_shipping_price_set: money.set(totals.shippingNet),
    total_cash_rounding_payment_adjustment_set: money.set(0),
    total_cash_rounding_refund_adjustment_set: money.set(0),
    total_outstanding: money.text(outstanding ? totals.currentTotal : 0),
    total_tip_received: money.text(0),
    tax_lines: taxLines(totals.subtotal, shop, money).map((line) => ({
      ...line,
      price: money.text(totals.tax),
      price_set: money.set(totals.tax),
    })),
  };
  for (const [name, minor] of both) {
    fields[name] = money.text(minor);
    fields[`${name}_set`] = money.set(minor);
  }
  return fields;
}

function identityFields(order: Order, shop: ShopFacts): Payload {
  const number = firstOrderNumber + order.sequence;
  return {
    id: exactNumber(order.id),
    admin_graphql_api_id: gid("Order", order.id),
    app_id: 580111,
    browser_ip: "203.0.113.7",
    buyer_accepts_marketing: order.customer?.tags.includes("newsletter") ?? false,
    cart_token: order.token.replaceAll("e", "c"),
    checkout_token: order.token,
    confirmation_number: order.token.slice(2, 11).toUpperCase(),
    confirmed: true,
    name: orderName(order),
    number: order.sequence,
    order_number: number,
    order_status_url: `https://${shop.domain}/orders/${order.token}/authenticate?key=${order.token.slice(0, 12)}`,
    token: order.token,
  };
}

function stateFields(order: Order, shop: ShopFacts): Payload {
  const time = (instant: number) => shopTime(instant, shop.timeZone);
  return {
    cancel_reason: order.cancelReason,
    cancelled_at: order.cancelledAt === null ? null : time(order.cancelledAt),
    closed_at: null,
    created_at: time(order.createdAt),
    processed_at: time(order.createdAt),
    updated_at: time(order.updatedAt),
    currency: order.currency,
    presentment_currency: order.presentmentCurrency,
    financial_status: order.financialStatus,
    fulfillment_status: null,
    note: order.note,
    payment_gateway_names: [order.paymentMethod],
    source_name: order.source,
    tags: order.tags.join(", "),
    taxes_included: true,
    test: order.test,
    total_weight: order.lines.reduce((whole, line) => whole + line.grams * line.quantity, 0),
  };
}

function buyerFields(order: Order, shop: ShopFacts): Payload {
  const { customer } = order;
  const address = customer === null ? null : addressFields(customer);
  return {
    contact_email: order.email,
    email: order.email,
    customer: customer === null ? null : customerFields(customer, order.currency, shop.timeZone),
    billing_address: address,
    shipping_address: address,
  };
}

export function orderPayload(order: Order, shop: ShopFacts): Payload {
  const money = moneyWriter(order);
  return {
    ...examplePayload("orders/create"),
    ...identityFields(order, shop),
    ...stateFields(order, shop),
    ...amountFields(order, shop),
    ...discountFields(order, money),
    ...buyerFields(order, shop),
    line_items: order.lines.map((line) => lineItem(line, shop, money)),
    shipping_lines: [shippingLine(order, money)],
    refunds: order.refunds.map((refund) => refundPayload(order, refund, shop)),
  };
}
