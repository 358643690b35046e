// By what products, customers and orders can be searched. `default` is what a bare word looks at.
import type { Customer, Product } from "../../catalogue/types.ts";
import type { Order } from "../../checkout/order.ts";
import { orderName } from "../../checkout/order-payload.ts";
import type { SearchTerms } from "./search.ts";

export const productTerms: SearchTerms<Product> = {
  default: (product) => [product.title, product.vendor, product.productType, ...product.tags],
  id: (product) => product.id,
  title: (product) => product.title,
  handle: (product) => product.handle,
  vendor: (product) => product.vendor,
  product_type: (product) => product.productType,
  tag: (product) => product.tags,
  sku: (product) => product.variants.map((variant) => variant.sku),
  status: () => "active",
  gift_card: (product) => String(product.giftCard),
  updated_at: (product) => product.updatedAt,
};

export const customerTerms: SearchTerms<Customer> = {
  default: (customer) => [`${customer.firstName} ${customer.lastName}`, customer.email ?? "", customer.id],
  id: (customer) => customer.id,
  email: (customer) => customer.email,
  first_name: (customer) => customer.firstName,
  last_name: (customer) => customer.lastName,
  tag: (customer) => customer.tags,
  country: (customer) => customer.address.country,
  updated_at: (customer) => customer.updatedAt,
};

export const orderTerms: SearchTerms<Order> = {
  default: (order) => [orderName(order), order.email ?? ""],
  id: (order) => order.id,
  name: (order) => [orderName(order), orderName(order).slice(1)],
  email: (order) => order.email,
  customer_id: (order) => order.customer?.id ?? null,
  financial_status: (order) => order.financialStatus,
  status: (order) => (order.cancelledAt === null ? ["open", "any"] : ["cancelled", "any"]),
  test: (order) => String(order.test),
  tag: (order) => order.tags,
  source_name: (order) => order.source,
  discount_code: (order) => order.discount?.code ?? null,
  created_at: (order) => order.createdAt,
  processed_at: (order) => order.createdAt,
  updated_at: (order) => order.updatedAt,
};
