// What earns in a shop. Every setting here is obeyed by rewards/orders; what is not implemented is not a setting.
import { z } from "zod";

export const shopSettings = z.object({
  /** Points for each whole unit of currency of the earning amount, rounded half up. */
  pointsPerUnit: z.number().int().min(0).max(10_000).default(1),
  /** The order's total, or its subtotal after discounts. */
  basis: z.enum(["total", "subtotal"]).default("total"),
  /** Of the total: whether tax and shipping earn. */
  taxEarns: z.boolean().default(true),
  shippingEarns: z.boolean().default(true),
  /** Whether buying a gift card earns. */
  giftCardsEarn: z.boolean().default(true),
  testOrdersEarn: z.boolean().default(false),
  draftOrdersEarn: z.boolean().default(true),
  pointOfSaleEarns: z.boolean().default(true),
  /** Orders whose earning amount is below this do not count; minor units of the shop's currency. */
  minimumAmountMinor: z.number().int().min(0).default(0),
});

export type ShopSettings = z.output<typeof shopSettings>;
