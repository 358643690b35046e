// From an order to what earns: amounts by the merchant's settings and the currency's digits, reasons why not, and actions.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exponentOf, majorText, minorUnits } from "../../rewards/money.ts";
import { actionsOf } from "../../rewards/orders/actions.ts";
import { orderAmounts } from "../../rewards/orders/amount.ts";
import { type OrderPayload, orderPayload as schema } from "../../rewards/orders/payload.ts";
import { whyNotCounted } from "../../rewards/orders/standing.ts";
import { type ShopSettings, shopSettings } from "../../rewards/programme/settings.ts";
import { type OrderWish, orderPayload } from "../support/orders.ts";

const parse = (wish: OrderWish): OrderPayload => schema.parse(orderPayload(wish));
const settings = (overrides: Partial<ShopSettings> = {}): ShopSettings => shopSettings.parse(overrides);
const set = (amount: string, currency = "USD") => ({ shop_money: { amount, currency_code: currency } });

describe("money", () => {
  it("has the currency's own digits: 2 for USD, 0 for JPY, 3 for KWD", () => {
    expect(["USD", "JPY", "KWD"].map(exponentOf)).toEqual([2, 0, 3]);
    expect(minorUnits("149.99", 2)).toBe(14_999);
    expect(minorUnits("1500", 0)).toBe(1_500);
    expect(minorUnits("1.2345", 3)).toBe(1_235);
    expect(minorUnits("-0.005", 2)).toBe(-1);
  });

  it("is refused when it is no decimal number or too large to be exact", () => {
    for (const text of ["", "1,5", "1e3", ".5", "NaN", "99999999999999999"]) expect(minorUnits(text, 2)).toBeNull();
  });

  it("survives the way to text and back, in every currency", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (minor, exponent) => {
        expect(minorUnits(majorText(minor, exponent), exponent)).toBe(minor);
      }),
    );
  });
});

describe("the amount that earns", () => {
  const order = parse({
    total: "118.00",
    items: [{ price: "80.00" }, { price: "20.00", giftCard: true }],
    overrides: {
      subtotal_price_set: set("100.00"),
      total_tax_set: set("8.00"),
      total_shipping_price_set: set("10.00"),
    },
  });
  const earning = (overrides: Partial<ShopSettings>) => orderAmounts(order, settings(overrides), 2).earning;

  it("is the total by default", () => expect(earning({})).toBe(11_800));
  it("leaves out tax, shipping and gift cards as the merchant says", () => {
    expect(earning({ taxEarns: false })).toBe(11_000);
    expect(earning({ shippingEarns: false })).toBe(10_800);
    expect(earning({ giftCardsEarn: false })).toBe(9_800);
    expect(earning({ taxEarns: false, shippingEarns: false, giftCardsEarn: false })).toBe(8_000);
  });
  it("is the subtotal if the merchant says so, less the tax that prices include", () => {
    expect(earning({ basis: "subtotal" })).toBe(10_000);
    const included = parse({
      overrides: { taxes_included: true, subtotal_price_set: set("100.00"), total_tax_set: set("8.00") },
    });
    expect(orderAmounts(included, settings({ basis: "subtotal", taxEarns: false }), 2).earning).toBe(9_200);
  });
  it("is never negative", () => {
    const gift = parse({ total: "10.00", items: [{ price: "20.00", giftCard: true }] });
    expect(orderAmounts(gift, settings({ giftCardsEarn: false }), 2).earning).toBe(0);
  });
});

describe("an order that does not count", () => {
  const reasons = (wish: OrderWish, overrides: Partial<ShopSettings> = {}) => {
    const order = parse(wish);
    return whyNotCounted(order, orderAmounts(order, settings(overrides), 2), settings(overrides));
  };

  it("says every reason", () => {
    const at = "2026-03-02T10:00:00Z";
    expect(reasons({ customerId: null, overrides: { test: true, cancelled_at: at } })).toEqual([
      "test_order",
      "cancelled",
      "no_customer",
    ]);
    expect(reasons({ overrides: { source_name: "pos" } }, { pointOfSaleEarns: false })).toEqual(["point_of_sale"]);
    expect(reasons({ overrides: { source_name: "shopify_draft_order" } }, { draftOrdersEarn: false })).toEqual([
      "draft_order",
    ]);
    expect(reasons({ total: "9.99" }, { minimumAmountMinor: 1_000 })).toEqual(["below_minimum"]);
  });

  it("is none of these by default", () => {
    expect(reasons({})).toEqual([]);
    expect(reasons({ overrides: { source_name: "pos" } })).toEqual([]);
    expect(reasons({ overrides: { test: true } }, { testOrdersEarn: true })).toEqual([]);
  });
});

describe("the actions of an order", () => {
  const products = new Map([["1", { categories: ["electronics", "premium"], tags: ["premium"], vendor: "Acme" }]]);
  const actions = (wish: OrderWish, timeZone = "America/New_York") => {
    const order = parse(wish);
    return actionsOf(order, { amounts: orderAmounts(order, settings(), 2), settings: settings(), timeZone, products });
  };

  it("are one purchase, and one bulk_purchase from two items on, quantities summed", () => {
    expect(actions({ items: [{ quantity: 1 }] }).map((action) => action.name)).toEqual(["purchase"]);
    expect(actions({ items: [{ quantity: 2 }] }).map((action) => action.name)).toEqual(["purchase", "bulk_purchase"]);
    expect(actions({ items: [{}, {}] }).map((action) => action.name)).toEqual(["purchase", "bulk_purchase"]);
  });

  it("carry what rules ask for, with the hour and weekday of the shop's own clock", () => {
    const wish: OrderWish = {
      total: "149.99",
      items: [{ productId: "1" }, { productId: "404" }],
      at: "2026-03-02T03:30:00Z",
      overrides: {
        source_name: "subscription_contract_checkout_one",
        tags: "vip, summer",
        discount_codes: [{ code: "SAVE10" }],
        payment_gateway_names: ["shopify_payments"],
        shipping_address: { country_code: "DE" },
      },
    };
    expect(actions(wish)[0]?.details).toMatchObject({
      amount: 14_999,
      currency: "USD",
      category: ["electronics", "premium"],
      items_count: 2,
      payment_method: ["shopify_payments"],
      discount_codes: ["save10"],
      product_ids: ["1", "404"],
      vendors: ["Acme"],
      tags: ["vip", "summer"],
      source: "subscription",
      country: "DE",
      hour: 22,
      weekday: "sunday",
    });
    expect(actions(wish, "Asia/Tokyo")[0]?.details).toMatchObject({ hour: 12, weekday: "monday" });
  });
});
