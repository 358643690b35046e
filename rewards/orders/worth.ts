// What an order is worth now, by the rule that it earned by: the newest amounts less every refund. Pure.
import { orderAmounts } from "./amount.ts";
import type { Earned, OrderWorth } from "./earned.ts";
import type { FoldedOrder } from "./fold.ts";
import { refundedEarning } from "./refund.ts";

export function worthOf(order: FoldedOrder, { rule }: Earned, currencyExponent: number): OrderWorth {
  const payload = order.newest?.payload;
  if (!payload) throw new Error(`Order ${order.orderId} has earned, but no state of it is known.`);
  const { earning } = orderAmounts(payload, rule, currencyExponent);
  const isGone = order.deleted || payload.cancelled_at != null || payload.financial_status === "refunded";
  const facts = {
    rule,
    taxesIncluded: payload.taxes_included,
    giftCardLines: new Set(
      payload.line_items.flatMap((line) =>
        line.gift_card && line.admin_graphql_api_id ? [line.admin_graphql_api_id] : [],
      ),
    ),
    paidAt: order.paidAt,
  };
  const refunded = [...order.refunds.values()].reduce((sum, refund) => sum + refundedEarning(refund, facts), 0);
  return {
    amountMinor: isGone ? 0 : Math.max(0, earning - refunded),
    isGone,
  };
}
