// Discount codes as the Admin API shows them.
import { gid } from "../../catalogue/ids.ts";
import { findCustomer, findProduct } from "../../catalogue/shelf.ts";
import type { Discount } from "../../checkout/discount.ts";
import { discountUse } from "../../checkout/order-book.ts";
import type { Store } from "../../store/store.ts";
import type { ApiContext, ApiObject } from "../field-resolver.ts";
import { connection, type PageArguments } from "./connection.ts";
import { metafieldFields } from "./metafields.ts";
import { count, moneyV2, utc } from "./money.ts";
import { collectionObject, productObject } from "./products.ts";

function statusOf(discount: Discount, now: number): string {
  if (now < discount.startsAt) return "SCHEDULED";
  return discount.endsAt !== null && now >= discount.endsAt ? "EXPIRED" : "ACTIVE";
}

function contextField(store: Store, discount: Discount) {
  if (discount.customerIds === null) return { __typename: "DiscountBuyerSelectionAll", all: "ALL" };
  const ids = discount.customerIds;
  return (_arguments: object, { showCustomer }: ApiContext): ApiObject => ({
    __typename: "DiscountCustomers",
    customers: ids.flatMap((id) => findCustomer(store.database, id) ?? []).map(showCustomer),
  });
}

function minimumRequirement(store: Store, discount: Discount): ApiObject | null {
  if (discount.minimumSubtotalMinor !== null) {
    const greaterThanOrEqualToSubtotal = moneyV2(discount.minimumSubtotalMinor, store.shop.currency);
    return { __typename: "DiscountMinimumSubtotal", greaterThanOrEqualToSubtotal };
  }
  if (discount.minimumQuantity === null) return null;
  return { __typename: "DiscountMinimumQuantity", greaterThanOrEqualToQuantity: String(discount.minimumQuantity) };
}

function commonFields(store: Store, discount: Discount) {
  const { timesUsed } = discountUse(store.database, discount, null);
  const code = {
    __typename: "DiscountRedeemCode",
    id: gid("DiscountRedeemCode", discount.redeemCodeId),
    code: discount.code,
    asyncUsageCount: timesUsed,
  };
  return {
    title: discount.title,
    status: statusOf(discount, store.settings.now()),
    summary: discount.title,
    shortSummary: discount.title,
    codes: (page: PageArguments) =>
      connection(
        [code],
        page,
        ({ id }) => id,
        (node) => node,
      ),
    codesCount: count(1),
    asyncUsageCount: timesUsed,
    usageLimit: discount.usageLimit,
    appliesOncePerCustomer: discount.appliesOncePerCustomer,
    recurringCycleLimit: null,
    combinesWith: {
      __typename: "DiscountCombinesWith",
      ...discount.combinesWith,
      productDiscountsWithTagsOnSameCartLine: null,
    },
    context: contextField(store, discount),
    minimumRequirement: minimumRequirement(store, discount),
    tags: discount.tags,
    startsAt: utc(discount.startsAt),
    endsAt: discount.endsAt === null ? null : utc(discount.endsAt),
    createdAt: utc(discount.createdAt),
    updatedAt: utc(discount.createdAt),
  };
}

function itemsOf(store: Store, discount: Discount): ApiObject {
  const { collections, productIds } = discount;
  if (collections !== null)
    return {
      __typename: "DiscountCollections",
      collections: (page: PageArguments) =>
        connection(
          collections,
          page,
          (handle) => handle,
          (handle) => collectionObject(store, handle),
        ),
    };
  if (productIds === null) return { __typename: "AllDiscountItems", allItems: true };
  const products = productIds.flatMap((id) => findProduct(store.database, id) ?? []);
  return {
    __typename: "DiscountProducts",
    products: (page: PageArguments) =>
      connection(
        products,
        page,
        ({ id }) => id,
        (product) => productObject(store, product),
      ),
  };
}

function codeDiscountObject(store: Store, discount: Discount): ApiObject {
  const { value } = discount;
  const { currency } = store.shop;
  if (value.kind === "free_shipping")
    return {
      __typename: "DiscountCodeFreeShipping",
      ...commonFields(store, discount),
      discountClass: "SHIPPING",
      discountClasses: ["SHIPPING"],
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      destinationSelection: { __typename: "DiscountCountryAll", allCountries: true },
      maximumShippingPrice: value.maximumShippingMinor === null ? null : moneyV2(value.maximumShippingMinor, currency),
    };
  const discountClass = discount.productIds === null && discount.collections === null ? "ORDER" : "PRODUCT";
  const amount =
    value.kind === "percentage"
      ? { __typename: "DiscountPercentage", percentage: value.millionths / 1_000_000 }
      : { __typename: "DiscountAmount", amount: moneyV2(value.amountMinor, currency), appliesOnEachItem: false };
  return {
    __typename: "DiscountCodeBasic",
    ...commonFields(store, discount),
    discountClass,
    discountClasses: [discountClass],
    customerGets: {
      __typename: "DiscountCustomerGets",
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      value: amount,
      items: itemsOf(store, discount),
    },
  };
}

export function discountNodeObject(store: Store, discount: Discount): ApiObject {
  const id = gid("DiscountCodeNode", discount.id);
  return {
    __typename: "DiscountCodeNode",
    id,
    codeDiscount: () => codeDiscountObject(store, discount),
    ...metafieldFields(store, id),
  };
}
