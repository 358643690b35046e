// What the devstore's own JSON says of an order: enough to show it, to act on it, and to compare it with the app's view.

import { textFromMinor } from "../checkout/money.ts";
import type { Order } from "../checkout/order.ts";
import { orderName } from "../checkout/order-payload.ts";
import { orderTotals } from "../checkout/totals.ts";
import type { Store } from "../store/store.ts";

export function orderSummary(store: Store, order: Order) {
  const totals = orderTotals(order, store.shop.taxPercent);
  const text = (minor: number) => textFromMinor(minor, order.currency);
  return {
    id: order.id,
    name: orderName(order),
    customerId: order.customer?.id ?? null,
    customerName: order.customer === null ? null : `${order.customer.firstName} ${order.customer.lastName}`,
    email: order.email,
    currency: order.currency,
    totalPrice: text(totals.total),
    currentTotalPrice: text(totals.currentTotal),
    refunded: text(totals.refunded),
    discountCode: order.discount?.code ?? null,
    shipping: order.shipping.title,
    financialStatus: order.financialStatus,
    cancelled: order.cancelledAt !== null,
    test: order.test,
    createdAt: new Date(order.createdAt).toISOString(),
    lines: order.lines.map((line) => ({
      id: line.id,
      productId: line.productId,
      variantId: line.variantId,
      title: line.title,
      quantity: line.quantity,
      refundedQuantity: line.refundedQuantity,
      price: text(line.unitMinor),
    })),
  };
}
