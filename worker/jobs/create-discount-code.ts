// The message `create_discount_code`: a voucher in an inventory becomes a discount code in the store.
import type { Pool } from "pg";
import type { MessageResult, OutboxMessage } from "../../rewards/outbox/rows.ts";
import { voucherIssued, voucherRefused, voucherToIssue } from "../../rewards/outbox/vouchers.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import { createFreeShippingVoucher } from "../../shopify/operations/vouchers.ts";

const dayMs = 24 * 60 * 60 * 1_000;

export async function createDiscountCode(
  { pool, shopify }: { pool: Pool; shopify: ShopifyApp },
  message: OutboxMessage,
): Promise<MessageResult> {
  const { itemId } = message.payload as { itemId: string };
  const voucher = await voucherToIssue(pool, message.shop, itemId);
  if (!voucher) return { kind: "done" };
  const { admin } = await shopify.unauthenticated.admin(message.shop);
  const expiresAt =
    voucher.validDays === null ? null : new Date(voucher.createdAt.getTime() + voucher.validDays * dayMs);
  const outcome = await createFreeShippingVoucher(admin.graphql, {
    code: voucher.code,
    title: `${voucher.label} (${voucher.code})`,
    // Players of integrators may have any id; only digits can be a Shopify customer.
    customerId: /^\d+$/.test(voucher.playerId) ? voucher.playerId : null,
    startsAt: voucher.createdAt,
    endsAt: expiresAt,
  });
  switch (outcome.kind) {
    case "created":
      await voucherIssued(pool, voucher, { discountId: outcome.discountId, expiresAt });
      return { kind: "done" };
    case "refused":
      await voucherRefused(pool, voucher, outcome.reason);
      return { kind: "set_aside", reason: outcome.reason };
  }
}
