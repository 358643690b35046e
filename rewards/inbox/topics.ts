// Every topic that Encore subscribes to and the fields that it keeps of it: no name, no address, no e-mail. The same lists
// make up the `include_fields` of shopify.app.toml (a test compares them).

const money = (name: string) => [`${name}.shop_money.amount`, `${name}.shop_money.currency_code`];

const refundFields = [
  "admin_graphql_api_id",
  "created_at",
  ...[
    "line_item_id",
    "line_item.admin_graphql_api_id",
    "quantity",
    ...money("subtotal_set"),
    ...money("total_tax_set"),
  ].map((field) => `refund_line_items.${field}`),
  ...[...money("subtotal_amount_set"), ...money("tax_amount_set")].map((field) => `refund_shipping_lines.${field}`),
  ...["kind", ...money("amount_set"), ...money("tax_amount_set")].map((field) => `order_adjustments.${field}`),
  ...["kind", "status", "amount", "currency"].map((field) => `transactions.${field}`),
];

const lineItemFields = [
  "admin_graphql_api_id",
  "product_id",
  "variant_id",
  "quantity",
  "sku",
  "vendor",
  "title",
  "gift_card",
  ...money("price_set"),
  ...money("discount_allocations.amount_set"),
].map((field) => `line_items.${field}`);

const orderFields = [
  "admin_graphql_api_id",
  "created_at",
  "processed_at",
  "updated_at",
  "cancelled_at",
  "test",
  "currency",
  "financial_status",
  "fulfillment_status",
  "source_name",
  "payment_gateway_names",
  "taxes_included",
  ...money("total_price_set"),
  ...money("subtotal_price_set"),
  ...money("total_tax_set"),
  ...money("total_shipping_price_set"),
  ...money("total_discounts_set"),
  "discount_codes.code",
  "tags",
  "customer.admin_graphql_api_id",
  "customer.tags",
  "shipping_address.country_code",
  "billing_address.country_code",
  ...lineItemFields,
  ...refundFields.map((field) => `refunds.${field}`),
];

const productFields = ["admin_graphql_api_id", "id", "updated_at"];
const customerFields = ["admin_graphql_api_id", "id", "updated_at"];

/** Every topic that Encore subscribes to, and the fields that it keeps of it. */
export const topics: Readonly<Record<string, readonly string[]>> = {
  "orders/create": orderFields,
  "orders/updated": orderFields,
  "orders/paid": orderFields,
  "orders/cancelled": orderFields,
  "orders/edited": ["order_edit.order_id", "order_edit.committed_at"],
  "orders/delete": ["id"],
  "refunds/create": ["order_id", ...refundFields],
  "products/update": productFields,
  "products/delete": ["id"],
  "customers/create": customerFields,
  "customers/update": customerFields,
  "customers/delete": customerFields,
  "customers/merge": [
    "admin_graphql_api_customer_kept_id",
    "admin_graphql_api_customer_deleted_id",
    "admin_graphql_api_job_id",
    "status",
  ],
  "app/uninstalled": ["admin_graphql_api_id", "id"],
  "app/scopes_update": ["id", "previous", "current", "updated_at"],
  "customers/data_request": ["shop_domain", "customer.id", "orders_requested", "data_request.id"],
  "customers/redact": ["shop_domain", "customer.id", "orders_to_redact"],
  "shop/redact": ["shop_id", "shop_domain"],
};

/**
 * Not a subscription: an order that Encore has read from Shopify, put into the inbox to go the way of all orders. The
 * webhook door refuses it.
 */
export const readOrderTopic = "encore/order";

/** What the inbox keeps of each topic. */
export const keptFields: Readonly<Record<string, readonly string[]>> = {
  ...topics,
  [readOrderTopic]: [...orderFields, "silent"],
};

/** What a subscription asks Shopify for: two levels deep, which is what Shopify documents; the door cuts the rest. */
export const includeFields = (topic: string): string[] => [
  ...new Set((topics[topic] ?? []).map((field) => field.split(".").slice(0, 2).join("."))),
];
