// What may be asked of the checkout and the order desk over HTTP: parsed once, here, with a sentence for every mistake.
import { z } from "zod";

const id = z
  .union([
    z.string().regex(/^(gid:\/\/shopify\/\w+\/)?\d+$/, "must be a numeric id or a gid"),
    z.number().int().positive(),
  ])
  .transform((value) => String(value).replace(/^.*\//, ""));
const quantity = z.number().int().min(1).max(10_000);
const amount = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d+(\.\d+)?$/, "must be an amount such as 149.99"));
const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const line = z
  .strictObject({
    variantId: id.optional(),
    productId: id.optional(),
    title: z.string().min(1).optional(),
    price: amount.optional(),
    quantity: quantity.default(1),
  })
  .refine(
    (value) => value.variantId !== undefined || value.productId !== undefined || (value.title && value.price),
    "needs a variantId, a productId, or a title with a price",
  );

/** How the webhooks of this one request are delivered, so that tests can make the network misbehave. */
export const deliveryOptions = z.strictObject({
  duplicates: z.number().int().min(0).max(50).default(0),
  delayMs: z.number().int().min(0).default(0),
  dropRate: z.number().min(0).max(1).default(0),
  /** Deliver in random order within this many milliseconds; true is two seconds. */
  shuffle: z.union([z.boolean(), z.number().int().min(1)]).default(false),
  /** Deliver these topics alone. */
  topics: z.array(z.string()).optional(),
});
export type DeliveryOptions = z.infer<typeof deliveryOptions>;

const delivery = deliveryOptions.optional();

export const orderRequest = z.strictObject({
  customerId: id.nullish(),
  /** A guest's address: Shopify gives the guest a customer record. Neither this nor customerId: an order without one. */
  email: z.email().optional(),
  lines: z.array(line).min(1).max(100),
  discountCode: z.string().min(1).optional(),
  shipping: z.enum(["standard", "express"]).default("standard"),
  /** The shop currency of this order; prices of the catalogue are converted at a fixed rate. */
  currency: z.string().length(3).optional(),
  /** What the customer pays in; the shop's own currency unless it is given. */
  presentmentCurrency: z.string().length(3).optional(),
  test: z.boolean().default(false),
  financialStatus: z.enum(["pending", "authorized", "paid"]).default("paid"),
  source: z.string().min(1).default("web"),
  paymentMethod: z.string().min(1).default("shopify_payments"),
  createdAt: instant.optional(),
  tags: z.array(z.string()).default([]),
  note: z.string().nullable().default(null),
  /** The same reference again answers the same order and delivers nothing. */
  reference: z.string().min(1).max(200).optional(),
  delivery,
});
export type OrderRequest = z.infer<typeof orderRequest>;

export const cancelRequest = z.strictObject({
  reason: z.enum(["customer", "fraud", "inventory", "declined", "staff", "other"]).default("customer"),
  refund: z.boolean().default(true),
  delivery,
});

export const refundRequest = z.strictObject({
  /** Nothing given: all that is left of the order. */
  lines: z.array(z.strictObject({ lineItemId: id, quantity })).optional(),
  shipping: z.boolean().default(false),
  amount: amount.optional(),
  note: z.string().nullable().default(null),
  delivery,
});
export type RefundRequest = z.infer<typeof refundRequest>;

export const updateRequest = z.strictObject({
  customerId: id.optional(),
  tags: z.array(z.string()).optional(),
  note: z.string().nullable().optional(),
  delivery,
});

export const editRequest = z.strictObject({ lines: z.array(line).min(1).max(20), delivery });
export type EditRequest = z.infer<typeof editRequest>;

export const payRequest = z.strictObject({ delivery });
