// Works out a refund in minor units: never more pieces, shipping or money than the order still has, and exact to the
// cent however often and in whatever order the pieces come back.
import { idOf } from "../catalogue/ids.ts";
import { minorFromText } from "./money.ts";
import type { Order, Refund, RefundLine } from "./order.ts";
import type { RefundRequest } from "./request.ts";
import { lineNetOfPiecesMinor, orderTotals, refundMinor, sum } from "./totals.ts";

const mostRefunds = 100;
const mostLines = 100;

export type RefundOutcome = { kind: "refund"; refund: Refund } | { kind: "refused"; reason: string };

class RefundRefusal extends Error {}

type Wanted = { lineItemId: string; quantity: number };

const remaining = (order: Order): Wanted[] =>
  order.lines
    .map((line) => ({ lineItemId: line.id, quantity: line.quantity - line.refundedQuantity }))
    .filter(({ quantity }) => quantity > 0);

function refundLine(order: Order, wanted: Wanted, position: number): RefundLine {
  const line = order.lines.find(({ id }) => id === wanted.lineItemId);
  if (line === undefined) throw new RefundRefusal(`The order has no line item ${wanted.lineItemId}.`);
  const before = line.refundedQuantity;
  const after = before + wanted.quantity;
  if (after > line.quantity)
    throw new RefundRefusal(`Only ${line.quantity - before} of ${line.title} can still be refunded.`);
  const subtotalMinor = lineNetOfPiecesMinor(line, after) - lineNetOfPiecesMinor(line, before);
  return { id: idOf("refundLine", position), lineId: line.id, quantity: wanted.quantity, subtotalMinor };
}

function buildRefund(order: Order, request: RefundRequest, now: number): Refund {
  const number = order.sequence * mostRefunds + order.refunds.length + 1;
  const amountOnly = request.amount !== undefined && request.lines === undefined;
  const wanted = request.lines ?? (amountOnly ? [] : remaining(order));
  if (new Set(wanted.map(({ lineItemId }) => lineItemId)).size < wanted.length)
    throw new RefundRefusal("A line item is named twice.");
  const refundedShipping = sum(order.refunds.map((refund) => refund.shippingMinor));
  const { shippingNet } = orderTotals(order, 0);
  // Asking for nothing in particular means everything that is left, shipping included.
  const withShipping = request.shipping || (request.lines === undefined && !amountOnly);
  return {
    id: idOf("refund", number),
    transactionId: idOf("transaction", number),
    adjustmentId: idOf("orderAdjustment", number),
    createdAt: now,
    note: request.note,
    lines: wanted.map((line, index) => refundLine(order, line, number * mostLines + index)),
    shippingMinor: withShipping ? shippingNet - refundedShipping : 0,
    goodwillMinor: request.amount === undefined ? 0 : minorFromText(request.amount, order.currency),
  };
}

export function newRefund(order: Order, request: RefundRequest, now: number): RefundOutcome {
  const refuse = (reason: string): RefundOutcome => ({ kind: "refused", reason });
  if (["pending", "authorized", "voided"].includes(order.financialStatus))
    return refuse("The order has not been paid.");
  try {
    const refund = buildRefund(order, request, now);
    const totals = orderTotals(order, 0);
    const amount = refundMinor(refund);
    if (amount === 0 && refund.lines.length === 0) return refuse("Nothing is left to refund.");
    if (totals.refunded + amount > totals.total) return refuse("That is more than the order has left.");
    return { kind: "refund", refund };
  } catch (error) {
    if (error instanceof RefundRefusal || error instanceof RangeError) return refuse(error.message);
    throw error;
  }
}

/** The order after the refund. */
export function withRefund(order: Order, refund: Refund): Order {
  const lines = order.lines.map((line) => {
    const back = sum(refund.lines.filter(({ lineId }) => lineId === line.id).map(({ quantity }) => quantity));
    return back === 0 ? line : { ...line, refundedQuantity: line.refundedQuantity + back };
  });
  const after = { ...order, lines, refunds: [...order.refunds, refund] };
  const totals = orderTotals(after, 0);
  return { ...after, financialStatus: totals.refunded >= totals.total ? "refunded" : "partially_refunded" };
}
