// What Shopify is told of a voucher: for one customer, to be used once, with the merchant's terms.
import { gidOf } from "./nodes.ts";

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

export const createDiscount = `#graphql
  mutation EncoreCreateDiscount($discount: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $discount) {
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
          endsAt
          asyncUsageCount
        }
        ... on DiscountCodeBasic {
          title
          endsAt
          asyncUsageCount
        }
      }
    }
  }
`;

export const deleteDiscount = `#graphql
  mutation EncoreDeleteDiscount($id: ID!) {
    discountCodeDelete(id: $id) {
      deletedCodeDiscountId
      userErrors {
        field
        message
        code
      }
    }
  }
`;

type AmountOff =
  /** Above 0, at most 100. */
  | { kind: "percentage"; percent: number }
  /** Decimal text in the shop's currency. */
  | { kind: "fixed"; amount: string };

export interface VoucherToCreate {
  code: string;
  title: string;
  discount: { kind: "free_shipping" } | AmountOff;
  /** The Shopify customer who alone may use it; null for a player who is none. */
  customerId: string | null;
  startsAt: Date;
  endsAt: Date | null;
  /** Decimal text in the shop's currency. */
  minimumSubtotal: string | null;
  /** What the merchant has decided; the rest is decided here. */
  combinesWith: { order?: boolean; product?: boolean; shipping?: boolean };
}

/** Shopify lets no shipping discount go with another. */
export const freeShippingInput = (voucher: VoucherToCreate) => ({
  ...usual(voucher),
  destination: { all: true },
  combinesWith: {
    orderDiscounts: voucher.combinesWith.order ?? true,
    productDiscounts: voucher.combinesWith.product ?? true,
  },
});

/** Money off goes with free shipping, but not with other money off, unless the merchant says so. */
export const discountInput = (voucher: VoucherToCreate, discount: AmountOff) => ({
  ...usual(voucher),
  customerGets: { value: whatIsOff(discount), items: { all: true } },
  combinesWith: {
    orderDiscounts: voucher.combinesWith.order ?? false,
    productDiscounts: voucher.combinesWith.product ?? false,
    shippingDiscounts: voucher.combinesWith.shipping ?? true,
  },
});

/** Shopify takes a fraction of 1: 12.5 % is 0.125, and 33.33 % is 0.3333 without the digits that dividing adds. */
const whatIsOff = (discount: AmountOff) =>
  discount.kind === "percentage"
    ? { percentage: Number((discount.percent / 100).toFixed(4)) }
    : { discountAmount: { amount: discount.amount, appliesOnEachItem: false } };

const usual = (voucher: VoucherToCreate) => ({
  title: voucher.title,
  code: voucher.code,
  startsAt: voucher.startsAt.toISOString(),
  endsAt: voucher.endsAt?.toISOString() ?? null,
  usageLimit: 1,
  appliesOncePerCustomer: true,
  context: voucher.customerId ? { customers: { add: [gidOf("Customer", voucher.customerId)] } } : { all: "ALL" },
  ...(voucher.minimumSubtotal === null
    ? {}
    : { minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: voucher.minimumSubtotal } } }),
});
