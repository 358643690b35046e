// What is known of an order, from events that come late, twice and out of order. Each thing that is known is folded by its
// own id or time: the newest state, the earliest creation, each refund by its id, the earliest sign that it was paid. Pure;
// the same events in any order end in the same order.
import type { OrderId, PlayerId, ShopId } from "../ids.ts";
import type { Earned } from "./earned.ts";
import type { OrderPayload } from "./payload.ts";
import type { RefundFacts } from "./refund.ts";
import type { NotCountedReason } from "./standing.ts";

/** An order's payload, parsed and as it came, for keeping. */
export interface OrderState {
  payload: OrderPayload;
  raw: unknown;
  /** Unix milliseconds, by Shopify's clock; settles which of two states with the same `updated_at` is newer. */
  triggeredAt: number;
}

export type OrderEvent = { shop: ShopId; orderId: OrderId; triggeredAt: number } & (
  | {
      kind: "state";
      state: OrderState;
      refunds: ReadonlyMap<string, RefundFacts>;
      /** The state that the order earns by, when this event is its creation; otherwise null. */
      creation: OrderState | null;
    }
  | { kind: "refund"; refundId: string; refund: RefundFacts }
  | { kind: "deleted" }
);

export interface FoldedOrder {
  shop: ShopId;
  orderId: OrderId;
  /** By the newest state; null for none. */
  customerId: PlayerId | null;
  /** Null while only a refund or a deletion is known. */
  newest: OrderState | null;
  /** The state that earns, until it has. */
  creation: OrderState | null;
  /** Whether the creation is known, or was. */
  created: boolean;
  refunds: ReadonlyMap<string, RefundFacts>;
  deleted: boolean;
  /** Unix milliseconds of the earliest state that showed it paid, or fulfilled. */
  paidAt: number | null;
  fulfilledAt: number | null;
  /** Unix milliseconds of the latest event that showed it cancelled, refunded in full, or deleted. */
  goneAt: number | null;
  counted: boolean;
  earned: Earned | null;
  /** Why it does not count (yet). */
  notCountedReasons: readonly NotCountedReason[];
}

export const unknownOrder = (shop: ShopId, orderId: OrderId): FoldedOrder => ({
  shop,
  orderId,
  customerId: null,
  newest: null,
  creation: null,
  created: false,
  refunds: new Map(),
  deleted: false,
  paidAt: null,
  fulfilledAt: null,
  goneAt: null,
  counted: false,
  earned: null,
  notCountedReasons: ["not_created"],
});

export function foldOrder(order: FoldedOrder, event: OrderEvent): FoldedOrder {
  switch (event.kind) {
    case "deleted":
      return { ...order, deleted: true, goneAt: latest(order.goneAt, event.triggeredAt) };
    case "refund":
      return { ...order, refunds: withRefunds(order.refunds, [[event.refundId, event.refund]]) };
    case "state":
      return foldState(order, event);
  }
}

function foldState(order: FoldedOrder, event: Extract<OrderEvent, { kind: "state" }>): FoldedOrder {
  const { state } = event;
  const newest = order.newest && isNewer(order.newest, state) ? order.newest : state;
  const isFirst = event.creation && !(order.creation && isNewer(event.creation, order.creation));
  return {
    ...order,
    newest,
    customerId: (newest.payload.customer?.admin_graphql_api_id ?? null) as PlayerId | null,
    creation: isFirst && !order.counted ? event.creation : order.creation,
    created: order.created || event.creation !== null,
    refunds: withRefunds(order.refunds, event.refunds),
    paidAt: earliest(order.paidAt, showsPaid(state.payload) ? state.payload.updated_at : null),
    fulfilledAt: earliest(
      order.fulfilledAt,
      state.payload.fulfillment_status === "fulfilled" ? state.payload.updated_at : null,
    ),
    goneAt: latest(order.goneAt, showsGone(state.payload) ? state.payload.updated_at : null),
  };
}

/** Money that was given back had been paid. */
const paidStates = new Set(["paid", "partially_refunded", "refunded"]);
const showsGone = (order: OrderPayload) => order.cancelled_at != null || order.financial_status === "refunded";
const showsPaid = (order: OrderPayload) => paidStates.has(order.financial_status ?? "");

const latest = (known: number | null, told: number | null): number | null =>
  known === null || told === null ? (known ?? told) : Math.max(known, told);

const earliest = (known: number | null, told: number | null): number | null =>
  known === null || told === null ? (known ?? told) : Math.min(known, told);

/**
 * `updated_at` has whole seconds, so two states may claim the same moment: then the time of the event decides, and in the
 * end anything that does not depend on which came first. A cancellation cannot be undone, so that one is the newer.
 */
function isNewer(left: OrderState, right: OrderState): boolean {
  if (left.payload.updated_at !== right.payload.updated_at) return left.payload.updated_at > right.payload.updated_at;
  if (left.triggeredAt !== right.triggeredAt) return left.triggeredAt > right.triggeredAt;
  const cancelled = Number(left.payload.cancelled_at != null) - Number(right.payload.cancelled_at != null);
  return cancelled !== 0 ? cancelled > 0 : JSON.stringify(left.payload) > JSON.stringify(right.payload);
}

function isLater(refund: RefundFacts, before: RefundFacts): boolean {
  if (refund.asOf !== before.asOf) return refund.asOf > before.asOf;
  return JSON.stringify(refund) > JSON.stringify(before);
}

/** Of one refund the newest telling stands. */
function withRefunds(
  known: ReadonlyMap<string, RefundFacts>,
  told: Iterable<readonly [string, RefundFacts]>,
): ReadonlyMap<string, RefundFacts> {
  const all = new Map(known);
  for (const [id, refund] of told) {
    const before = all.get(id);
    if (!before || isLater(refund, before)) all.set(id, refund);
  }
  return all;
}
