// From an inbox event to what it says of an order. First parsed, which needs nothing but the event; then, with the shop's
// currency at hand, made ready for folding.
import type { ZodError } from "zod";
import type { OrderId, ShopId } from "../ids.ts";
import type { InboxEvent } from "../inbox/event.ts";
import { readOrderTopic } from "../inbox/topics.ts";
import type { ShopProgramme } from "../programme/load.ts";
import { isFromBefore } from "./before-installation.ts";
import type { OrderEvent, OrderState } from "./fold.ts";
import { deletedOrderPayload, type OrderPayload, orderPayload, type RefundPayload, refundPayload } from "./payload.ts";
import { refundFactsOf } from "./refund.ts";

export type ParsedOrderEvent = {
  /** The inbox row. */
  id: number;
  shop: ShopId;
  orderId: OrderId;
  triggeredAt: number;
} & (
  | { kind: "state"; topic: string; payload: OrderPayload; raw: unknown }
  | { kind: "refund"; payload: RefundPayload }
  | { kind: "deleted" }
);

const stateTopics = new Set(["orders/create", "orders/updated", "orders/paid", "orders/cancelled", readOrderTopic]);

export const isOrderTopic = (topic: string): boolean =>
  stateTopics.has(topic) || topic === "refunds/create" || topic === "orders/delete";

/** @returns a sentence when the payload cannot be read. */
export function parseOrderEvent(event: InboxEvent): ParsedOrderEvent | string {
  const { id, shop, triggeredAt, topic } = event;
  if (topic === "orders/delete") {
    const parsed = deletedOrderPayload.safeParse(event.payload);
    if (!parsed.success) return whatDoesNotFit("deleted order", parsed.error);
    return { id, shop, triggeredAt, kind: "deleted", orderId: parsed.data.id as OrderId };
  }
  if (topic === "refunds/create") {
    const parsed = refundPayload.safeParse(event.payload);
    if (!parsed.success) return whatDoesNotFit("refund", parsed.error);
    return { id, shop, triggeredAt, kind: "refund", orderId: parsed.data.order_id as OrderId, payload: parsed.data };
  }
  const parsed = orderPayload.safeParse(event.payload);
  if (!parsed.success) return whatDoesNotFit("order", parsed.error);
  const orderId = parsed.data.admin_graphql_api_id as OrderId;
  return {
    id,
    shop,
    triggeredAt,
    kind: "state",
    topic,
    orderId,
    payload: parsed.data,
    raw: withoutRefunds(event.payload),
  };
}

/** One sentence for the merchant, with the field. */
function whatDoesNotFit(what: string, { issues: [issue] }: ZodError): string {
  const field = issue?.path.join(".") || "payload";
  const isMissing = issue?.code === "invalid_type" && issue.message.endsWith("received undefined");
  return `The ${what} cannot be read: ${field} ${isMissing ? "is missing" : `does not fit (${issue?.message})`}.`;
}

/** Refunds are kept beside the state, each once. */
function withoutRefunds(payload: unknown): unknown {
  const { refunds: _refunds, ...rest } = payload as Record<string, unknown>;
  return rest;
}

/** @throws AmountError when a refund's amounts are too large to be exact. */
export function orderEventOf(event: ParsedOrderEvent, programme: ShopProgramme): OrderEvent {
  const { shop, orderId, triggeredAt } = event;
  const money = { currency: programme.currency, exponent: programme.currencyExponent };
  switch (event.kind) {
    case "deleted":
      return { shop, orderId, triggeredAt, kind: "deleted" };
    case "refund":
      return {
        shop,
        orderId,
        triggeredAt,
        kind: "refund",
        refundId: event.payload.admin_graphql_api_id,
        refund: refundFactsOf(event.payload, { ...money, asOf: event.payload.created_at }),
      };
    case "state": {
      const { payload, raw } = event;
      const asOf = payload.updated_at;
      return {
        shop,
        orderId,
        triggeredAt,
        kind: "state",
        state: { payload, raw, triggeredAt },
        refunds: new Map(
          payload.refunds.map((refund) => [refund.admin_graphql_api_id, refundFactsOf(refund, { ...money, asOf })]),
        ),
        creation: creationOf(event, programme),
      };
    }
  }
}

/**
 * An order that was read from Shopify stands for the orders/create that never arrived. If it has been cancelled by then, it
 * had not been when it was created: it earns and is reversed at once, as if both events had come. Only an order from before
 * Encore was there never earned anything, so that one counts as it is.
 */
function creationOf(
  { topic, payload, raw, triggeredAt }: Extract<ParsedOrderEvent, { kind: "state" }>,
  { installedAt }: ShopProgramme,
): OrderState | null {
  if (topic === "orders/create") return { payload, raw, triggeredAt };
  if (topic !== readOrderTopic) return null;
  if (payload.cancelled_at == null || isFromBefore(payload.created_at, installedAt))
    return { payload, raw, triggeredAt };
  return {
    payload: { ...payload, cancelled_at: null },
    raw: { ...(raw as Record<string, unknown>), cancelled_at: null },
    triggeredAt,
  };
}
