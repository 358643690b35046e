// The webhook door: what it answers, and that a 200 means the event is in the database.
import { describe, expect, it } from "vitest";
import { sign, startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload, shopifyExample } from "../support/orders.ts";

const database = await testDatabase();
const app = await startTestApp({ databaseUrl: database.url });
const order = JSON.stringify(orderPayload());

async function kept(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>("select count(*) from inbox_events");
  return rows[0]?.count ?? 0;
}

async function answers(expected: { status: number; adds: number }, request: () => Promise<Response>): Promise<string> {
  const before = await kept();
  const response = await request();
  const text = await response.text();
  expect({ status: response.status, adds: (await kept()) - before }).toEqual(expected);
  return text;
}

describe("a delivery that is not Shopify's", () => {
  it("gets 401 and changes nothing when its HMAC is missing, wrong, of another secret, or of another body", async () => {
    const refused = { status: 401, adds: 0 };
    await answers(refused, () => app.deliver("orders/create", order, { "x-shopify-hmac-sha256": null }));
    await answers(refused, () => app.deliver("orders/create", order, { "x-shopify-hmac-sha256": "" }));
    await answers(refused, () => app.deliver("orders/create", order, { "x-shopify-hmac-sha256": "bm8=" }));
    await answers(refused, () =>
      app.deliver("orders/create", order, { "x-shopify-hmac-sha256": sign(order, "other") }),
    );
    await answers(refused, () => app.deliver("orders/create", order, { "x-shopify-hmac-sha256": sign(`${order} `) }));
    await answers(refused, () => app.deliver("orders/create", ""));
  });
});

describe("a signed delivery", () => {
  it("gets 400 with a sentence when it is not JSON", async () => {
    expect(await answers({ status: 400, adds: 0 }, () => app.deliver("orders/create", "{not json"))).toMatch(/JSON/);
  });

  it("gets 400 that names the header when shop or topic is missing or no shop's domain", async () => {
    const refused = { status: 400, adds: 0 };
    const without = (headers: Record<string, string | null>) =>
      answers(refused, () => app.deliver("orders/create", order, headers));
    expect(await without({ "x-shopify-shop-domain": null })).toMatch(/X-Shopify-Shop-Domain/);
    expect(await without({ "x-shopify-shop-domain": "shop.example.com" })).toMatch(/X-Shopify-Shop-Domain/);
    expect(await without({ "x-shopify-topic": null })).toMatch(/X-Shopify-Topic/);
  });

  it("gets 413 above 5 MB and is not kept, and is kept just below", async () => {
    const padded = (bytes: number) => `{"admin_graphql_api_id":"x","note":"${"x".repeat(bytes)}"}`;
    await answers({ status: 413, adds: 0 }, () => app.deliver("orders/create", padded(5 * 1024 * 1024)));
    await answers({ status: 200, adds: 1 }, () => app.deliver("orders/create", padded(5 * 1024 * 1024 - 100)));
  });

  it("is kept without names, addresses and e-mails, with ids exact to the last digit", async () => {
    const body = JSON.stringify(shopifyExample()).replace(
      '"product_id":"788032119674292900"',
      '"product_id":788032119674292922',
    );
    await answers({ status: 200, adds: 1 }, () => app.deliver("orders/create", body));
    const { rows } = await database.pool.query(
      "select payload::text as text from inbox_events order by id desc limit 1",
    );
    const text = String(rows[0]?.text);
    expect(text).toContain("788032119674292922");
    expect(text).toContain("gid://shopify/Customer/115310627314723954");
    for (const personal of ["John", "Smith", "example.com", "Shipping Street", "40003", "555-555"])
      expect(text).not.toContain(personal);
  });

  it("is kept once, however many copies arrive at the same moment", async () => {
    const headers = { "x-shopify-event-id": "one-event" };
    const before = await kept();
    const responses = await Promise.all(Array.from({ length: 20 }, () => app.deliver("orders/create", order, headers)));
    expect(responses.map((response) => response.status)).toEqual(Array(20).fill(200));
    expect((await kept()) - before).toBe(1);
  });

  it("of every topic that Encore subscribes to is kept with 200, and so is one that it does not know", async () => {
    const { topics } = await import("../../rewards/inbox/topics.ts");
    for (const topic of [...Object.keys(topics), "themes/publish"]) {
      await answers({ status: 200, adds: 1 }, () => app.deliver(topic, '{"id":1,"email":"x@example.com"}'));
    }
    const { rows } = await database.pool.query(
      "select count(*) from inbox_events where payload::text like '%example.com%'",
    );
    expect(rows).toEqual([{ count: 0 }]);
  });

  it("is kept whatever its JSON is: a number, a list, deep nesting, NUL and broken characters, numbers beyond all bounds", async () => {
    const nested = `{"tags":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
    const bodies = [
      "7",
      "[]",
      '"text"',
      "null",
      '{"tags":"a\\u0000b\\ud800"}',
      '{"line_items":[[[1]]]}',
      nested,
      '{"test":1e999}',
    ];
    for (const body of bodies) await answers({ status: 200, adds: 1 }, () => app.deliver("orders/create", body));
  });
});

describe("other requests to /webhooks", () => {
  it("get 405 and the method that is allowed", async () => {
    for (const method of ["GET", "PUT", "DELETE"]) {
      const response = await fetch(`${app.url}/webhooks`, { method });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
    }
  });
});

describe("when something is down", () => {
  it("the door answers 503 without Postgres, so that Shopify sends the event again", async () => {
    const lame = await startTestApp({ databaseUrl: "postgresql://encore@127.0.0.1:1/encore", unreachable: true });
    expect((await lame.deliver("orders/create", order)).status).toBe(503);
    expect((await fetch(`${lame.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${lame.url}/readyz`)).status).toBe(503);
  });

  it("the door answers 200 without Redis, and the row waits for the sweeper", async () => {
    const lame = await startTestApp({ databaseUrl: database.url, redisUrl: "redis://127.0.0.1:1" });
    await answers({ status: 200, adds: 1 }, () => lame.deliver("orders/create", order));
  });
});

describe("GET /metrics", () => {
  it("counts the door's answers and what waits, and names no shop", async () => {
    const response = await fetch(`${app.url}/metrics`);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toMatch(/encore_webhooks_total\{status="200"\} [1-9]/);
    expect(text).toMatch(/encore_webhooks_total\{status="401"\} [1-9]/);
    expect(text).toMatch(/encore_events_waiting [1-9]/);
    expect(text).not.toContain("myshopify");
  });
});
