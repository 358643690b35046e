// A voucher is a real Shopify discount code. Creating it twice creates it once: the code is given, and a code that is
// taken by a discount of the same title is the one that an earlier try made. Removing it twice removes it once.
import type {
  EncoreCreateDiscountMutation,
  EncoreCreateFreeShippingMutation,
  EncoreDeleteDiscountMutation,
  EncoreDiscountByCodeQuery,
} from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin, ShopifyUnavailable, type UserError } from "./call.ts";
import {
  createDiscount,
  createFreeShipping,
  deleteDiscount,
  discountByCode,
  discountInput,
  freeShippingInput,
  type VoucherToCreate,
} from "./voucher-input.ts";

export type VoucherOutcome =
  /** `endsAt` is what the store says, which may be an earlier try's. */
  | { kind: "created"; discountId: string; endsAt: Date | null }
  /** Shopify will not have it like this; trying again does not help. */
  | { kind: "refused"; reason: string };

/** @throws ShopifyUnavailable */
export async function createVoucher(graphql: AdminGraphql, voucher: VoucherToCreate): Promise<VoucherOutcome> {
  const answer = await create(graphql, voucher);
  if (answer?.codeDiscountNode) {
    return { kind: "created", discountId: answer.codeDiscountNode.id, endsAt: voucher.endsAt };
  }
  const errors = answer?.userErrors ?? [];
  if (errors.some((error) => error.code === "TAKEN")) return adoptEarlier(graphql, voucher);
  return { kind: "refused", reason: reasonOf(errors) };
}

async function create(graphql: AdminGraphql, voucher: VoucherToCreate) {
  if (voucher.discount.kind === "free_shipping") {
    const variables = { discount: freeShippingInput(voucher) };
    const data = await callAdmin<EncoreCreateFreeShippingMutation>(graphql, createFreeShipping, variables);
    return data.discountCodeFreeShippingCreate;
  }
  const variables = { discount: discountInput(voucher, voucher.discount) };
  const data = await callAdmin<EncoreCreateDiscountMutation>(graphql, createDiscount, variables);
  return data.discountCodeBasicCreate;
}

async function adoptEarlier(graphql: AdminGraphql, voucher: VoucherToCreate): Promise<VoucherOutcome> {
  const found = await findOurs(graphql, { ...voucher, discountId: null });
  switch (found.kind) {
    case "ours":
      return { kind: "created", discountId: found.discountId, endsAt: found.endsAt };
    case "somebody_elses":
      return { kind: "refused", reason: "The code is taken by another discount of the store." };
    case "absent":
      throw new ShopifyUnavailable("The code was taken, and then it was not.");
  }
}

export interface MadeVoucher {
  code: string;
  title: string;
  /** Null where the answer was lost. */
  discountId: string | null;
}

export type RemovalOutcome =
  /** It is not there (any more). */
  | { kind: "gone" }
  /** Somebody has used it: it stays. */
  | { kind: "used" };

/** @throws ShopifyUnavailable */
export async function removeVoucher(graphql: AdminGraphql, voucher: MadeVoucher): Promise<RemovalOutcome> {
  const found = await findOurs(graphql, voucher);
  if (found.kind !== "ours") return { kind: "gone" };
  if (found.timesUsed > 0) return { kind: "used" };
  const data = await callAdmin<EncoreDeleteDiscountMutation>(graphql, deleteDiscount, { id: found.discountId });
  if (data.discountCodeDelete?.deletedCodeDiscountId) return { kind: "gone" };
  // Deleted by somebody else since we looked, or not at all: the next try will see.
  throw new ShopifyUnavailable(`The discount was not deleted: ${reasonOf(data.discountCodeDelete?.userErrors ?? [])}`);
}

type Found =
  | { kind: "ours"; discountId: string; endsAt: Date | null; timesUsed: number }
  | { kind: "somebody_elses" }
  | { kind: "absent" };

/** A discount is ours if it has the id that we know, or our title, which holds the code and cannot be guessed. */
async function findOurs(graphql: AdminGraphql, voucher: MadeVoucher): Promise<Found> {
  const { codeDiscountNodeByCode: found } = await callAdmin<EncoreDiscountByCodeQuery>(graphql, discountByCode, {
    code: voucher.code,
  });
  if (!found) return { kind: "absent" };
  const discount = found.codeDiscount;
  if (!("title" in discount)) return { kind: "somebody_elses" };
  if (found.id !== voucher.discountId && discount.title !== voucher.title) return { kind: "somebody_elses" };
  const endsAt = discount.endsAt ? new Date(discount.endsAt) : null;
  return { kind: "ours", discountId: found.id, endsAt, timesUsed: discount.asyncUsageCount };
}

/** @throws ShopifyUnavailable when Shopify blames itself. */
function reasonOf(errors: readonly UserError[]): string {
  const reason = errors.map((error) => error.message).join(" ") || "Shopify gave no reason.";
  if (errors.some((error) => error.code === "INTERNAL_ERROR")) throw new ShopifyUnavailable(reason);
  return reason;
}
