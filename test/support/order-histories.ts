// Random orders and what happens to them: created, refunded twice, edited, cancelled, each as Shopify tells it. From a seed,
// so that a failing case can be told again.
import fc from "fast-check";
import { majorText } from "../../rewards/money.ts";
import type { Payload } from "./orders.ts";
import { orderPayload } from "./orders.ts";

export const currencies = { USD: 2, JPY: 0, KWD: 3 } as const;
export type Currency = keyof typeof currencies;

export interface OrderPlan {
  currency: Currency;
  /** In minor units, as everything below. */
  lines: { price: number; quantity: number; discount: number; productId: string | null }[];
  shipping: number;
  /** On top of the prices, or within them. */
  tax: number;
  taxesIncluded: boolean;
  /** What the two refunds give back: of which line how many, how much shipping, how much beside. */
  refunds: { line: number; quantity: number; shipping: number; goodwill: number }[];
  /** What an edit adds to the order's first line. */
  added: number;
  /** Whether the last thing that happens is a cancellation, or another change that leaves it standing. */
  isCancelled: boolean;
}

const line = fc.record({
  price: fc.integer({ min: 1, max: 90_000 }),
  quantity: fc.integer({ min: 1, max: 6 }),
  discount: fc.integer({ min: 0, max: 500 }),
  productId: fc.constantFrom("1", "2", "3", null),
});

export const orderPlan: fc.Arbitrary<OrderPlan> = fc.record({
  currency: fc.constantFrom(...(Object.keys(currencies) as Currency[])),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  shipping: fc.integer({ min: 0, max: 2_000 }),
  tax: fc.integer({ min: 0, max: 3_000 }),
  taxesIncluded: fc.boolean(),
  refunds: fc.tuple(refund(), refund()).map((both) => [...both]),
  added: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50_000 })),
  isCancelled: fc.boolean(),
});

function refund(): fc.Arbitrary<OrderPlan["refunds"][number]> {
  return fc.record({
    line: fc.integer({ min: 0, max: 3 }),
    quantity: fc.integer({ min: 0, max: 3 }),
    shipping: fc.integer({ min: 0, max: 500 }),
    goodwill: fc.integer({ min: 0, max: 700 }),
  });
}

export interface HistoryEvent {
  topic: string;
  payload: Payload;
}

/** How much of a line's price is left after its discount. */
const lineNet = ({ price, quantity, discount }: OrderPlan["lines"][number]) => Math.max(0, price * quantity - discount);

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString();

/** The five events of an order: created, refunded, refunded, changed, and cancelled or changed once more. */
export function historyOf(plan: OrderPlan, ids: { order: string; customer: string }): HistoryEvent[] {
  const money = (minor: number) => ({
    shop_money: { amount: majorText(minor, currencies[plan.currency]), currency_code: plan.currency },
  });
  const state = (minute: number, added: number, overrides: Payload = {}): Payload => {
    const items = plan.lines.reduce((sum, one) => sum + lineNet(one), 0) + added;
    const total = items + plan.shipping + (plan.taxesIncluded ? 0 : plan.tax);
    return {
      ...orderPayload({ id: ids.order, customerId: ids.customer, currency: plan.currency, at: at(0) }),
      updated_at: at(minute),
      taxes_included: plan.taxesIncluded,
      total_price_set: money(total),
      subtotal_price_set: money(items),
      total_tax_set: money(plan.tax),
      total_shipping_price_set: money(plan.shipping),
      line_items: plan.lines.map((one, place) => ({
        admin_graphql_api_id: `gid://shopify/LineItem/${ids.order}${place}`,
        product_id: one.productId,
        quantity: one.quantity,
        sku: null,
        vendor: null,
        title: "Something",
        gift_card: false,
        price_set: money(one.price),
        discount_allocations:
          one.discount === 0 ? [] : [{ amount_set: money(Math.min(one.discount, one.price * one.quantity)) }],
      })),
      refunds: [],
      ...overrides,
    };
  };
  return [
    { topic: "orders/create", payload: state(0, 0) },
    ...plan.refunds.map((_, place) => ({
      topic: "refunds/create",
      payload: refundPayload(plan, place, ids.order, money),
    })),
    { topic: "orders/updated", payload: state(30, plan.added, { financial_status: "partially_refunded" }) },
    plan.isCancelled
      ? { topic: "orders/cancelled", payload: state(40, plan.added, { cancelled_at: at(40) }) }
      : { topic: "orders/updated", payload: state(40, plan.added + 100, { tags: "changed" }) },
  ];
}

function refundPayload(plan: OrderPlan, place: number, order: string, money: (minor: number) => Payload): Payload {
  const back = refundedBy(plan, place);
  return {
    admin_graphql_api_id: `gid://shopify/Refund/${order}${place}`,
    order_id: order,
    created_at: at(10 + place),
    refund_line_items: [
      {
        line_item_id: `${order}${back.line}`,
        quantity: back.quantity,
        subtotal_set: money(back.items),
        total_tax_set: money(0),
      },
    ],
    refund_shipping_lines: [{ subtotal_amount_set: money(back.shipping), tax_amount_set: money(0) }],
    order_adjustments: [{ kind: "refund_discrepancy", amount_set: money(-back.goodwill), tax_amount_set: money(0) }],
    transactions: [
      {
        kind: "refund",
        status: "success",
        amount: majorText(back.items + back.shipping + back.goodwill, currencies[plan.currency]),
        currency: plan.currency,
      },
    ],
  };
}

/** What a refund gives back, in minor units: never more of a line than there is. */
export function refundedBy(plan: OrderPlan, place: number) {
  const wanted = plan.refunds[place] ?? { line: 0, quantity: 0, shipping: 0, goodwill: 0 };
  const index = wanted.line % plan.lines.length;
  const one = plan.lines[index] ?? { price: 0, quantity: 1, discount: 0, productId: null };
  const quantity = Math.min(wanted.quantity, one.quantity);
  const items = Math.floor((lineNet(one) * quantity) / one.quantity / 2);
  return {
    line: index,
    quantity,
    items,
    shipping: Math.min(wanted.shipping, Math.floor(plan.shipping / 2)),
    goodwill: wanted.goodwill,
  };
}

/** Reckoned apart from the code under test: what is left of the order's amount when all has happened. Minor units. */
export function amountsOf(plan: OrderPlan): { created: number; left: number } {
  const created =
    plan.lines.reduce((sum, one) => sum + lineNet(one), 0) + plan.shipping + (plan.taxesIncluded ? 0 : plan.tax);
  const back = plan.refunds.map((_, place) => refundedBy(plan, place));
  const refunded = back.reduce((sum, { items, shipping, goodwill }) => sum + items + shipping + goodwill, 0);
  const left = plan.isCancelled ? 0 : Math.max(0, created + plan.added + 100 - refunded);
  return { created, left };
}

export const permutations = <Entry>(entries: readonly Entry[]): Entry[][] =>
  entries.length < 2
    ? [[...entries]]
    : entries.flatMap((first, place) =>
        permutations(entries.filter((_, other) => other !== place)).map((rest) => [first, ...rest]),
      );
