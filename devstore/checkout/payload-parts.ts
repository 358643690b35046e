// The pieces of an order payload: money in shop and presentment currency, lines, shipping, discounts, customer, address.
import { gid } from "../catalogue/ids.ts";
import type { Customer } from "../catalogue/types.ts";
import { exactNumber } from "../exact-json.ts";
import { exampleElement, examplePayload, type Payload } from "./example.ts";
import { converted, textFromMinor } from "./money.ts";
import type { Order, OrderLine, ShopFacts } from "./order.ts";
import { shopTime } from "./shop-time.ts";
import { lineNetMinor, taxWithin } from "./totals.ts";

/** Writes amounts of one order: as text in its shop currency, and as Shopify's pair of shop and presentment money. */
export function moneyWriter(order: Order) {
  const { currency, presentmentCurrency } = order;
  const text = (minor: number) => textFromMinor(minor, currency);
  const set = (minor: number) => ({
    shop_money: { amount: text(minor), currency_code: currency },
    presentment_money: {
      amount: textFromMinor(converted(minor, currency, presentmentCurrency), presentmentCurrency),
      currency_code: presentmentCurrency,
    },
  });
  return { text, set };
}
export type MoneyWriter = ReturnType<typeof moneyWriter>;

export function taxLines(grossMinor: number, shop: ShopFacts, money: MoneyWriter): Payload[] {
  const tax = taxWithin(grossMinor, shop.taxPercent);
  if (tax === 0) return [];
  const rate = shop.taxPercent / 100;
  return [{ price: money.text(tax), rate, title: shop.taxTitle, price_set: money.set(tax), channel_liable: false }];
}

const allocations = (minor: number, money: MoneyWriter): Payload[] =>
  minor === 0 ? [] : [{ amount: money.text(minor), amount_set: money.set(minor), discount_application_index: 0 }];

export function lineItem(line: OrderLine, shop: ShopFacts, money: MoneyWriter): Payload {
  const left = line.quantity - line.refundedQuantity;
  return {
    ...exampleElement("orders/create", "line_items"),
    id: exactNumber(line.id),
    admin_graphql_api_id: gid("LineItem", line.id),
    attributed_staffs: [],
    current_quantity: left,
    fulfillable_quantity: left,
    gift_card: line.giftCard,
    grams: line.grams,
    name: line.variantTitle === null ? line.title : `${line.title} - ${line.variantTitle}`,
    price: money.text(line.unitMinor),
    price_set: money.set(line.unitMinor),
    product_exists: line.productId !== null,
    product_id: line.productId === null ? null : exactNumber(line.productId),
    quantity: line.quantity,
    requires_shipping: !line.giftCard,
    sku: line.sku,
    title: line.title,
    // Shopify counts code discounts in discount_allocations only; total_discount holds manual line discounts.
    total_discount: money.text(0),
    total_discount_set: money.set(0),
    variant_id: line.variantId === null ? null : exactNumber(line.variantId),
    variant_title: line.variantTitle,
    vendor: line.vendor,
    tax_lines: taxLines(lineNetMinor(line), shop, money),
    discount_allocations: allocations(line.discountMinor, money),
  };
}

export function shippingLine(order: Order, money: MoneyWriter): Payload {
  const { id, title, priceMinor, discountMinor } = order.shipping;
  const net = priceMinor - discountMinor;
  const refunded = order.refunds.reduce((whole, refund) => whole + refund.shippingMinor, 0);
  return {
    ...exampleElement("orders/create", "shipping_lines"),
    id: exactNumber(id),
    code: title,
    title,
    price: money.text(priceMinor),
    price_set: money.set(priceMinor),
    discounted_price: money.text(net),
    discounted_price_set: money.set(net),
    current_discounted_price_set: money.set(net - refunded),
    discount_allocations: allocations(discountMinor, money),
  };
}

export function discountFields(order: Order, money: MoneyWriter): Payload {
  const { discount } = order;
  if (discount === null) return { discount_codes: [], discount_applications: [] };
  const { code, kind, value, amountMinor } = discount;
  const shipping = kind === "shipping";
  return {
    discount_codes: [{ code, amount: money.text(amountMinor), type: kind }],
    discount_applications: [
      {
        target_type: shipping ? "shipping_line" : "line_item",
        type: "discount_code",
        value,
        value_type: kind === "fixed_amount" ? "fixed_amount" : "percentage",
        allocation_method: shipping ? "each" : "across",
        target_selection: order.lines.every((line) => line.discountMinor > 0) || shipping ? "all" : "entitled",
        code,
      },
    ],
  };
}

export function addressFields(customer: Customer): Payload {
  const { address, firstName, lastName } = customer;
  return {
    first_name: firstName,
    last_name: lastName,
    name: `${firstName} ${lastName}`,
    company: null,
    address1: address.address1,
    address2: null,
    city: address.city,
    zip: address.zip,
    province: address.province,
    province_code: address.provinceCode,
    country: address.country,
    country_code: address.countryCode,
    phone: null,
  };
}

/** The customer as the orders and customers topics carry it. */
export function customerFields(customer: Customer, currency: string, timeZone: string): Payload {
  return {
    ...(examplePayload("orders/create")["customer"] as Payload),
    id: exactNumber(customer.id),
    admin_graphql_api_id: gid("Customer", customer.id),
    created_at: shopTime(customer.createdAt, timeZone),
    updated_at: shopTime(customer.updatedAt, timeZone),
    first_name: customer.firstName,
    last_name: customer.lastName,
    email: customer.email,
    currency,
    default_address: {
      id: exactNumber(customer.addressId),
      customer_id: exactNumber(customer.id),
      ...addressFields(customer),
      country_name: customer.address.country,
      default: true,
    },
  };
}
