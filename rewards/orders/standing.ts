// Whether an order counts, and if not, why: the sentences that a merchant reads when a customer asks for his points.
import type { ShopSettings } from "../programme/settings.ts";
import type { OrderAmounts } from "./amount.ts";
import type { OrderPayload } from "./payload.ts";

export const notCountedSentences = {
  not_created: "Shopify has not told of its creation yet. It counts as soon as that is known.",
  not_paid: "It has not been paid. Orders earn in this shop when they are paid.",
  not_fulfilled: "It has not been fulfilled. Orders earn in this shop when they are fulfilled.",
  test_order: "It is a test order, and test orders earn nothing in this shop.",
  cancelled: "It was cancelled.",
  no_customer: "It has no customer. It counts as soon as one is attached to it.",
  draft_order: "It came from a draft order, and those earn nothing in this shop.",
  point_of_sale: "It was placed at a point of sale, and those orders earn nothing in this shop.",
  programme_paused: "The programme was paused. It counts when Shopify tells of the order again after the pause.",
  below_minimum: "Its amount is below the minimum that this shop has set.",
} as const;

export type NotCountedReason = keyof typeof notCountedSentences;

/** What has to happen before the order earns; empty when it has. */
export function whatIsAwaited(
  order: { created: boolean; paidAt: number | null; fulfilledAt: number | null },
  { earnsWhen }: Pick<ShopSettings, "earnsWhen">,
): NotCountedReason[] {
  if (!order.created) return ["not_created"];
  if (earnsWhen === "paid" && order.paidAt === null) return ["not_paid"];
  if (earnsWhen === "fulfilled" && order.fulfilledAt === null) return ["not_fulfilled"];
  return [];
}

/** Why it earns nothing, by the state that it earns by. Empty: it counts. */
export function whyNotCounted(order: OrderPayload, amounts: OrderAmounts, settings: ShopSettings): NotCountedReason[] {
  const reasons: NotCountedReason[] = [];
  if (settings.paused) reasons.push("programme_paused");
  if (order.test && !settings.testOrdersEarn) reasons.push("test_order");
  if (order.cancelled_at != null) reasons.push("cancelled");
  if (!order.customer) reasons.push("no_customer");
  if (order.source_name === "shopify_draft_order" && !settings.draftOrdersEarn) reasons.push("draft_order");
  if (order.source_name === "pos" && !settings.pointOfSaleEarns) reasons.push("point_of_sale");
  if (amounts.earning < settings.minimumAmountMinor) reasons.push("below_minimum");
  return reasons;
}
