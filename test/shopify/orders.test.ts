// An order that is read from the Admin API is the order that the webhooks tell of, to the last field that Encore keeps.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseExactJson } from "../../app/doors/exact-json.ts";
import { guide } from "../../devstore/catalogue/guide.ts";
import { listCustomers, listProducts } from "../../devstore/catalogue/shelf.ts";
import { changeOrder } from "../../devstore/checkout/change-order.ts";
import type { Order } from "../../devstore/checkout/order.ts";
import { findOrder } from "../../devstore/checkout/order-book.ts";
import { orderPayload as webhookPayload } from "../../devstore/checkout/order-payload.ts";
import { placeOrder } from "../../devstore/checkout/place-order.ts";
import { orderRequest } from "../../devstore/checkout/request.ts";
import { exponentOf, minorUnits } from "../../rewards/money.ts";
import { orderPayload } from "../../rewards/orders/payload.ts";
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import { readOrders } from "../../shopify/operations/orders.ts";
import { accessToken, type Harness, startHarness } from "../devstore/harness.ts";

let harness: Harness;
let graphql: AdminGraphql;
let calls = 0;

beforeAll(async () => {
  harness = await startHarness({ throttle: { maximumAvailable: 1e9, restoreRatePerSecond: 1e9 } });
  const token = await accessToken(harness.devstore);
  graphql = (query, options) => {
    calls += 1;
    return fetch(`${harness.devstore.url}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-access-token": token },
      body: JSON.stringify({ query, variables: options?.variables ?? {} }),
    });
  };
});
afterAll(() => harness.stop());

const store = () => harness.devstore.store;

function place(wish: object): Order {
  const outcome = placeOrder(store(), orderRequest.parse(wish));
  if (outcome.kind !== "placed") throw new Error(`The order was not placed: ${JSON.stringify(outcome)}`);
  return outcome.order;
}

const asItIs = (id: string): Order => {
  const order = findOrder(store().database, id);
  if (!order) throw new Error(`There is no order ${id}.`);
  return order;
};

/** Amounts as minor units: the API writes 150.0 where a webhook writes 150.00. */
function exactAmounts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(exactAmounts);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const currency =
    (value as Record<string, unknown>)["currency_code"] ?? (value as Record<string, unknown>)["currency"];
  return Object.fromEntries(
    entries.map(([name, entry]) =>
      name === "amount" && typeof currency === "string"
        ? [name, minorUnits(String(entry), exponentOf(currency))]
        : [name, exactAmounts(entry)],
    ),
  );
}

const byWebhook = (order: Order) => {
  // Written and read as it travels, so that ids beyond 2^53 stay exact.
  const payload = orderPayload.parse(parseExactJson(JSON.stringify(webhookPayload(order, store().shop))));
  return exactAmounts(payload);
};

async function byApi(id: string) {
  const read = (await readOrders(graphql, [id])).get(id);
  const { customer, ...payload } = orderPayload.parse(read);
  // Webhooks no longer carry a customer's tags; the API does.
  const { tags: _tags, ...known } = customer ?? { admin_graphql_api_id: "" };
  return exactAmounts({ ...payload, customer: customer ? known : null });
}

const amountOf = (minor: number) => (minor / 100).toFixed(2);

describe("an order read from the Admin API", () => {
  it("parses to what its webhook parses to, whatever was bought, given back, cancelled or changed", async () => {
    const products = listProducts(store().database);
    const customers = [null, ...listCustomers(store().database).slice(0, 3)];
    const wish = fc.record({
      customer: fc.nat({ max: customers.length - 1 }),
      lines: fc.array(fc.record({ product: fc.nat(), quantity: fc.integer({ min: 1, max: 9 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      custom: fc.option(fc.integer({ min: 1, max: 99_999 })),
      currency: fc.constantFrom("USD", "JPY", "KWD", "EUR"),
      shipping: fc.constantFrom("standard", "express"),
      source: fc.constantFrom("web", "pos", "shopify_draft_order"),
      financialStatus: fc.constantFrom("paid", "pending"),
      tags: fc.array(fc.constantFrom("vip", "gift", "first order"), { maxLength: 2 }),
      test: fc.boolean(),
      changes: fc.array(fc.constantFrom("line", "goodwill", "shipping", "tags", "cancel"), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(wish, async (choice) => {
        const custom =
          choice.custom === null || choice.currency !== "USD"
            ? []
            : [{ title: "Engraving", price: amountOf(choice.custom), quantity: 1 }];
        const { id } = place({
          customerId: customers[choice.customer]?.id ?? null,
          lines: [
            ...choice.lines.map(({ product, quantity }) => ({
              productId: products[product % products.length]?.id,
              quantity,
            })),
            ...custom,
          ],
          currency: choice.currency,
          shipping: choice.shipping,
          source: choice.source,
          financialStatus: choice.financialStatus,
          tags: choice.tags,
          test: choice.test,
        });
        for (const change of choice.changes) {
          const [first] = asItIs(id).lines;
          const refund = { change: "refund" as const, shipping: false, note: null };
          // What an order in its state refuses, it refuses: nothing has changed then.
          if (change === "line" && first) {
            changeOrder(store(), id, { ...refund, lines: [{ lineItemId: first.id, quantity: 1 }] });
          }
          if (change === "goodwill") changeOrder(store(), id, { ...refund, amount: "1" });
          if (change === "shipping") changeOrder(store(), id, { ...refund, lines: [], shipping: true });
          if (change === "tags") changeOrder(store(), id, { change: "update", tags: ["changed"] });
          if (change === "cancel") changeOrder(store(), id, { change: "cancel", reason: "customer", refund: true });
        }
        expect(await byApi(id)).toEqual(byWebhook(asItIs(id)));
      }),
      { numRuns: 60 },
    );
  });

  it("names its discount codes and the share of each line", async () => {
    const { id } = place({ customerId: guide.john.id, lines: [{ productId: guide.laptop.id, quantity: 2 }] });
    const order = asItIs(id);
    const [line] = order.lines;
    if (!line) throw new Error("The order has no line.");
    const discounted: Order = {
      ...order,
      discount: { code: "SAVE10", kind: "percentage", value: "10.0", amountMinor: 20_000 },
      lines: [{ ...line, discountMinor: 20_000 }],
    };
    store().database.prepare("update orders set body = ? where id = ?").run(JSON.stringify(discounted), id);
    expect(await byApi(id)).toEqual(byWebhook(asItIs(id)));
    expect(byWebhook(asItIs(id))).toMatchObject({ discount_codes: [{ code: "SAVE10" }] });
  });

  it("has all of its lines and of what was given back, page after page", async () => {
    const { id } = place({
      customerId: guide.sarah.id,
      lines: Array.from({ length: 90 }, (_, place) => ({ title: `Bead ${place}`, price: "1.01", quantity: 2 })),
    });
    const lines = asItIs(id).lines.map((line) => ({ lineItemId: line.id, quantity: 1 }));
    changeOrder(store(), id, { change: "refund", lines, shipping: false, note: null });
    const order = orderPayload.parse((await readOrders(graphql, [id])).get(id));
    expect(order.line_items).toHaveLength(90);
    expect(order.refunds[0]?.refund_line_items).toHaveLength(90);
    expect(await byApi(id)).toEqual(byWebhook(asItIs(id)));
  });

  it("is null where Shopify shows none, and many are read with few calls", async () => {
    const ids = Array.from({ length: 11 }, () => place({ lines: [{ productId: guide.headphones.id }] }).id);
    calls = 0;
    const orders = await readOrders(graphql, [...ids, "404"]);
    expect(calls).toBe(3);
    expect(orders.get("404")).toBeNull();
    expect(ids.map((id) => orders.get(id)?.admin_graphql_api_id)).toEqual(ids.map((id) => `gid://shopify/Order/${id}`));
  });
});
