// Refunds as the Admin API shows them: the lines given back, shipping, goodwill, and the money that moved.
import { gid } from "../../catalogue/ids.ts";
import type { Order, OrderLine, Refund, RefundLine } from "../../checkout/order.ts";
import { refundMinor, taxWithin } from "../../checkout/totals.ts";
import type { Store } from "../../store/store.ts";
import type { ApiObject } from "../field-resolver.ts";
import { connection, type PageArguments } from "./connection.ts";
import { moneyBag, utc } from "./money.ts";

type ShowLine = (line: OrderLine) => ApiObject;

function refundedLine(store: Store, order: Order, part: RefundLine, showLine: ShowLine): ApiObject {
  const bag = (minor: number) => moneyBag(minor, order.currency, order.presentmentCurrency);
  const line = order.lines.find(({ id }) => id === part.lineId);
  if (line === undefined) throw new Error(`Order ${order.id} has no line ${part.lineId}.`);
  return {
    __typename: "RefundLineItem",
    id: gid("RefundLineItem", part.id),
    quantity: part.quantity,
    priceSet: bag(line.unitMinor),
    subtotalSet: bag(part.subtotalMinor),
    totalTaxSet: bag(taxWithin(part.subtotalMinor, store.shop.taxPercent)),
    restocked: false,
    restockType: "NO_RESTOCK",
    lineItem: () => showLine(line),
  };
}

export function refundObject(store: Store, order: Order, refund: Refund, showLine: ShowLine): ApiObject {
  const bag = (minor: number) => moneyBag(minor, order.currency, order.presentmentCurrency);
  const list =
    (objects: ApiObject[]) =>
    (page: PageArguments): object =>
      connection(
        objects,
        page,
        (object) => String(object["id"]),
        (object) => object,
      );
  const shipping: ApiObject = {
    __typename: "RefundShippingLine",
    id: gid("RefundShippingLine", refund.adjustmentId),
    subtotalAmountSet: bag(refund.shippingMinor),
    taxAmountSet: bag(0),
  };
  const goodwill: ApiObject = {
    __typename: "OrderAdjustment",
    id: gid("OrderAdjustment", refund.adjustmentId),
    amountSet: bag(-refund.goodwillMinor),
    taxAmountSet: bag(0),
    reason: "REFUND_DISCREPANCY",
  };
  const payment: ApiObject = {
    __typename: "OrderTransaction",
    id: gid("OrderTransaction", refund.transactionId),
    kind: "REFUND",
    status: "SUCCESS",
    gateway: order.paymentMethod,
    test: order.test,
    amountSet: bag(refundMinor(refund)),
    createdAt: utc(refund.createdAt),
    processedAt: utc(refund.createdAt),
  };
  return {
    __typename: "Refund",
    id: gid("Refund", refund.id),
    legacyResourceId: refund.id,
    note: refund.note,
    createdAt: utc(refund.createdAt),
    processedAt: utc(refund.createdAt),
    updatedAt: utc(refund.createdAt),
    totalRefundedSet: bag(refundMinor(refund)),
    refundLineItems: (page: PageArguments) =>
      connection(
        refund.lines,
        page,
        (part) => part.id,
        (part) => refundedLine(store, order, part, showLine),
      ),
    refundShippingLines: list(refund.shippingMinor === 0 ? [] : [shipping]),
    orderAdjustments: list(refund.goodwillMinor === 0 ? [] : [goodwill]),
    transactions: list([payment]),
  };
}
