// What a merchant changes in the store reaches the app, and the Admin API shows it afterwards.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { parseExact } from "../../devstore/exact-json.ts";
import { accessToken, adminQuery, eventually, type Harness, post, startHarness } from "./harness.ts";

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.stop());

const ask = (path: string, body: object = {}) =>
  post<{ error?: string }>(`${harness.devstore.url}/devstore/${path}`, body);

async function announced(topic: string): Promise<Record<string, unknown>> {
  const find = () => harness.receiver.received.find(({ headers }) => headers["x-shopify-topic"] === topic);
  await eventually(() => find() !== undefined, `a webhook on ${topic}`);
  return parseExact(find()?.body ?? "") as Record<string, unknown>;
}

test("an edited product is announced without its collections, which the Admin API then tells", async () => {
  await ask(`products/${guide.headphones.id}/update`, { title: "Aurora 2", tags: ["new"], collections: ["premium"] });
  const payload = await announced("products/update");
  expect(payload).toMatchObject({
    title: "Aurora 2",
    tags: "new",
    admin_graphql_api_id: `gid://shopify/Product/${guide.headphones.id}`,
  });
  expect(payload).not.toHaveProperty("collections");
  const text = "query($id: ID!) { product(id: $id) { title collections(first: 5) { nodes { handle } } } }";
  const { body } = await adminQuery(harness.devstore, await accessToken(harness.devstore), text, {
    id: `gid://shopify/Product/${guide.headphones.id}`,
  });
  expect(body.data?.["product"]).toEqual({ title: "Aurora 2", collections: { nodes: [{ handle: "premium" }] } });
});

test("a deleted product is announced by its exact id and is null from then on", async () => {
  await ask(`products/${guide.laptop.id}/delete`);
  expect(await announced("products/delete")).toEqual({ id: guide.laptop.id });
  const text = "query($id: ID!) { product(id: $id) { title } }";
  const token = await accessToken(harness.devstore);
  const { body } = await adminQuery(harness.devstore, token, text, { id: `gid://shopify/Product/${guide.laptop.id}` });
  expect(body.data).toEqual({ product: null });
  expect((await ask(`products/${guide.laptop.id}/delete`)).status).toBe(404);
});

test("merged customers leave one record with the orders of both", async () => {
  const { john, sarah, headphones } = guide;
  await ask("orders", { customerId: john.id, lines: [{ productId: headphones.id }] });
  await ask(`customers/${john.id}/merge`, { intoId: sarah.id });
  expect(await announced("customers/merge")).toMatchObject({
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${sarah.id}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${john.id}`,
    status: "completed",
  });
  const text = `query($kept: ID!, $gone: ID!) { kept: customer(id: $kept) { numberOfOrders } gone: customer(id: $gone) { id } }`;
  const ids = { kept: `gid://shopify/Customer/${sarah.id}`, gone: `gid://shopify/Customer/${john.id}` };
  const { body } = await adminQuery(harness.devstore, await accessToken(harness.devstore), text, ids);
  expect(body.data).toEqual({ kept: { numberOfOrders: "1" }, gone: null });
  expect((await ask(`customers/${sarah.id}/merge`, { intoId: sarah.id })).status).toBe(422);
});

test("a privacy request names the customer and the orders it concerns", async () => {
  await ask("orders", {
    customerId: guide.sarah.id,
    lines: [{ productId: guide.headphones.id }],
    delivery: { topics: [] },
  });
  await ask(`customers/${guide.sarah.id}/data-request`);
  const payload = await announced("customers/data_request");
  expect(payload).toMatchObject({ shop_domain: "encore-demo.myshopify.com", customer: { id: guide.sarah.id } });
  expect(payload["orders_requested"]).toHaveLength(1);
});

test("a customer can be attached to an order that had none", async () => {
  const answer = await post<{ order: { id: string } }>(`${harness.devstore.url}/devstore/orders`, {
    lines: [{ productId: guide.headphones.id }],
    delivery: { topics: [] },
  });
  await ask(`orders/${answer.body.order.id}/update`, { customerId: guide.john.id });
  expect(await announced("orders/updated")).toMatchObject({ customer: { email: "john.doe@example.com" } });
});

test("deploying a configuration with other scopes announces them", async () => {
  const file = join(await mkdtemp(join(tmpdir(), "devstore-deploy-")), "shopify.app.toml");
  const declare = (scopes: string) =>
    writeFile(
      file,
      `[access_scopes]\nscopes = "${scopes}"\n[[webhooks.subscriptions]]\ntopics = ["app/scopes_update"]\nuri = "/webhooks"\n`,
    );
  await declare("read_orders");
  await harness.stop();
  harness = await startHarness({ appConfigFile: file });
  await declare("read_orders,read_products");
  await ask("app/reload-config");
  expect(await announced("app/scopes_update")).toMatchObject({
    previous: ["read_orders"],
    current: ["read_orders", "read_products"],
  });
});

test("a webhook that hangs is given up after five seconds and counted as a failed attempt", async () => {
  const { createServer } = await import("node:http");
  const hanging = createServer(() => undefined).listen(0, "127.0.0.1");
  await new Promise((resolve) => hanging.once("listening", resolve));
  const { port } = hanging.address() as { port: number };
  harness.devstore.store.settings.appUrl = `http://127.0.0.1:${port}`;
  await ask(`products/${guide.laptop.id}/delete`);
  const attempts = async () => {
    const response = await fetch(`${harness.devstore.url}/devstore/deliveries`);
    const { deliveries } = (await response.json()) as { deliveries: { attempts: number; durationMs: number | null }[] };
    return deliveries[0];
  };
  await expect.poll(attempts, { timeout: 8000 }).toMatchObject({ attempts: 1 });
  const durationMs = (await attempts())?.durationMs ?? 0;
  expect(durationMs).toBeGreaterThan(4500);
  expect(durationMs).toBeLessThan(6500);
  hanging.closeAllConnections();
  hanging.close();
});
