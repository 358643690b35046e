// An order as Encore keeps it: the fields of a webhook that a rule or a setting reads, parsed once. Amounts are decimal
// text in the shop's currency (`shop_money`), ids are exact digits.
import { z } from "zod";
import { digitsOfGid } from "../ids.ts";

const amount = z.string().regex(/^-?\d+(\.\d+)?$/, "must be a decimal number in text");
const shopMoney = z.object({ shop_money: z.object({ amount, currency_code: z.string().length(3) }) });
const gid = (kind: string) =>
  z
    .string()
    .regex(new RegExp(`^gid://shopify/${kind}/\\d+$`), `must be a gid://shopify/${kind}/… id`)
    .transform((value) => digitsOfGid(value) ?? value);
const digits = z.union([z.string().regex(/^\d+$/), z.number().int().nonnegative().transform(String)]);
const when = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const tagList = z
  .union([z.string().transform((text) => text.split(",")), z.array(z.string())])
  .transform((tags) => tags.map((tag) => tag.trim()).filter((tag) => tag !== ""));

const lineItem = z.object({
  admin_graphql_api_id: gid("LineItem").nullish(),
  product_id: digits.nullish(),
  variant_id: digits.nullish(),
  quantity: z.number().int().nonnegative().max(1_000_000),
  sku: z.string().nullish(),
  vendor: z.string().nullish(),
  title: z.string().nullish(),
  gift_card: z.boolean().default(false),
  price_set: shopMoney,
  discount_allocations: z.array(z.object({ amount_set: shopMoney })).default([]),
});

const refundLine = z.object({
  line_item_id: digits.nullish(),
  line_item: z.object({ admin_graphql_api_id: gid("LineItem").nullish() }).nullish(),
  quantity: z.number().int().nonnegative().max(1_000_000).default(0),
  subtotal_set: shopMoney.nullish(),
  total_tax_set: shopMoney.nullish(),
});

/** Money that is negative goes to the customer: Shopify writes adjustments from the merchant's side. */
const adjustment = z.object({
  kind: z.string().nullish(),
  amount_set: shopMoney.nullish(),
  tax_amount_set: shopMoney.nullish(),
});

const refundFields = {
  created_at: when,
  refund_line_items: z.array(refundLine).max(2_000).default([]),
  /** Shipping given back, as positive amounts. */
  refund_shipping_lines: z
    .array(z.object({ subtotal_amount_set: shopMoney.nullish(), tax_amount_set: shopMoney.nullish() }))
    .default([]),
  order_adjustments: z.array(adjustment).default([]),
  transactions: z
    .array(
      z.object({
        kind: z.string(),
        status: z.string().nullish(),
        amount,
        currency: z.string().length(3).nullish(),
      }),
    )
    .default([]),
};

/** A refund as it stands in the order that it belongs to. */
const refundOfOrder = z.object({ admin_graphql_api_id: gid("Refund"), ...refundFields });

/** A refund by itself: the topic refunds/create. */
export const refundPayload = refundOfOrder.extend({ order_id: digits });

export type RefundPayload = z.output<typeof refundOfOrder>;

/** A change to an order's lines: the topic orders/edited. */
export const editedOrderPayload = z.object({ order_edit: z.object({ order_id: digits }) });

/** An order that is gone: the topic orders/delete. */
export const deletedOrderPayload = z.object({ id: digits });

export const orderPayload = z.object({
  admin_graphql_api_id: gid("Order"),
  created_at: when,
  processed_at: when.nullish(),
  updated_at: when,
  cancelled_at: when.nullish(),
  test: z.boolean().default(false),
  currency: z.string().length(3),
  financial_status: z.string().nullish(),
  fulfillment_status: z.string().nullish(),
  source_name: z.string().nullish(),
  payment_gateway_names: z.array(z.string()).default([]),
  taxes_included: z.boolean().default(false),
  total_price_set: shopMoney,
  subtotal_price_set: shopMoney,
  total_tax_set: shopMoney.nullish(),
  total_shipping_price_set: shopMoney.nullish(),
  total_discounts_set: shopMoney.nullish(),
  discount_codes: z.array(z.object({ code: z.string() })).default([]),
  tags: tagList.default([]),
  customer: z.object({ admin_graphql_api_id: gid("Customer"), tags: tagList.optional() }).nullish(),
  shipping_address: z.object({ country_code: z.string().nullish() }).nullish(),
  billing_address: z.object({ country_code: z.string().nullish() }).nullish(),
  line_items: z.array(lineItem).max(2_000),
  refunds: z.array(refundOfOrder).max(1_000).default([]),
  /** Only of an order that was read for a backfill: nobody is told of what it earns. */
  silent: z.boolean().default(false),
});

export type OrderPayload = z.output<typeof orderPayload>;
export type OrderLine = OrderPayload["line_items"][number];
