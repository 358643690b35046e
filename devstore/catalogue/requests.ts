// What may be asked of the catalogue, of customers and of the app's installation over HTTP.
import { z } from "zod";
import { deliveryOptions } from "../checkout/request.ts";

const delivery = deliveryOptions.optional();
const text = z.string().min(1).max(255);

export const productUpdate = z.strictObject({
  title: text.optional(),
  productType: z.string().max(255).optional(),
  vendor: text.optional(),
  tags: z.array(text).optional(),
  collections: z.array(text).optional(),
  taxonomy: text.nullable().optional(),
  price: z
    .string()
    .regex(/^\d+(\.\d{1,2})?$/, "must be a price such as 149.99")
    .optional(),
  delivery,
});
export type ProductUpdate = z.infer<typeof productUpdate>;

export const customerUpdate = z.strictObject({
  firstName: text.optional(),
  lastName: text.optional(),
  email: z.email().nullable().optional(),
  tags: z.array(text).optional(),
  delivery,
});
export type CustomerUpdate = z.infer<typeof customerUpdate>;

export const customerMerge = z.strictObject({
  /** The record that stays. */
  intoId: z.union([z.string().regex(/^\d+$/), z.number().int().positive()]).transform(String),
  delivery,
});

export const deliveryOnly = z.strictObject({ delivery });
