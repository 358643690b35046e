// Whether an order counts now, and what is recorded of it when it does. Pure: what the products are is an input.
import type { PlayerId } from "../ids.ts";
import { type ProductsById, productKey } from "../products/cache.ts";
import type { ShopProgramme } from "../programme/load.ts";
import { earningRule } from "../programme/settings.ts";
import { type ActionRequest, fingerprintOf, type RecordOutcome } from "../recording/request.ts";
import { actionsOf } from "./actions.ts";
import { orderAmounts } from "./amount.ts";
import type { Earned } from "./earned.ts";
import type { FoldedOrder } from "./fold.ts";
import type { OrderPayload } from "./payload.ts";
import { type NotCountedReason, whatIsAwaited, whyNotCounted } from "./standing.ts";

const dayMs = 24 * 60 * 60 * 1_000;

export interface Counted {
  kind: "counted";
  playerId: PlayerId;
  amountMinor: number;
  asOf: number;
  rule: Earned["rule"];
  growth: Growth;
  requests: ActionRequest[];
}

/** How far a purchase's points may grow with its order. */
interface Growth {
  fixed: number;
  /** "as_given": the day's maximum may be used up, and nobody looks at that day again. */
  most: number | "as_given" | null;
}

export type Counting = Counted | { kind: "not_counted"; reasons: NotCountedReason[] };

/** @throws AmountError when an amount is too large to be exact. */
export function countOrder(order: FoldedOrder, programme: ShopProgramme, products: ProductsById): Counting {
  const { settings, timeZone } = programme;
  if (!order.creation || !order.newest) return { kind: "not_counted", reasons: ["not_created"] };
  // What earns is the order as it was created. If that earns nothing, a later state may: a customer attached, a mistake mended.
  const created = judge(order, order.creation.payload, programme);
  const judged = created.reasons.length === 0 ? created : judge(order, order.newest.payload, programme);
  const { payload, amounts, reasons } = judged;
  const playerId = payload.customer?.admin_graphql_api_id as PlayerId | undefined;
  if (reasons.length > 0 || playerId === undefined) return { kind: "not_counted", reasons };

  const actions = actionsOf(payload, {
    amounts,
    settings,
    timeZone,
    products: { get: (productId) => products.get(productKey(order.shop, productId)) },
  });
  const requests = actions.map(
    (action): ActionRequest => ({
      shop: order.shop,
      playerId,
      name: action.name,
      referenceId: `shopify-order-${order.orderId}-${action.name}`,
      // An order's actions are recorded once, whatever it looks like later: changes to it correct what they earned.
      fingerprint: fingerprintOf([order.orderId, action.name]),
      source: "order",
      orderId: order.orderId,
      occurredAt: action.occurredAt,
      availableAt: availableAt(order, settings, action.occurredAt),
      silent: payload.silent,
      multiplier: "1",
      details: { kind: "typed", values: action.details, items: action.items },
    }),
  );
  return {
    kind: "counted",
    playerId,
    amountMinor: amounts.earning,
    asOf: payload.updated_at,
    rule: earningRule.parse(settings),
    growth: growthOf(settings),
    requests,
  };
}

function judge(order: FoldedOrder, state: OrderPayload, { settings, currencyExponent }: ShopProgramme) {
  const payload = { ...state, customer: state.customer ?? order.newest?.payload.customer ?? null };
  const amounts = orderAmounts(payload, settings, currencyExponent);
  const reasons = [...whyNotCounted(payload, amounts, settings), ...whatIsAwaited(order, settings)];
  return { payload, amounts, reasons };
}

function growthOf({ actionRules, maximumPointsPerOrder }: ShopProgramme["settings"]): Growth {
  const { points = 0, maximumPerDay = null } = actionRules.find(({ action }) => action === "purchase") ?? {};
  return { fixed: points, most: maximumPerDay === null ? maximumPointsPerOrder : "as_given" };
}

/** Null: at once. Days run from the moment that made the order earn. */
function availableAt(
  { paidAt, fulfilledAt }: FoldedOrder,
  { pendingDays, earnsWhen }: ShopProgramme["settings"],
  occurredAt: number,
): number | null {
  if (pendingDays === 0) return null;
  const since = { created: occurredAt, paid: paidAt, fulfilled: fulfilledAt }[earnsWhen] ?? occurredAt;
  return since + pendingDays * dayMs;
}

/** What the recorder has written for the order's actions. */
export function earnedBy(counted: Counted, outcomes: readonly RecordOutcome[]): Earned {
  const { playerId, amountMinor, asOf, rule, growth, requests } = counted;
  const recorded = outcomes.flatMap((outcome, place) =>
    outcome.kind === "recorded" ? [{ ...outcome, isPurchase: requests[place]?.name === "purchase" }] : [],
  );
  return {
    // A merged player's actions are recorded for the one that he has become.
    playerId: (recorded[0]?.action.playerId ?? playerId) as PlayerId,
    amountMinor,
    keptMinor: amountMinor,
    asOf,
    reversed: false,
    revision: 0,
    rule,
    actionIds: recorded.map(({ action }) => action.id),
    entries: recorded.flatMap(({ entries, isPurchase }) =>
      entries.map(({ id, points, source }) => {
        const scales = isPurchase && source === "action";
        const most = growth.most === "as_given" ? points : growth.most;
        return {
          id,
          points,
          kept: points,
          scales,
          ...(scales ? { fixed: growth.fixed, most } : { fixed: 0, most: null }),
        };
      }),
    ),
  };
}
