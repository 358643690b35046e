// Reads the input of a discount mutation: what Shopify would refuse becomes a user error at the same field path.
import { idFromGid } from "../../catalogue/ids.ts";
import { collectionId, collectionTitles } from "../../catalogue/products.ts";
import { findCustomer, findProduct } from "../../catalogue/shelf.ts";
import type { Discount } from "../../checkout/discount.ts";
import { minorFromText } from "../../checkout/money.ts";
import { findDiscount } from "../../checkout/order-book.ts";
import type { Store } from "../../store/store.ts";

type Maybe<Value> = Value | null | undefined;

export interface DiscountInput {
  code?: Maybe<string>;
  title?: Maybe<string>;
  startsAt?: Maybe<string>;
  endsAt?: Maybe<string>;
  usageLimit?: Maybe<number>;
  appliesOncePerCustomer?: Maybe<boolean>;
  tags?: Maybe<string[]>;
  combinesWith?: Maybe<{ orderDiscounts?: boolean; productDiscounts?: boolean; shippingDiscounts?: boolean }>;
  context?: Maybe<{
    all?: Maybe<string>;
    customers?: Maybe<{ add?: Maybe<string[]> }>;
    customerSegments?: unknown;
    markets?: unknown;
  }>;
  customerSelection?: Maybe<{ all?: Maybe<boolean>; customers?: Maybe<{ add?: Maybe<string[]> }> }>;
  minimumRequirement?: Maybe<{
    quantity?: Maybe<{ greaterThanOrEqualToQuantity?: Maybe<string | number> }>;
    subtotal?: Maybe<{ greaterThanOrEqualToSubtotal?: Maybe<string | number> }>;
  }>;
  maximumShippingPrice?: Maybe<string | number>;
  customerGets?: Maybe<{
    value?: Maybe<{
      percentage?: Maybe<number>;
      discountAmount?: Maybe<{ amount?: Maybe<string | number> }>;
      discountOnQuantity?: unknown;
    }>;
    items?: Maybe<{
      all?: Maybe<boolean>;
      products?: Maybe<{ productsToAdd?: Maybe<string[]> }>;
      collections?: Maybe<{ add?: Maybe<string[]> }>;
    }>;
  }>;
}

export interface UserError {
  field: string[] | null;
  message: string;
  code: string;
  extraInfo: null;
}

/** Collects user errors under the name of the mutation's argument. */
export class Problems {
  readonly errors: UserError[] = [];
  readonly argument: string;
  constructor(argument: string) {
    this.argument = argument;
  }
  add(path: string[], message: string, code: string): void {
    this.errors.push({ field: [this.argument, ...path], message, code, extraInfo: null });
  }
}

const longestTitle = 255;

export function checkCodeAndTitle(store: Store, input: DiscountInput, problems: Problems): void {
  const { code, title } = input;
  if (!code?.trim()) problems.add(["code"], "Code can't be blank", "BLANK");
  else if (code.length > longestTitle)
    problems.add(["code"], "Code is too long (maximum is 255 characters)", "TOO_LONG");
  else if (findDiscount(store.database, code) !== undefined)
    problems.add(["code"], "Code must be unique. Please try a different code.", "TAKEN");
  if (!title?.trim()) problems.add(["title"], "Title can't be blank", "BLANK");
  else if (title.length > longestTitle)
    problems.add(["title"], "Title is too long (maximum is 255 characters)", "TOO_LONG");
}

export function checkDatesAndLimits(input: DiscountInput, problems: Problems): void {
  const { startsAt, endsAt, usageLimit, minimumRequirement } = input;
  if (!startsAt) problems.add(["startsAt"], "Starts at can't be blank", "BLANK");
  else if (Number.isNaN(Date.parse(startsAt))) problems.add(["startsAt"], "Starts at is invalid", "INVALID");
  if (endsAt && startsAt && Date.parse(endsAt) <= Date.parse(startsAt))
    problems.add(["endsAt"], "Ends at needs to be after starts_at", "END_DATE_BEFORE_START_DATE");
  if (usageLimit != null && usageLimit < 1)
    problems.add(["usageLimit"], "Usage limit must be greater than 0", "GREATER_THAN");
  if (minimumRequirement?.quantity && minimumRequirement.subtotal)
    problems.add(
      ["minimumRequirement"],
      "Minimum subtotal and minimum quantity cannot both be present",
      "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT",
    );
}

/** Customer ids the code is for; null is everybody. */
export function readContext(store: Store, input: DiscountInput, problems: Problems): string[] | null {
  const { context, customerSelection } = input;
  if (context && customerSelection)
    problems.add(["context"], "Only one of context and customerSelection can be given", "INVALID");
  if (!context && !customerSelection) problems.add(["context"], "Context can't be blank", "BLANK");
  if (context?.customerSegments || context?.markets)
    problems.add(["context"], "The devstore knows neither customer segments nor markets yet", "INTERNAL_ERROR");
  const added = context?.customers?.add ?? customerSelection?.customers?.add;
  if (added == null) return null;
  const path = context ? ["context", "customers", "add"] : ["customerSelection", "customers", "add"];
  return added.flatMap((text) => {
    const id = idFromGid("Customer", text);
    if (id !== undefined && findCustomer(store.database, id) !== undefined) return [id];
    problems.add(path, `Customer with id: ${id ?? text} is invalid`, "INVALID");
    return [];
  });
}

export function readItems(
  store: Store,
  input: DiscountInput,
  problems: Problems,
): Pick<Discount, "productIds" | "collections"> {
  const items = input.customerGets?.items;
  const path = ["customerGets", "items"];
  if (!items || (!items.all && !items.products && !items.collections))
    problems.add(path, "Items in 'customer get' can't be blank", "BLANK");
  const productIds = items?.products?.productsToAdd?.map((text) => idFromGid("Product", text) ?? "") ?? null;
  for (const id of productIds ?? [])
    if (findProduct(store.database, id) === undefined)
      problems.add([...path, "products", "productsToAdd"], `Product with id: ${id} is invalid`, "INVALID");
  const handles = Object.keys(collectionTitles);
  const collections =
    items?.collections?.add?.map(
      (text) => handles.find((handle) => collectionId(handle) === idFromGid("Collection", text)) ?? "",
    ) ?? null;
  if (collections?.includes("")) problems.add([...path, "collections", "add"], "Collection is invalid", "INVALID");
  return { productIds, collections };
}

export function readBasicValue(store: Store, input: DiscountInput, problems: Problems): Discount["value"] {
  const value = input.customerGets?.value;
  const path = ["customerGets", "value"];
  const given = [value?.percentage, value?.discountAmount].filter((choice) => choice != null).length;
  if (given !== 1)
    problems.add(path, "Value must be exactly one of percentage and discountAmount", given === 0 ? "BLANK" : "INVALID");
  if (value?.percentage != null) {
    if (value.percentage <= 0 || value.percentage > 1)
      problems.add([...path, "percentage"], "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE");
    return { kind: "percentage", millionths: Math.round(value.percentage * 1_000_000) };
  }
  const amountMinor =
    readAmount(store, value?.discountAmount?.amount, [...path, "discountAmount", "amount"], problems) ?? 0;
  if (value?.discountAmount && amountMinor <= 0)
    problems.add([...path, "discountAmount", "amount"], "Discount amount must be greater than 0", "GREATER_THAN");
  return { kind: "fixed_amount", amountMinor };
}

export function readAmount(
  store: Store,
  amount: Maybe<string | number>,
  path: string[],
  problems: Problems,
): number | null {
  if (amount == null) return null;
  try {
    return minorFromText(String(amount), store.shop.currency);
  } catch {
    problems.add(path, "is not a valid amount", "INVALID");
    return null;
  }
}
