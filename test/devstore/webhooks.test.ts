// Webhooks reach the app as Shopify sends them: signed, with its headers, retried, duplicated and delayed on request.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shopifyApi } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/web-api";
import { ApiVersion, LogSeverity } from "@shopify/shopify-api";
import { afterEach, expect, test } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { eventually, type Harness, post, type Received, startHarness, testKey, testSecret } from "./harness.ts";

let harness: Harness;
afterEach(() => harness.stop());

const johnBuys = (more: object = {}) =>
  post(`${harness.devstore.url}/devstore/orders`, {
    customerId: guide.john.id,
    lines: [{ productId: guide.headphones.id }],
    ...more,
  });
const createOnly = (more: object = {}) => ({ delivery: { topics: ["orders/create"], ...more } });
const topicOf = ({ headers }: Received) => headers["x-shopify-topic"];
const idsOf = (received: Received[]) => new Set(received.map(({ headers }) => headers["x-shopify-webhook-id"]));

interface DeliveryList {
  deliveries: { state: string; attempts: number; responseStatus: number | null; problem: string | null }[];
}
const deliveries = async () =>
  ((await (await fetch(`${harness.devstore.url}/devstore/deliveries`)).json()) as DeliveryList).deliveries;

test("a delivered webhook passes the real library's validation with all its headers", async () => {
  harness = await startHarness();
  const shopify = shopifyApi({
    apiKey: testKey,
    apiSecretKey: testSecret,
    hostName: "encore.example.com",
    isEmbeddedApp: true,
    apiVersion: ApiVersion.October26,
    logger: { level: LogSeverity.Error },
  });
  await johnBuys(createOnly());
  await eventually(() => harness.receiver.received.length === 1, "one webhook");
  const [webhook] = harness.receiver.received;
  const rawRequest = new Request("https://encore.example.com/webhooks", {
    method: "POST",
    headers: webhook?.headers as Record<string, string>,
  });
  const check = await shopify.webhooks.validate({ rawBody: webhook?.body ?? "", rawRequest });
  expect(check).toMatchObject({
    valid: true,
    topic: "ORDERS_CREATE",
    domain: "encore-demo.myshopify.com",
    apiVersion: "2026-10",
  });
  for (const name of ["webhookId", "eventId", "triggeredAt"]) expect(check).toHaveProperty(name);
  const forged = await shopify.webhooks.validate({ rawBody: `${webhook?.body} `, rawRequest });
  expect(forged.valid).toBe(false);
});

test("one order is one event with three topics and three webhook ids", async () => {
  harness = await startHarness();
  await johnBuys();
  await eventually(() => harness.receiver.received.length === 3, "three webhooks");
  const { received } = harness.receiver;
  expect(received.map(topicOf).sort()).toEqual(["orders/create", "orders/paid", "orders/updated"]);
  expect(new Set(received.map(({ headers }) => headers["x-shopify-event-id"])).size).toBe(1);
  expect(idsOf(received).size).toBe(3);
});

test("a webhook that is answered 500 or redirected comes again with the same id until it is answered 200", async () => {
  harness = await startHarness();
  harness.receiver.answers.push(500, 302);
  await johnBuys(createOnly());
  await eventually(() => harness.receiver.received.length === 3, "two retries");
  const { received } = harness.receiver;
  expect(idsOf(received).size).toBe(1);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  const [first, second, third] = received.map(({ receivedAt }) => receivedAt);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(15);
  expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(35);
  await expect.poll(deliveries).toMatchObject([{ state: "delivered", attempts: 3, responseStatus: 200 }]);
});

test("after eight retries a webhook is given up, and can be sent again by hand", async () => {
  harness = await startHarness({ retryFirstDelayMs: 1 });
  harness.receiver.answers.push(...Array.from({ length: 9 }, () => 503));
  await johnBuys(createOnly());
  await expect
    .poll(deliveries, { timeout: 5000 })
    .toMatchObject([{ state: "failed", attempts: 9, problem: "answered 503" }]);
  await post(`${harness.devstore.url}/devstore/deliveries/1/redeliver`, {});
  await expect.poll(deliveries).toMatchObject([{ state: "delivered", attempts: 1 }]);
});

test("a webhook is not forgotten when its time comes just between two looks at the clock", async () => {
  let time = Date.now();
  // Each look sees the next millisecond, so each of them is hit sooner or later.
  harness = await startHarness({ now: () => ++time, retryFirstDelayMs: 3 });
  harness.receiver.answers.push(...Array<number>(5).fill(500));
  await johnBuys(createOnly());
  await eventually(() => harness.receiver.received.length === 6, "the fifth retry");
});

test("duplicates on request carry the same webhook id and body", async () => {
  harness = await startHarness();
  await johnBuys(createOnly({ duplicates: 4 }));
  await eventually(() => harness.receiver.received.length === 5, "five copies");
  expect(idsOf(harness.receiver.received).size).toBe(1);
});

test("a delayed webhook comes late, and a dropped one never", async () => {
  harness = await startHarness();
  const orderedAt = Date.now();
  await johnBuys(createOnly({ dropRate: 1 }));
  await johnBuys(createOnly({ delayMs: 150 }));
  await eventually(() => harness.receiver.received.length === 1, "the delayed webhook");
  expect((harness.receiver.received[0]?.receivedAt ?? 0) - orderedAt).toBeGreaterThanOrEqual(150);
  expect((await deliveries()).map(({ state }) => state).sort()).toEqual(["delivered", "dropped"]);
});

test("an order that is placed before the app is installed is not announced", async () => {
  harness = await startHarness({ installed: false });
  await johnBuys();
  expect(await deliveries()).toEqual([]);
});

test("the app hears only the topics it subscribed to, cut to the fields it named", async () => {
  const file = join(await mkdtemp(join(tmpdir(), "devstore-toml-")), "shopify.app.toml");
  await writeFile(
    file,
    `client_id = "from-the-file"
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = ["orders/create"]
uri = "/hooks"
name = "orders"
include_fields = ["id", "updated_at", "customer.id", "line_items.product_id", "line_items.price_set"]
[[webhooks.subscriptions]]
compliance_topics = ["customers/redact"]
uri = "/hooks"
`,
  );
  harness = await startHarness({ appConfigFile: file });
  await johnBuys();
  await post(`${harness.devstore.url}/devstore/customers/${guide.john.id}/redact`, {});
  await eventually(() => harness.receiver.received.length === 2, "an order and a privacy request");
  const [order, privacy] = harness.receiver.received;
  expect(order?.path).toBe("/hooks");
  expect(order?.headers["x-shopify-name"]).toBe("orders");
  const body = JSON.parse(order?.body ?? "{}") as { customer: object; line_items: object[] };
  expect(Object.keys(body)).toEqual(["id", "updated_at", "customer", "line_items"]);
  expect(Object.keys(body.customer)).toEqual(["id"]);
  expect(Object.keys(body.line_items[0] ?? {})).toEqual(["product_id", "price_set"]);
  expect(topicOf(privacy as Received)).toBe("customers/redact");
});

test("webhooks that were not delivered yet, and orders, survive a restart", async () => {
  harness = await startHarness();
  const { dataDir } = harness;
  await johnBuys({ reference: "kept", ...createOnly({ delayMs: 400 }) });
  await harness.devstore.stop();
  const second = await startHarness({ dataDir });
  harness = {
    ...second,
    receiver: harness.receiver,
    stop: async () => Promise.all([second.stop(), first.stop()]).then(() => undefined),
  };
  const first = { stop: harness.receiver.stop };
  await eventually(() => second.receiver.received.length === 1, "the webhook after the restart");
  const again = await johnBuys({ reference: "kept" });
  expect(again.status).toBe(200);
  expect(await deliveries()).toHaveLength(1);
});

test("uninstalling is announced once, and then there is silence", async () => {
  harness = await startHarness();
  await post(`${harness.devstore.url}/devstore/app/uninstall`, {});
  await eventually(() => harness.receiver.received.length === 1, "app/uninstalled");
  expect(harness.receiver.received.map(topicOf)).toEqual(["app/uninstalled"]);
  await johnBuys();
  expect(await deliveries()).toHaveLength(1);
});
