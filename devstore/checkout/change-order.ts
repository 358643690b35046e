// What happens to an order after it was placed: paid, changed, refunded, cancelled. Each is kept and told to the app as
// one event with all its topics, the way Shopify tells it.
import { findCustomer } from "../catalogue/shelf.ts";
import { inTransaction } from "../store/database.ts";
import type { Store } from "../store/store.ts";
import { announce, type EventMessage } from "../webhooks/events.ts";
import { editOrder, editPayload } from "./edit-order.ts";
import type { Order, Refund } from "./order.ts";
import { findOrder, saveOrder } from "./order-book.ts";
import { orderPayload } from "./order-payload.ts";
import { newRefund, withRefund } from "./refund.ts";
import { refundPayload } from "./refund-payload.ts";
import type { DeliveryOptions, EditRequest, RefundRequest } from "./request.ts";

export type OrderChange =
  | ({ change: "refund" } & RefundRequest)
  | { change: "cancel"; reason: string; refund: boolean; delivery?: DeliveryOptions | undefined }
  | ({ change: "edit" } & EditRequest)
  | { change: "pay"; delivery?: DeliveryOptions | undefined }
  | {
      change: "update";
      customerId?: string | undefined;
      tags?: string[] | undefined;
      note?: string | null | undefined;
      delivery?: DeliveryOptions | undefined;
    };

export type ChangeOutcome =
  | { kind: "changed"; order: Order }
  | { kind: "refused"; reason: string }
  | { kind: "unknown" };

interface Step {
  order: Order;
  topics: string[];
  refund?: Refund;
}
type StepOutcome = { kind: "step"; step: Step } | { kind: "refused"; reason: string };

const refused = (reason: string): StepOutcome => ({ kind: "refused", reason });
const stepTo = (order: Order, topics: string[], refund?: Refund): StepOutcome => ({
  kind: "step",
  step: { order, topics, ...(refund && { refund }) },
});

const everything: RefundRequest = { shipping: true, note: null };

function cancel(order: Order, reason: string, refund: boolean, now: number): StepOutcome {
  if (order.cancelledAt !== null) return refused("The order is cancelled already.");
  const cancelled: Order = { ...order, cancelReason: reason, cancelledAt: now };
  if (order.financialStatus === "pending" || order.financialStatus === "authorized")
    return stepTo({ ...cancelled, financialStatus: "voided" }, ["orders/cancelled", "orders/updated"]);
  const outcome = refund ? newRefund(order, everything, now) : undefined;
  // Nothing left to give back is no reason to keep the order.
  if (outcome?.kind !== "refund") return stepTo(cancelled, ["orders/cancelled", "orders/updated"]);
  const topics = ["refunds/create", "orders/cancelled", "orders/updated"];
  return stepTo(withRefund(cancelled, outcome.refund), topics, outcome.refund);
}

function refund(order: Order, request: RefundRequest, now: number): StepOutcome {
  const outcome = newRefund(order, request, now);
  if (outcome.kind === "refused") return outcome;
  return stepTo(withRefund(order, outcome.refund), ["refunds/create", "orders/updated"], outcome.refund);
}

function pay(order: Order): StepOutcome {
  if (order.financialStatus !== "pending" && order.financialStatus !== "authorized")
    return refused(`The order is ${order.financialStatus.replace("_", " ")} already.`);
  return stepTo({ ...order, financialStatus: "paid" }, ["orders/paid", "orders/updated"]);
}

function update(store: Store, order: Order, change: Extract<OrderChange, { change: "update" }>): StepOutcome {
  const { customerId, tags = order.tags, note = order.note } = change;
  const customer = customerId === undefined ? order.customer : findCustomer(store.database, customerId);
  if (customer === undefined) return refused(`There is no customer ${customerId}.`);
  return stepTo({ ...order, customer, email: order.email ?? customer?.email ?? null, tags, note }, ["orders/updated"]);
}

function decide(store: Store, order: Order, change: OrderChange, now: number): StepOutcome {
  switch (change.change) {
    case "cancel":
      return cancel(order, change.reason, change.refund, now);
    case "refund":
      return refund(order, change, now);
    case "edit": {
      const outcome = editOrder(store, order, change);
      return outcome.kind === "refused" ? outcome : stepTo(outcome.order, ["orders/edited", "orders/updated"]);
    }
    case "pay":
      return pay(order);
    case "update":
      return update(store, order, change);
  }
}

/** Of the topics that do not carry the whole order. */
function payloadOf(
  topic: string,
  order: Order,
  { before, given, shop }: { before: Order; given: Refund | undefined; shop: Store["shop"] },
): EventMessage["payload"] | undefined {
  if (topic === "refunds/create" && given) return refundPayload(order, given, shop);
  return topic === "orders/edited" ? editPayload(order, before.lines.length, shop) : undefined;
}

export function changeOrder(store: Store, id: string, change: OrderChange): ChangeOutcome {
  return inTransaction(store.database, () => {
    const before = findOrder(store.database, id);
    if (before === undefined) return { kind: "unknown" };
    // Never earlier than the last change: consumers compare updated_at.
    const now = Math.max(store.settings.now(), before.updatedAt);
    const outcome = decide(store, before, change, now);
    if (outcome.kind === "refused") return outcome;
    const { topics, refund: given } = outcome.step;
    const order = { ...outcome.step.order, updatedAt: now };
    saveOrder(store.database, order);
    const body = orderPayload(order, store.shop);
    const messages: EventMessage[] = topics.map((topic) => ({
      topic,
      payload: payloadOf(topic, order, { before, given, shop: store.shop }) ?? body,
    }));
    announce(store, messages, change.delivery);
    return { kind: "changed", order };
  });
}
