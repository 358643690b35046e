// discountCodeFreeShippingCreate and discountCodeBasicCreate: a code that checkout honours, or user errors and nothing.
// discountCodeDelete takes one away; the orders that used it keep their discount.
import { gid, idFromGid, idOf } from "../../catalogue/ids.ts";
import type { Discount } from "../../checkout/discount.ts";
import { deleteDiscount, findDiscountById, nextDiscountNumber, saveDiscount } from "../../checkout/order-book.ts";
import type { Store } from "../../store/store.ts";
import type { ApiContext } from "../field-resolver.ts";
import {
  checkCodeAndTitle,
  checkDatesAndLimits,
  type DiscountInput,
  Problems,
  readAmount,
  readBasicValue,
  readContext,
  readItems,
} from "./discount-input.ts";
import { discountNodeObject } from "./discounts.ts";

const idsPerDiscount = 2;

type Kind = Pick<Discount, "value" | "productIds" | "collections">;

function newDiscount(store: Store, input: DiscountInput, kind: Kind, problems: Problems): Discount {
  const position = nextDiscountNumber(store.database) * idsPerDiscount;
  const { minimumRequirement, combinesWith } = input;
  const quantity = minimumRequirement?.quantity?.greaterThanOrEqualToQuantity;
  return {
    id: idOf("discount", position),
    redeemCodeId: idOf("discount", position + 1),
    code: input.code?.trim() ?? "",
    title: input.title?.trim() ?? "",
    ...kind,
    customerIds: readContext(store, input, problems),
    minimumSubtotalMinor: readAmount(
      store,
      minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal,
      ["minimumRequirement", "subtotal", "greaterThanOrEqualToSubtotal"],
      problems,
    ),
    minimumQuantity: quantity == null ? null : Number(quantity),
    usageLimit: input.usageLimit ?? null,
    appliesOncePerCustomer: input.appliesOncePerCustomer ?? false,
    combinesWith: {
      orderDiscounts: combinesWith?.orderDiscounts ?? false,
      productDiscounts: combinesWith?.productDiscounts ?? false,
      shippingDiscounts: combinesWith?.shippingDiscounts ?? false,
    },
    tags: input.tags ?? [],
    startsAt: Date.parse(input.startsAt ?? ""),
    endsAt: input.endsAt ? Date.parse(input.endsAt) : null,
    createdAt: store.settings.now(),
  };
}

function create(store: Store, input: DiscountInput, problems: Problems, kind: Kind) {
  checkCodeAndTitle(store, input, problems);
  checkDatesAndLimits(input, problems);
  const discount = newDiscount(store, input, kind, problems);
  if (problems.errors.length > 0) return { codeDiscountNode: null, userErrors: problems.errors };
  saveDiscount(store.database, discount);
  return { codeDiscountNode: discountNodeObject(store, discount), userErrors: [] };
}

export function discountCodeFreeShippingCreate(
  { freeShippingCodeDiscount: input }: { freeShippingCodeDiscount: DiscountInput },
  { store }: ApiContext,
) {
  const problems = new Problems("freeShippingCodeDiscount");
  if (input.combinesWith?.shippingDiscounts)
    problems.add(
      ["combinesWith"],
      "The combinesWith settings are not valid for the discount class.",
      "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS",
    );
  const maximumShippingMinor = readAmount(store, input.maximumShippingPrice, ["maximumShippingPrice"], problems);
  const value: Discount["value"] = { kind: "free_shipping", maximumShippingMinor };
  return create(store, input, problems, { value, productIds: null, collections: null });
}

export function discountCodeBasicCreate(
  { basicCodeDiscount: input }: { basicCodeDiscount: DiscountInput },
  { store }: ApiContext,
) {
  const problems = new Problems("basicCodeDiscount");
  const value = readBasicValue(store, input, problems);
  return create(store, input, problems, { value, ...readItems(store, input, problems) });
}

export function discountCodeDelete({ id }: { id: string }, { store }: ApiContext) {
  const digits = idFromGid("DiscountCodeNode", id);
  const discount = digits === undefined ? undefined : findDiscountById(store.database, digits);
  if (discount === undefined) {
    const error = { field: ["id"], message: "Code discount does not exist.", code: "INVALID", extraInfo: null };
    return { deletedCodeDiscountId: null, userErrors: [error] };
  }
  deleteDiscount(store.database, discount);
  return { deletedCodeDiscountId: gid("DiscountCodeNode", discount.id), userErrors: [] };
}
