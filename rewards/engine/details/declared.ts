// The details that Encore itself sends with `purchase` and `bulk_purchase`, those of their line items, and of an `anniversary`.
// Names and kinds come from docs "From an order to actions"; a merchant's own details are declared in the programme.
import type { DetailDeclaration } from "../programme-types.ts";

export type Declarations = Readonly<Record<string, DetailDeclaration>>;

export const purchaseDetails: Declarations = {
  amount: { kind: "money", label: "Order amount that earns" },
  subtotal: { kind: "money", label: "Subtotal after discounts" },
  discount: { kind: "money", label: "Discount" },
  shipping: { kind: "money", label: "Shipping" },
  tax: { kind: "money", label: "Tax" },
  currency: { kind: "text", label: "Currency code" },
  category: { kind: "list", label: "Categories" },
  items_count: { kind: "number", label: "Number of items" },
  payment_method: { kind: "list", label: "Payment methods" },
  discount_codes: { kind: "list", label: "Discount codes" },
  product_ids: { kind: "list", label: "Product ids" },
  skus: { kind: "list", label: "SKUs" },
  vendors: { kind: "list", label: "Vendors" },
  tags: { kind: "list", label: "Order tags" },
  customer_tags: { kind: "list", label: "Customer tags" },
  source: { kind: "text", label: "Sales channel" },
  order_sequence: { kind: "number", label: "Which order of the customer (1 is the first)" },
  country: { kind: "text", label: "Country code" },
  hour: { kind: "number", label: "Hour of the day (shop time)" },
  weekday: { kind: "text", label: "Day of the week (shop time)" },
};

export const anniversaryDetails: Declarations = {
  years: { kind: "number", label: "Years since the first order" },
  customer_days: { kind: "number", label: "Days since the first order" },
};

/** By the names of the actions that Encore sends by itself. */
export const detailsOfOwnActions: Readonly<Record<string, Declarations>> = {
  purchase: purchaseDetails,
  bulk_purchase: purchaseDetails,
  anniversary: anniversaryDetails,
};

export const lineItemDetails: Declarations = {
  product_id: { kind: "text", label: "Product id" },
  title: { kind: "text", label: "Title" },
  sku: { kind: "text", label: "SKU" },
  vendor: { kind: "text", label: "Vendor" },
  category: { kind: "list", label: "Categories" },
  tags: { kind: "list", label: "Product tags" },
  quantity: { kind: "number", label: "Quantity" },
  price: { kind: "money", label: "Price of one" },
  amount: { kind: "money", label: "Line amount after discounts" },
  gift_card: { kind: "boolean", label: "Is a gift card" },
};
