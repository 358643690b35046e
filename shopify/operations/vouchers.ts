// A voucher is a real Shopify discount code. Creating it twice creates it once: the code is given, and a code that is
// taken by a discount of the same title is the one that an earlier try made.

import type { EncoreCreateFreeShippingMutation, EncoreDiscountByCodeQuery } from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin } from "./call.ts";

export const createFreeShipping = `#graphql
  mutation EncoreCreateFreeShipping($discount: DiscountCodeFreeShippingInput!) {
    discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {
      codeDiscountNode {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }
`;

export const discountByCode = `#graphql
  query EncoreDiscountByCode($code: String!) {
    codeDiscountNodeByCode(code: $code) {
      id
      codeDiscount {
        ... on DiscountCodeFreeShipping {
          title
        }
      }
    }
  }
`;

export interface VoucherToCreate {
  code: string;
  title: string;
  /** The Shopify customer who alone may use it; null for a player who is none. */
  customerId: string | null;
  startsAt: Date;
  endsAt: Date | null;
}

export type VoucherOutcome =
  | { kind: "created"; discountId: string }
  /** Shopify will not have it like this; trying again does not help. */
  | { kind: "refused"; reason: string };

/** @throws ShopifyUnavailable */
export async function createFreeShippingVoucher(
  graphql: AdminGraphql,
  voucher: VoucherToCreate,
): Promise<VoucherOutcome> {
  const { discountCodeFreeShippingCreate: answer } = await callAdmin<EncoreCreateFreeShippingMutation>(
    graphql,
    createFreeShipping,
    { discount: freeShippingInput(voucher) },
  );
  if (answer?.codeDiscountNode) return { kind: "created", discountId: answer.codeDiscountNode.id };
  const errors = answer?.userErrors ?? [];
  if (errors.some((error) => error.code === "TAKEN")) return adoptEarlier(graphql, voucher);
  return { kind: "refused", reason: errors.map((error) => error.message).join(" ") || "Shopify gave no reason." };
}

async function adoptEarlier(graphql: AdminGraphql, voucher: VoucherToCreate): Promise<VoucherOutcome> {
  const { codeDiscountNodeByCode: found } = await callAdmin<EncoreDiscountByCodeQuery>(graphql, discountByCode, {
    code: voucher.code,
  });
  const isOurs = found && "title" in found.codeDiscount && found.codeDiscount.title === voucher.title;
  return isOurs
    ? { kind: "created", discountId: found.id }
    : { kind: "refused", reason: "The code is taken by another discount of the store." };
}

function freeShippingInput(voucher: VoucherToCreate) {
  return {
    title: voucher.title,
    code: voucher.code,
    startsAt: voucher.startsAt.toISOString(),
    endsAt: voucher.endsAt?.toISOString() ?? null,
    usageLimit: 1,
    appliesOncePerCustomer: true,
    destination: { all: true },
    context: voucher.customerId
      ? { customers: { add: [`gid://shopify/Customer/${voucher.customerId}`] } }
      : { all: "ALL" },
    combinesWith: { orderDiscounts: true, productDiscounts: true },
  };
}
