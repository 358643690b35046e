// What the store remembers of an order. Amounts are minor units of `currency`; the webhook payload is computed from this.
// Ids are digits in a string. Nothing here is derived: totals come from `totals.ts`, texts from the payload modules.
import type { Customer } from "../catalogue/types.ts";

export interface OrderLine {
  id: string;
  productId: string | null;
  variantId: string | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  quantity: number;
  unitMinor: number;
  /** This line's share of the order's discounts. */
  discountMinor: number;
  refundedQuantity: number;
  grams: number;
  giftCard: boolean;
}

export interface AppliedDiscount {
  code: string;
  kind: "percentage" | "fixed_amount" | "shipping";
  /** As Shopify writes it: "10.0" for ten per cent, "5.00" for five off, "100.0" for free shipping. */
  value: string;
  amountMinor: number;
}

export interface RefundLine {
  id: string;
  lineId: string;
  quantity: number;
  subtotalMinor: number;
}

export interface Refund {
  id: string;
  transactionId: string;
  adjustmentId: string;
  createdAt: number;
  note: string | null;
  lines: RefundLine[];
  shippingMinor: number;
  /** Money given back for no item in particular. */
  goodwillMinor: number;
}

type FinancialStatus = "pending" | "authorized" | "paid" | "partially_refunded" | "refunded" | "voided";

export interface Order {
  sequence: number;
  id: string;
  token: string;
  currency: string;
  presentmentCurrency: string;
  customer: Customer | null;
  email: string | null;
  lines: OrderLine[];
  shipping: { id: string; title: string; priceMinor: number; discountMinor: number };
  discount: AppliedDiscount | null;
  paymentMethod: string;
  source: string;
  test: boolean;
  financialStatus: FinancialStatus;
  cancelReason: string | null;
  tags: string[];
  note: string | null;
  refunds: Refund[];
  createdAt: number;
  updatedAt: number;
  cancelledAt: number | null;
}

/** The fixed facts of the shop that an order payload needs. */
export interface ShopFacts {
  domain: string;
  currency: string;
  timeZone: string;
  /** Tax contained in every price, in per cent. */
  taxPercent: number;
  taxTitle: string;
}
