// The messages `create_discount_code` and `revoke_discount_code`: the store gets or loses a voucher's code. Both do what the
// voucher's state asks for at that moment, so it does not matter which of them comes first, twice, or after a crash.
import type { Pool } from "pg";
import { isLastAttempt, type MessageResult, type OutboxMessage } from "../../rewards/outbox/rows.ts";
import { readVoucher, type VoucherItem } from "../../rewards/vouchers/item.ts";
import { voucherCreated, voucherGivenUp, voucherRefused } from "../../rewards/vouchers/outcome.ts";
import { revokedTooLate } from "../../rewards/vouchers/revoke.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import { type AdminGraphql, ShopifyBusy } from "../../shopify/operations/call.ts";
import { createVoucher, removeVoucher } from "../../shopify/operations/vouchers.ts";
import { titleOf, voucherToCreate } from "./voucher-terms.ts";

export interface DiscountCodeParts {
  pool: Pool;
  shopify: ShopifyApp;
  /** Unix milliseconds. */
  now(): number;
}

export async function settleDiscountCode(parts: DiscountCodeParts, message: OutboxMessage): Promise<MessageResult> {
  const item = await readVoucher(parts.pool, message.shop, payloadOf(message).itemId);
  switch (item?.state) {
    case "creating":
      return createOrGiveUp(parts, item, message);
    case "revoked":
    case "failed":
      return remove(parts, await graphqlOf(parts, item), item);
    default:
      return { kind: "done" };
  }
}

/** `silent`: nobody is told that the voucher is ready. */
const payloadOf = ({ payload }: OutboxMessage) => payload as { itemId: string; silent?: boolean };

const graphqlOf = async ({ shopify }: DiscountCodeParts, { shop }: VoucherItem): Promise<AdminGraphql> =>
  (await shopify.unauthenticated.admin(shop)).admin.graphql;

async function createOrGiveUp(
  parts: DiscountCodeParts,
  item: VoucherItem,
  message: OutboxMessage,
): Promise<MessageResult> {
  try {
    return await create(parts, item, message);
  } catch (error) {
    if (!isLastAttempt(message) || error instanceof ShopifyBusy) throw error;
    const reason = `The store did not answer for too long: ${error instanceof Error ? error.message : String(error)}`;
    if (item.redemptionId === null) throw error;
    await voucherGivenUp(parts.pool, item, reason, parts.now());
    return { kind: "done" };
  }
}

async function create(parts: DiscountCodeParts, item: VoucherItem, message: OutboxMessage): Promise<MessageResult> {
  const graphql = await graphqlOf(parts, item);
  const outcome = await createVoucher(graphql, voucherToCreate(item, parts.now()));
  if (outcome.kind === "refused") {
    await voucherRefused(parts.pool, item, outcome.reason, parts.now());
    // Points that were given back are an end; a voucher that was earned and cannot be made is for the merchant to see.
    return item.redemptionId === null ? { kind: "set_aside", reason: outcome.reason } : { kind: "done" };
  }
  const { discountId, endsAt: expiresAt } = outcome;
  const { silent = false } = payloadOf(message);
  const state = await voucherCreated(parts.pool, item, { discountId, expiresAt, at: parts.now(), silent });
  return state === "revoked" ? remove(parts, graphql, item) : { kind: "done" };
}

async function remove(parts: DiscountCodeParts, graphql: AdminGraphql, item: VoucherItem): Promise<MessageResult> {
  const { code, discountId } = item;
  const outcome = await removeVoucher(graphql, { code, title: titleOf(item), discountId });
  if (outcome.kind === "used") await revokedTooLate(parts.pool, item, parts.now());
  return { kind: "done" };
}
