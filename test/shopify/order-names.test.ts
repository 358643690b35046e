// A page calls an order what the merchant calls it, and says its id where Shopify does not answer.
import { afterAll, expect, it } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { placeOrder } from "../../devstore/checkout/place-order.ts";
import { orderRequest } from "../../devstore/checkout/request.ts";
import { type AdminGraphql, ShopifyUnavailable } from "../../shopify/operations/call.ts";
import { orderNames } from "../../shopify/operations/order-names.ts";
import { accessToken, startHarness } from "../devstore/harness.ts";

const harness = await startHarness();
afterAll(() => harness.stop());
const token = await accessToken(harness.devstore);
const graphql: AdminGraphql = (query, options) =>
  fetch(`${harness.devstore.url}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": token },
    body: JSON.stringify({ query, variables: options?.variables ?? {} }),
  });

it("tells the names of orders, none for what is no order, and nothing when Shopify does not answer", async () => {
  const placed = placeOrder(
    harness.devstore.store,
    orderRequest.parse({ customerId: guide.john.id, lines: [{ title: "Something", price: "5.00", quantity: 1 }] }),
  );
  if (placed.kind === "refused") throw new Error(placed.reason);
  const { id } = placed.order;
  const names = await orderNames(graphql, [id, id, "404", "not-an-id"]);
  expect([...(names ?? [])]).toEqual([[id, expect.stringMatching(/^#\d+$/)]]);
  expect(await orderNames(() => Promise.reject(new ShopifyUnavailable("no answer")), [id])).toBeNull();
  await expect(orderNames(() => Promise.resolve(new Response("{}")), [])).resolves.toEqual(new Map());
});
