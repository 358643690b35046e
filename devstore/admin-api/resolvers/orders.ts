// Orders as the Admin API shows them: identity, state, totals, lines and refunds.
import { gid } from "../../catalogue/ids.ts";
import { findCustomer, findProduct } from "../../catalogue/shelf.ts";
import type { Order, OrderLine, Refund } from "../../checkout/order.ts";
import { orderName } from "../../checkout/order-payload.ts";
import { lineGrossMinor, lineNetMinor, orderTotals } from "../../checkout/totals.ts";
import type { Store } from "../../store/store.ts";
import type { ApiContext, ApiObject } from "../field-resolver.ts";
import { addressObject } from "./addresses.ts";
import { connection, type PageArguments } from "./connection.ts";
import { metafieldFields } from "./metafields.ts";
import { moneyBag, utc } from "./money.ts";
import { productObject, variantObject } from "./products.ts";
import { refundObject } from "./refunds.ts";

function lineObject(store: Store, order: Order, line: OrderLine): ApiObject {
  const bag = (minor: number) => moneyBag(minor, order.currency, order.presentmentCurrency);
  const product = () => (line.productId === null ? undefined : findProduct(store.database, line.productId));
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    title: line.title,
    name: line.variantTitle === null ? line.title : `${line.title} - ${line.variantTitle}`,
    variantTitle: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: line.quantity - line.refundedQuantity,
    refundableQuantity: line.quantity - line.refundedQuantity,
    isGiftCard: line.giftCard,
    requiresShipping: !line.giftCard,
    taxable: true,
    originalUnitPriceSet: bag(line.unitMinor),
    originalTotalSet: bag(lineGrossMinor(line)),
    discountedTotalSet: () => bag(lineNetMinor(line)),
    totalDiscountSet: bag(line.discountMinor),
    discountAllocations: () =>
      line.discountMinor === 0
        ? []
        : [{ __typename: "DiscountAllocation", allocatedAmountSet: bag(line.discountMinor) }],
    product: () => {
      const found = product();
      return found === undefined ? null : productObject(store, found);
    },
    variant: () => {
      const found = product();
      const variant = found?.variants.find(({ id }) => id === line.variantId);
      return found === undefined || variant === undefined ? null : variantObject(store, found, variant);
    },
  };
}

function totalsFields(store: Store, order: Order) {
  const totals = orderTotals(order, store.shop.taxPercent);
  const bag = (minor: number) => moneyBag(minor, order.currency, order.presentmentCurrency);
  return {
    totalPriceSet: bag(totals.total),
    currentTotalPriceSet: bag(totals.currentTotal),
    subtotalPriceSet: bag(totals.subtotal),
    currentSubtotalPriceSet: bag(totals.currentSubtotal),
    totalDiscountsSet: bag(totals.discounts),
    totalShippingPriceSet: bag(totals.shippingNet),
    totalTaxSet: bag(totals.tax),
    currentTotalTaxSet: bag(totals.currentTax),
    totalRefundedSet: bag(totals.refunded),
    totalOutstandingSet: bag(order.financialStatus === "pending" ? totals.currentTotal : 0),
  };
}

/** What has become of the order, and how it was bought. */
const stateFields = (order: Order) => ({
  createdAt: utc(order.createdAt),
  processedAt: utc(order.createdAt),
  updatedAt: utc(order.updatedAt),
  cancelledAt: order.cancelledAt === null ? null : utc(order.cancelledAt),
  cancelReason: order.cancelReason?.toUpperCase() ?? null,
  displayFinancialStatus: order.financialStatus.toUpperCase(),
  displayFulfillmentStatus: "UNFULFILLED",
  paymentGatewayNames: [order.paymentMethod],
  sourceName: order.source,
  sourceIdentifier: null,
  taxesIncluded: true,
  discountCode: order.discount?.code ?? null,
  discountCodes: order.discount === null ? [] : [order.discount.code],
});

const showRefund = (store: Store, order: Order, refund: Refund): ApiObject =>
  refundObject(store, order, refund, (line) => lineObject(store, order, line));

export function refundOfOrder(store: Store, order: Order, id: string): ApiObject | null {
  const refund = order.refunds.find((candidate) => candidate.id === id);
  return refund === undefined ? null : showRefund(store, order, refund);
}

export function orderObject(store: Store, order: Order): ApiObject {
  const id = gid("Order", order.id);
  const customer = () => (order.customer === null ? undefined : findCustomer(store.database, order.customer.id));
  return {
    __typename: "Order",
    id,
    legacyResourceId: order.id,
    name: orderName(order),
    number: order.sequence,
    email: order.email,
    phone: null,
    note: order.note,
    tags: order.tags,
    test: order.test,
    confirmed: true,
    closed: false,
    closedAt: null,
    currencyCode: order.currency,
    presentmentCurrencyCode: order.presentmentCurrency,
    ...stateFields(order),
    shippingAddress: order.customer && addressObject(order.customer),
    billingAddress: order.customer && addressObject(order.customer),
    subtotalLineItemsQuantity: order.lines.reduce((whole, line) => whole + line.quantity, 0),
    currentSubtotalLineItemsQuantity: order.lines.reduce(
      (whole, line) => whole + line.quantity - line.refundedQuantity,
      0,
    ),
    customer: (_arguments: object, { showCustomer }: ApiContext) => {
      const found = customer();
      return found === undefined ? null : showCustomer(found);
    },
    lineItems: (page: PageArguments) =>
      connection(
        order.lines,
        page,
        (line) => line.id,
        (line) => lineObject(store, order, line),
      ),
    refunds: ({ first }: { first?: number | null }) =>
      order.refunds.slice(0, first ?? undefined).map((refund) => showRefund(store, order, refund)),
    ...totalsFields(store, order),
    ...metafieldFields(store, id),
  };
}
