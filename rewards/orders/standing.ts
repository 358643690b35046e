// Whether an order counts, and if not, why: the sentences that a merchant reads when a customer asks for his points.
import type { ShopSettings } from "../programme/settings.ts";
import type { OrderAmounts } from "./amount.ts";
import type { OrderPayload } from "./payload.ts";

export const notCountedSentences = {
  test_order: "It is a test order, and test orders earn nothing in this shop.",
  cancelled: "It was cancelled.",
  no_customer: "It has no customer. It counts as soon as one is attached to it.",
  draft_order: "It came from a draft order, and those earn nothing in this shop.",
  point_of_sale: "It was placed at a point of sale, and those orders earn nothing in this shop.",
  below_minimum: "Its amount is below the minimum that this shop has set.",
} as const;

export type NotCountedReason = keyof typeof notCountedSentences;

/** Empty: the order counts. */
export function whyNotCounted(order: OrderPayload, amounts: OrderAmounts, settings: ShopSettings): NotCountedReason[] {
  const reasons: NotCountedReason[] = [];
  if (order.test && !settings.testOrdersEarn) reasons.push("test_order");
  if (order.cancelled_at != null) reasons.push("cancelled");
  if (!order.customer) reasons.push("no_customer");
  if (order.source_name === "shopify_draft_order" && !settings.draftOrdersEarn) reasons.push("draft_order");
  if (order.source_name === "pos" && !settings.pointOfSaleEarns) reasons.push("point_of_sale");
  if (amounts.earning < settings.minimumAmountMinor) reasons.push("below_minimum");
  return reasons;
}
