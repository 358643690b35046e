// Orders add up to the cent, their payloads are Shopify's, and their ids survive in every digit.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { examplePayload } from "../../devstore/checkout/example.ts";
import { parseExact } from "../../devstore/exact-json.ts";
import { eventually, type Harness, post, startHarness } from "./harness.ts";

type Payload = Record<string, unknown> & {
  line_items: Record<string, unknown>[];
  customer: Record<string, unknown> | null;
  refund_line_items: { subtotal: number; quantity: number }[];
  transactions: { amount: string }[];
};
interface OrderBody {
  order: { id: string; totalPrice: string; refunded: string; financialStatus: string; lines: { id: string }[] };
  error?: string;
}

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());
beforeEach(() => {
  harness.receiver.received.length = 0;
});

const order = (body: object) => post<OrderBody>(`${harness.devstore.url}/devstore/orders`, body);
const change = (id: string, what: string, body: object = {}) =>
  post<OrderBody>(`${harness.devstore.url}/devstore/orders/${id}/${what}`, body);

async function announced(topic: string): Promise<{ payload: Payload; text: string }> {
  const find = () => harness.receiver.received.find(({ headers }) => headers["x-shopify-topic"] === topic);
  await eventually(() => find() !== undefined, `a webhook on ${topic}`);
  const text = find()?.body ?? "";
  return { payload: parseExact(text) as Payload, text };
}

describe("an edit", () => {
  test("adds to an order, keeps what it had, and is told as orders/edited, which carries no amounts", async () => {
    const { id } = (await order({ customerId: guide.john.id, lines: [{ title: "A gift box", price: "40.00" }] })).body
      .order;
    const answer = await change(id, "edit", { lines: [{ title: "Engraving", price: "6.00", quantity: 2 }] });
    expect(answer.body.order).toMatchObject({ totalPrice: "52.00", refunded: "0.00", financialStatus: "paid" });
    const [, added] = answer.body.order.lines;
    const { payload, text } = await announced("orders/edited");
    expect(text).toContain(`"order_id":${id}`);
    expect(text).toContain(`"additions":[{"id":${added?.id},"delta":2}]`);
    expect(Object.keys(payload)).toEqual(["order_edit"]);
    expect(answer.status).toBe(200);
    await change(id, "cancel");
    const refused = await change(id, "edit", { lines: [{ title: "Engraving", price: "6.00" }] });
    expect([refused.status, refused.body.error]).toEqual([422, "The order is cancelled and cannot be edited."]);
  });
});

describe("the guide's orders", () => {
  test("John's headphones cost 149.99 in all, shipping and tax included", async () => {
    const answer = await order({ customerId: guide.john.id, lines: [{ productId: guide.headphones.id }] });
    expect(answer.body.order.totalPrice).toBe("149.99");
    const { payload } = await announced("orders/create");
    expect(payload).toMatchObject({
      total_price: "149.99",
      current_total_price: "149.99",
      subtotal_price: "149.99",
      total_price_set: { shop_money: { amount: "149.99", currency_code: "USD" } },
      total_tax: "11.11",
      taxes_included: true,
      financial_status: "paid",
      confirmed: true,
      test: false,
      cancelled_at: null,
      cancel_reason: null,
      customer: { email: "john.doe@example.com" },
    });
    expect(payload["created_at"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[45]:00$/);
  });

  test("John's laptop costs 999.99, and its order has every field of Shopify's example", async () => {
    await order({ customerId: guide.john.id, lines: [{ productId: guide.laptop.id }] });
    const { payload } = await announced("orders/create");
    expect(payload["total_price"]).toBe("999.99");
    expect(Object.keys(payload).sort()).toEqual(Object.keys(examplePayload("orders/create")).sort());
    const [exampleLine] = examplePayload("orders/create")["line_items"] as object[];
    expect(Object.keys(payload.line_items[0] ?? {}).sort()).toEqual(Object.keys(exampleLine ?? {}).sort());
  });

  test("Sarah's basket is two pieces of clothing and three accessories", async () => {
    const lines = guide.sarahsBasket.map(({ id }) => ({ productId: id }));
    await order({ customerId: guide.sarah.id, lines });
    const { payload } = await announced("orders/create");
    expect(payload.line_items).toHaveLength(5);
    expect(guide.sarahsBasket.flatMap(({ collections }) => collections[0])).toEqual([
      "clothing",
      "clothing",
      "accessories",
      "accessories",
      "accessories",
    ]);
  });
});

test("ids above 2^53 are bare integers in the payload, exact in every digit", async () => {
  await order({ customerId: guide.sarah.id, lines: [{ productId: guide.laptop.id }] });
  const { text, payload } = await announced("orders/create");
  expect(BigInt(guide.laptop.id)).toBeGreaterThan(2n ** 53n);
  expect(text).toContain(`"product_id":${guide.laptop.id},`);
  expect(text).toContain(`"id":${guide.sarah.id},`);
  expect(String(JSON.parse(text).line_items[0].product_id)).not.toBe(guide.laptop.id);
  expect(payload.line_items[0]?.["product_id"]).toBe(guide.laptop.id);
  const digits = String(payload["admin_graphql_api_id"]).split("/").at(-1);
  expect(text).toContain(`{"id":${digits},`);
});

test("an order in yen has no decimals, and one paid in dinar keeps the shop's money apart", async () => {
  await order({ lines: [{ title: "Tea", price: "1500" }], currency: "JPY" });
  const yen = await announced("orders/create");
  expect(yen.payload).toMatchObject({ total_price: "1500", currency: "JPY", customer: null });
  harness.receiver.received.length = 0;
  await order({ lines: [{ title: "Tea", price: "10.00" }], presentmentCurrency: "KWD" });
  const dinar = await announced("orders/create");
  expect(dinar.payload["total_price_set"]).toEqual({
    shop_money: { amount: "10.00", currency_code: "USD" },
    presentment_money: { amount: "3.070", currency_code: "KWD" },
  });
});

test("a guest with an address becomes a customer, the same one the next time", async () => {
  const guest = { email: "guest@example.com", lines: [{ productId: guide.headphones.id }] };
  await order(guest);
  await order(guest);
  await eventually(
    () =>
      harness.receiver.received.filter(({ headers }) => headers["x-shopify-topic"] === "orders/create").length === 2,
    "two orders",
  );
  const customers = harness.receiver.received
    .filter(({ headers }) => headers["x-shopify-topic"] === "orders/create")
    .map(({ body }) => (parseExact(body) as Payload).customer?.["id"]);
  expect(customers[0]).toBeDefined();
  expect(customers[0]).toBe(customers[1]);
});

test("what makes no sense is refused with a sentence", async () => {
  expect((await order({ lines: [] })).status).toBe(400);
  expect((await order({ lines: [{ productId: "404" }] })).body.error).toBe("There is no product 404.");
  expect((await order({ lines: [{ title: "Tea", price: "1.999" }] })).body.error).toContain("more decimals than USD");
  expect((await order({ customerId: "1", lines: [{ title: "Tea", price: "1" }] })).status).toBe(422);
  expect((await order({ lines: [{ title: "Tea", price: "1", quantity: 0 }] })).status).toBe(400);
});

describe("giving back", () => {
  test("refunds piece by piece add up to the order exactly, and not a cent more can be had", async () => {
    const { body } = await order({
      customerId: guide.john.id,
      lines: [{ title: "Three for ten", price: "3.33", quantity: 3 }],
      shipping: "express",
    });
    const { id, lines, totalPrice } = body.order;
    const piece = { lines: [{ lineItemId: lines[0]?.id, quantity: 1 }] };
    expect(totalPrice).toBe("24.89");
    expect((await change(id, "refund", piece)).body.order.financialStatus).toBe("partially_refunded");
    await change(id, "refund", piece);
    const rest = await change(id, "refund");
    expect(rest.body.order).toMatchObject({ refunded: "24.89", financialStatus: "refunded" });
    const more = await change(id, "refund", { amount: "0.01" });
    expect([more.status, more.body.error]).toEqual([422, "That is more than the order has left."]);
    const { payload } = await announced("refunds/create");
    expect(payload).toMatchObject({
      refund_line_items: [{ subtotal: 3.33, quantity: 1 }],
      transactions: [{ amount: "3.33" }],
    });
  });

  test("a cancelled order is refunded, announced as such, and cannot be cancelled twice", async () => {
    const { body } = await order({ customerId: guide.john.id, lines: [{ productId: guide.laptop.id }] });
    await change(body.order.id, "cancel", { reason: "fraud" });
    const { payload } = await announced("orders/cancelled");
    expect(payload).toMatchObject({
      cancel_reason: "fraud",
      financial_status: "refunded",
      current_total_price: "0.00",
    });
    expect(payload["cancelled_at"]).not.toBeNull();
    await announced("refunds/create");
    expect((await change(body.order.id, "cancel")).status).toBe(422);
  });

  test("a pending order is announced as paid only when it is paid", async () => {
    const { body } = await order({ lines: [{ title: "Tea", price: "5.00" }], financialStatus: "pending" });
    await announced("orders/updated");
    expect(harness.receiver.received.some(({ headers }) => headers["x-shopify-topic"] === "orders/paid")).toBe(false);
    expect((await change(body.order.id, "refund")).status).toBe(422);
    await change(body.order.id, "pay");
    expect((await announced("orders/paid")).payload["financial_status"]).toBe("paid");
  });
});
