// An order of the Admin API in the shape of a webhook's payload: the same names, the same words for states, amounts in the
// shop's currency. Pure. What a webhook says of a state is lower case, and says nothing of an order that nobody has shipped.
import type { LineNode, OrderNode } from "./orders.ts";

type MoneyBag = { shopMoney: { amount: string; currencyCode: string } };
type OrderWithoutLines = Omit<OrderNode, "lineItems" | "refunds">;
export type WholeRefund = Omit<OrderNode["refunds"][number], "refundLineItems"> & {
  refundLineItems: { nodes: OrderNode["refunds"][number]["refundLineItems"]["nodes"] };
};

/** As parsed by rewards/orders/payload.ts. */
export type OrderAsPayload = ReturnType<typeof orderAsPayload>;

/** Webhooks know three states, and nothing for all that comes before the first parcel. */
const fulfillmentStates: Record<string, string | undefined> = {
  FULFILLED: "fulfilled",
  PARTIALLY_FULFILLED: "partial",
  RESTOCKED: "restocked",
};

const money = ({ shopMoney }: MoneyBag) => ({
  shop_money: { amount: shopMoney.amount, currency_code: shopMoney.currencyCode },
});
const moneyOrNull = (bag: MoneyBag | null | undefined) => (bag ? money(bag) : null);
const country = (address: { countryCodeV2?: string | null } | null | undefined) =>
  address ? { country_code: address.countryCodeV2 ?? null } : null;
const digitsOf = (gid: string) => gid.slice(gid.lastIndexOf("/") + 1);

export function orderAsPayload(
  order: OrderWithoutLines & { refunds: readonly WholeRefund[] },
  lines: readonly LineNode[],
) {
  return {
    admin_graphql_api_id: order.id,
    created_at: order.createdAt,
    processed_at: order.processedAt,
    updated_at: order.updatedAt,
    cancelled_at: order.cancelledAt ?? null,
    test: order.test,
    currency: order.currencyCode,
    financial_status: order.displayFinancialStatus?.toLowerCase() ?? null,
    fulfillment_status: fulfillmentStates[order.displayFulfillmentStatus] ?? null,
    source_name: order.sourceName ?? null,
    payment_gateway_names: order.paymentGatewayNames,
    taxes_included: order.taxesIncluded,
    total_price_set: money(order.totalPriceSet),
    // Only an order that is older than Shopify's own record of it has none.
    subtotal_price_set: money(order.subtotalPriceSet ?? order.totalPriceSet),
    total_tax_set: moneyOrNull(order.totalTaxSet),
    total_shipping_price_set: money(order.totalShippingPriceSet),
    total_discounts_set: moneyOrNull(order.totalDiscountsSet),
    discount_codes: order.discountCodes.map((code) => ({ code })),
    tags: order.tags,
    customer: order.customer ? { admin_graphql_api_id: order.customer.id, tags: order.customer.tags } : null,
    shipping_address: country(order.shippingAddress),
    billing_address: country(order.billingAddress),
    line_items: lines.map(lineAsPayload),
    refunds: order.refunds.map(refundAsPayload),
  };
}

const lineAsPayload = (line: LineNode) => ({
  admin_graphql_api_id: line.id,
  product_id: line.product ? digitsOf(line.product.id) : null,
  variant_id: line.variant ? digitsOf(line.variant.id) : null,
  quantity: line.quantity,
  sku: line.sku ?? null,
  vendor: line.vendor ?? null,
  title: line.title,
  gift_card: line.isGiftCard,
  price_set: money(line.originalUnitPriceSet),
  discount_allocations: line.discountAllocations.map(({ allocatedAmountSet }) => ({
    amount_set: money(allocatedAmountSet),
  })),
});

const refundAsPayload = (refund: WholeRefund) => ({
  admin_graphql_api_id: refund.id,
  // A refund that is under way has no time of its own yet.
  created_at: refund.createdAt ?? refund.processedAt,
  processed_at: refund.processedAt,
  refund_line_items: refund.refundLineItems.nodes.map((line) => ({
    line_item_id: digitsOf(line.lineItem.id),
    line_item: { admin_graphql_api_id: line.lineItem.id },
    quantity: line.quantity,
    subtotal_set: money(line.subtotalSet),
    total_tax_set: money(line.totalTaxSet),
  })),
  refund_shipping_lines: refund.refundShippingLines.nodes.map((line) => ({
    subtotal_amount_set: money(line.subtotalAmountSet),
    tax_amount_set: money(line.taxAmountSet),
  })),
  // Shipping stands in lines of its own here; webhooks know adjustments of the kind shipping_refund besides.
  order_adjustments: refund.orderAdjustments.nodes.map((adjustment) => ({
    kind: "refund_discrepancy",
    amount_set: money(adjustment.amountSet),
    tax_amount_set: money(adjustment.taxAmountSet),
  })),
  transactions: refund.transactions.nodes.map((transaction) => ({
    admin_graphql_api_id: transaction.id,
    kind: transaction.kind.toLowerCase(),
    status: transaction.status.toLowerCase(),
    amount: transaction.amountSet.shopMoney.amount,
    currency: transaction.amountSet.shopMoney.currencyCode,
    gateway: transaction.gateway ?? null,
  })),
});
