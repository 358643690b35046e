// The generator makes the same realistic orders for the same seed, with ids that never repeat.
import { expect, test } from "vitest";
import { textFromMinor } from "../../devstore/checkout/money.ts";
import { lineNetMinor, sum } from "../../devstore/checkout/totals.ts";
import { generateOrders, signedHeaders } from "../../devstore/generator.ts";
import { signatureOf } from "../../devstore/webhooks/sender.ts";

test("two runs with one seed are equal, and another seed differs", () => {
  const bodies = (seed: number) => [...generateOrders({ count: 50, seed })].map(({ body }) => body);
  expect(bodies(7)).toEqual(bodies(7));
  expect(bodies(7)).not.toEqual(bodies(8));
});

test("a thousand orders have different ids, and each total is the sum of its items and shipping", () => {
  const orders = [...generateOrders({ count: 1000, guestRate: 0.1 })];
  expect(new Set(orders.map(({ order }) => order.id)).size).toBe(1000);
  expect(new Set(orders.flatMap(({ order }) => order.lines.map(({ id }) => id))).size).toBe(
    orders.reduce((whole, { order }) => whole + order.lines.length, 0),
  );
  for (const { order, body } of orders) {
    const total = sum(order.lines.map(lineNetMinor)) + order.shipping.priceMinor;
    expect(body).toContain(`"total_price":"${textFromMinor(total, "USD")}"`);
  }
  expect(orders.some(({ order }) => order.customer === null)).toBe(true);
});

test("its headers sign the body", () => {
  expect(signedHeaders("{}", { apiSecret: "secret" })["X-Shopify-Hmac-Sha256"]).toBe(signatureOf("{}", "secret"));
});
