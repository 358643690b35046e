// Worked examples of what happens to points when an order changes. The table of docs/refunds.md is made from them, and each
// is a test.
import type { ShopSettings } from "../../rewards/programme/settings.ts";
import type { Payload } from "../support/orders.ts";

export interface Example {
  /** What the reader sees: the order, what happens to it, and why the rest is what it is. */
  order: string;
  happens: string;
  why: string;
  settings?: Partial<ShopSettings>;
  currency?: string;
  created: OrderWish;
  events: ((wish: OrderWish) => { topic: string; payload: Payload })[];
  earned: number;
  left: number;
}

/** Amounts in major units, as text. */
export interface OrderWish {
  total: string;
  shipping?: string;
  tax?: string;
  taxesIncluded?: boolean;
  currency?: string;
  paid?: boolean;
  lines: { price: string; quantity?: number; productId?: string; giftCard?: boolean }[];
}

interface RefundWish {
  lines?: { line: number; quantity?: number; amount: string; tax?: string }[];
  shipping?: string;
  /** Goodwill (or a fee withheld, negative) and tax given back by themselves. */
  other?: string;
  otherTax?: string;
  /** Null: no money moved. Absent: the sum of all that is named. */
  money?: string | null;
  moneyCurrency?: string;
  status?: string;
  gateway?: string;
  minute?: number;
}

const orderId = "777";
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString();
const lineId = (line: number) => `88${line}`;
let refunds = 0;

export function stateOf(wish: OrderWish, minute = 0, overrides: Payload = {}): Payload {
  const money = (amount: string) => ({ shop_money: { amount, currency_code: wish.currency ?? "USD" } });
  return {
    admin_graphql_api_id: `gid://shopify/Order/${orderId}`,
    created_at: at(0),
    updated_at: at(minute),
    currency: wish.currency ?? "USD",
    financial_status: wish.paid === false ? "pending" : "paid",
    taxes_included: wish.taxesIncluded ?? false,
    total_price_set: money(wish.total),
    subtotal_price_set: money(wish.total),
    total_tax_set: money(wish.tax ?? "0"),
    total_shipping_price_set: money(wish.shipping ?? "0"),
    customer: { admin_graphql_api_id: "gid://shopify/Customer/55" },
    line_items: wish.lines.map((line, place) => ({
      admin_graphql_api_id: `gid://shopify/LineItem/${lineId(place)}`,
      product_id: line.productId ?? null,
      quantity: line.quantity ?? 1,
      gift_card: line.giftCard ?? false,
      price_set: money(line.price),
    })),
    ...overrides,
  };
}

const refunded =
  (refund: RefundWish): Example["events"][number] =>
  (wish) => {
    const currency = wish.currency ?? "USD";
    const money = (amount: string) => ({ shop_money: { amount, currency_code: currency } });
    const sum = [
      ...(refund.lines ?? []).flatMap((line) => [line.amount, wish.taxesIncluded ? "0" : (line.tax ?? "0")]),
      refund.shipping ?? "0",
      refund.other ?? "0",
      refund.otherTax ?? "0",
    ].reduce((total, amount) => total + Number(amount), 0);
    const amount = refund.money === undefined ? sum.toFixed(3) : refund.money;
    return {
      topic: "refunds/create",
      payload: {
        admin_graphql_api_id: `gid://shopify/Refund/${++refunds}`,
        order_id: orderId,
        created_at: at(refund.minute ?? 10),
        refund_line_items: (refund.lines ?? []).map((line) => ({
          line_item_id: lineId(line.line),
          quantity: line.quantity ?? 1,
          subtotal_set: money(line.amount),
          total_tax_set: money(line.tax ?? "0"),
        })),
        refund_shipping_lines: refund.shipping ? [{ subtotal_amount_set: money(refund.shipping) }] : [],
        order_adjustments:
          refund.other || refund.otherTax
            ? [
                {
                  kind: "refund_discrepancy",
                  amount_set: money(String(-Number(refund.other ?? 0))),
                  tax_amount_set: money(String(-Number(refund.otherTax ?? 0))),
                },
              ]
            : [],
        transactions:
          amount === null
            ? []
            : [
                {
                  kind: "refund",
                  status: refund.status ?? "success",
                  amount,
                  currency: refund.moneyCurrency ?? currency,
                  gateway: refund.gateway ?? "shopify_payments",
                },
              ],
      },
    };
  };

const cancelled: Example["events"][number] = (wish) => ({
  topic: "orders/cancelled",
  payload: stateOf(wish, 40, { cancelled_at: at(40) }),
});

const editedTo =
  (changed: OrderWish): Example["events"][number] =>
  () => ({ topic: "orders/updated", payload: stateOf(changed, 30) });

const headphones: OrderWish = { total: "149.99", lines: [{ price: "149.99", productId: "1" }] };
const plain = (total: string, overrides: Partial<OrderWish> = {}): OrderWish => ({
  total,
  lines: [{ price: total }],
  ...overrides,
});

export const examples: readonly Example[] = [
  {
    order: "149.99, electronics: 150 points and a badge of 15",
    happens: "49.99 are refunded",
    why: "100.00 of 149.99 are left: 150 x 100.00 / 149.99 = 100.0, and of the badge's 15 points 10.0",
    created: headphones,
    events: [refunded({ lines: [{ line: 0, amount: "49.99" }] })],
    earned: 165,
    left: 110,
  },
  {
    order: "149.99, electronics: 150 points and a badge of 15",
    happens: "all of it is refunded",
    why: "a full refund takes everything, the badge's points too; the badge itself stays, unless the merchant has set otherwise",
    created: headphones,
    events: [refunded({ lines: [{ line: 0, amount: "149.99" }] })],
    earned: 165,
    left: 0,
  },
  {
    order: "10.00: 10 points",
    happens: "3.33, 3.33 and 3.34 are refunded",
    why: "each step is reckoned from the whole (7, then 3, then 0), so the parts take exactly what was earned",
    created: plain("10.00"),
    events: [
      refunded({ lines: [{ line: 0, amount: "3.33" }] }),
      refunded({ lines: [{ line: 0, amount: "3.33" }] }),
      refunded({ lines: [{ line: 0, amount: "3.34" }] }),
    ],
    earned: 10,
    left: 0,
  },
  {
    order: "100.00: 100 points",
    happens: "0.40, 0.40 and 0.40 are refunded",
    why: "98.80 are left, rounded half up to 99: three small refunds take one point, as one of 1.20 does",
    created: plain("100.00"),
    events: [
      refunded({ lines: [{ line: 0, amount: "0.40" }] }),
      refunded({ lines: [{ line: 0, amount: "0.40" }] }),
      refunded({ lines: [{ line: 0, amount: "0.40" }] }),
    ],
    earned: 100,
    left: 99,
  },
  {
    order: "100.00 with 10.00 shipping: 110 points",
    happens: "the shipping is refunded",
    why: "shipping has earned in this shop",
    created: { total: "110.00", shipping: "10.00", lines: [{ price: "100.00" }] },
    events: [refunded({ shipping: "10.00" })],
    earned: 110,
    left: 100,
  },
  {
    order: "100.00 with 10.00 shipping, which does not earn: 100 points",
    happens: "the shipping is refunded",
    why: "what has not earned takes nothing",
    settings: { shippingEarns: false },
    created: { total: "110.00", shipping: "10.00", lines: [{ price: "100.00" }] },
    events: [refunded({ shipping: "10.00" })],
    earned: 100,
    left: 100,
  },
  {
    order: "100.00 and 8.00 tax: 108 points",
    happens: "the tax is refunded by itself",
    why: "tax has earned in this shop",
    created: { total: "108.00", tax: "8.00", lines: [{ price: "100.00" }] },
    events: [refunded({ otherTax: "8.00" })],
    earned: 108,
    left: 100,
  },
  {
    order: "100.00 and 8.00 tax, which does not earn: 100 points",
    happens: "the tax is refunded by itself",
    why: "what has not earned takes nothing",
    settings: { taxEarns: false },
    created: { total: "108.00", tax: "8.00", lines: [{ price: "100.00" }] },
    events: [refunded({ otherTax: "8.00" })],
    earned: 100,
    left: 100,
  },
  {
    order: "two items of 54.00, of which 4.00 are tax that prices contain and that does not earn: 100 points",
    happens: "one item is refunded",
    why: "54.00 went back, 50.00 of them had earned",
    settings: { taxEarns: false },
    created: { total: "108.00", tax: "8.00", taxesIncluded: true, lines: [{ price: "54.00", quantity: 2 }] },
    events: [refunded({ lines: [{ line: 0, amount: "54.00", tax: "4.00" }] })],
    earned: 100,
    left: 50,
  },
  {
    order: "100.00: 100 points",
    happens: "5.00 are given back as goodwill, no goods",
    why: "the customer has paid 95.00",
    created: plain("100.00"),
    events: [refunded({ other: "5.00" })],
    earned: 100,
    left: 95,
  },
  {
    order: "two items of 50.00: 100 points",
    happens: "one comes back; 10.00 of its price are withheld as a fee",
    why: "40.00 went back, so 60.00 have been paid",
    created: { total: "100.00", lines: [{ price: "50.00", quantity: 2 }] },
    events: [refunded({ lines: [{ line: 0, amount: "50.00" }], other: "-10.00" })],
    earned: 100,
    left: 60,
  },
  {
    order: "two items of 50.00, paid: 100 points",
    happens: "one is put back on the shelf, and no money moves",
    why: "the customer has still paid 100.00",
    created: { total: "100.00", lines: [{ price: "50.00", quantity: 2 }] },
    events: [refunded({ lines: [{ line: 0, amount: "50.00" }], money: null })],
    earned: 100,
    left: 100,
  },
  {
    order: "two items of 50.00, not yet paid: 100 points",
    happens: "one is taken out of the order, and no money moves",
    why: "the customer will pay 50.00",
    created: { total: "100.00", paid: false, lines: [{ price: "50.00", quantity: 2 }] },
    events: [refunded({ lines: [{ line: 0, amount: "50.00" }], money: null })],
    earned: 100,
    left: 50,
  },
  {
    order: "100.00 of goods and a gift card of 25.00, which does not earn: 100 points",
    happens: "the gift card is refunded",
    why: "what has not earned takes nothing",
    settings: { giftCardsEarn: false },
    created: { total: "125.00", lines: [{ price: "100.00" }, { price: "25.00", giftCard: true }] },
    events: [refunded({ lines: [{ line: 1, amount: "25.00" }] })],
    earned: 100,
    left: 100,
  },
  {
    order: "100.00: 100 points",
    happens: "30.00 are refunded as store credit",
    why: "store credit is money back like any other",
    created: plain("100.00"),
    events: [refunded({ lines: [{ line: 0, amount: "30.00" }], gateway: "shopify_store_credit" })],
    earned: 100,
    left: 70,
  },
  {
    order: "100.00: 100 points",
    happens: "a refund of 30.00 whose payment fails",
    why: "the customer got nothing back",
    created: plain("100.00"),
    events: [refunded({ lines: [{ line: 0, amount: "30.00" }], status: "failure" })],
    earned: 100,
    left: 100,
  },
  {
    order: "100.00, paid in euros: 100 points",
    happens: "goods of 30.00 are refunded, as 27.60 EUR",
    why: "what the goods were worth in the shop's currency counts",
    created: plain("100.00"),
    events: [refunded({ lines: [{ line: 0, amount: "30.00" }], money: "27.60", moneyCurrency: "EUR" })],
    earned: 100,
    left: 70,
  },
  {
    order: "an item of 40.00 and one of 60.00: 100 points",
    happens: "the first is exchanged for one of 70.00",
    why: "the exchange adds 70.00 to the order, the return gives 40.00 back: 130.00 are paid",
    created: { total: "100.00", lines: [{ price: "40.00" }, { price: "60.00" }] },
    events: [
      editedTo({ total: "170.00", lines: [{ price: "40.00" }, { price: "60.00" }, { price: "70.00" }] }),
      refunded({ lines: [{ line: 0, amount: "40.00" }], minute: 35 }),
    ],
    earned: 100,
    left: 130,
  },
  {
    order: "149.99, electronics: 150 points and a badge of 15",
    happens: "an edit adds an item of 50.01",
    why: "200.00 earn 200; a badge's points do not grow",
    created: headphones,
    events: [editedTo({ total: "200.00", lines: [{ price: "149.99", productId: "1" }, { price: "50.01" }] })],
    earned: 165,
    left: 215,
  },
  {
    order: "100.00: 100 points",
    happens: "it is cancelled, and the money is kept",
    why: "a cancellation takes back everything",
    created: plain("100.00"),
    events: [cancelled],
    earned: 100,
    left: 0,
  },
  {
    order: "100.00: 100 points",
    happens: "40.00 are refunded, then it is cancelled and the rest refunded",
    why: "never more than was earned",
    created: plain("100.00"),
    events: [
      refunded({ lines: [{ line: 0, amount: "40.00" }] }),
      refunded({ lines: [{ line: 0, amount: "60.00" }] }),
      cancelled,
    ],
    earned: 100,
    left: 0,
  },
  {
    order: "2,000 JPY, which has no decimals: 2,000 points",
    happens: "501 JPY are refunded",
    why: "1,499 are left",
    currency: "JPY",
    created: plain("2000", { currency: "JPY" }),
    events: [refunded({ lines: [{ line: 0, amount: "501" }] })],
    earned: 2_000,
    left: 1_499,
  },
  {
    order: "12.345 KWD, which has three decimals: 12 points",
    happens: "0.345 KWD are refunded",
    why: "12 x 12.000 / 12.345 = 11.66, rounded to 12",
    currency: "KWD",
    created: plain("12.345", { currency: "KWD" }),
    events: [refunded({ lines: [{ line: 0, amount: "0.345" }] })],
    earned: 12,
    left: 12,
  },
  {
    order: "free, electronics: no points for money, a badge of 15",
    happens: "it is cancelled",
    why: "a badge's points are taken back with the rest",
    created: { total: "0.00", lines: [{ price: "0.00", productId: "1" }] },
    events: [cancelled],
    earned: 15,
    left: 0,
  },
];

/** The table of docs/refunds.md. */
export const exampleTable = (): string =>
  [
    "| An order | What happens | Points before | Points after | Why |",
    "| --- | --- | ---: | ---: | --- |",
    ...examples.map(
      ({ order, happens, earned, left, why }) => `| ${order} | ${happens} | ${earned} | ${left} | ${why} |`,
    ),
  ].join("\n");
