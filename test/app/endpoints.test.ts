// Where a shop's notices go, by the HTTP API: made, listed and deleted by its own key, and only on the public internet.
import { describe, expect, it } from "vitest";
import type { ShopId } from "../../rewards/ids.ts";
import { createApiKey } from "../../rewards/keys/api-keys.ts";
import { maxEndpoints } from "../../rewards/notices/endpoints.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const { pool, url: databaseUrl } = await testDatabase();
const app = await startTestApp({ databaseUrl });

async function newShop() {
  const { shop } = await testShop(pool);
  const creation = await createApiKey(pool, shop as ShopId, "test");
  if (creation.kind !== "created") throw new Error("The test's shop is not installed.");
  return creation.key;
}

interface Answer {
  status: number;
  body: { code: number; message?: string; field?: string; data?: unknown };
}

async function call(key: string | null, method: string, path = "", body?: unknown): Promise<Answer> {
  const response = await fetch(`${app.url}/v1/admin/endpoints${path}`, {
    method,
    headers: { "content-type": "application/json", ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

const url = "https://example.com/encore";

describe("endpoints", () => {
  it("are made with a secret that is shown once, listed without it, and deleted", async () => {
    const key = await newShop();
    const made = await call(key, "POST", "", { url, topics: ["badge_earned", "badge_earned"] });
    expect(made).toMatchObject({
      status: 200,
      body: { data: { url, topics: ["badge_earned"], secret: expect.stringMatching(/^whsec_/), disabledAt: null } },
    });
    const { id } = made.body.data as { id: string };
    const listed = await call(key, "GET");
    expect(listed.body.data).toEqual([
      { id, url, topics: ["badge_earned"], createdAt: expect.any(String), disabledAt: null },
    ]);
    expect(await call(key, "DELETE", `/${id}`)).toMatchObject({ status: 200, body: { data: { id } } });
    expect((await call(key, "GET")).body.data).toEqual([]);
    expect(await call(key, "DELETE", `/${id}`)).toMatchObject({ status: 404, body: { field: "endpointId" } });
  });

  it("are seen and deleted by their own shop's key alone", async () => {
    const [key, other] = [await newShop(), await newShop()];
    const { id } = (await call(key, "POST", "", { url })).body.data as { id: string };
    expect((await call(other, "GET")).body.data).toEqual([]);
    expect((await call(other, "DELETE", `/${id}`)).status).toBe(404);
    expect((await call(key, "GET")).body.data).toHaveLength(1);
    for (const method of ["GET", "POST"]) expect((await call(null, method)).status).toBe(401);
    expect((await call("encore_wrong", "DELETE", `/${id}`)).status).toBe(401);
  });

  it("are refused twice at one address, and beyond the limit", async () => {
    const key = await newShop();
    await call(key, "POST", "", { url });
    expect(await call(key, "POST", "", { url: "https://EXAMPLE.com/encore" })).toMatchObject({
      status: 409,
      body: { field: "url" },
    });
    for (let place = 1; place < maxEndpoints; place += 1) {
      expect((await call(key, "POST", "", { url: `${url}/${place}` })).status).toBe(200);
    }
    expect((await call(key, "POST", "", { url: `${url}/more` })).status).toBe(409);
  });

  it.each([
    [{}, "url", "url is required."],
    [{ url: 7 }, "url", "url must be text."],
    [{ url: "example.com" }, "url", /must be a full address/],
    [{ url: "http://example.com/" }, "url", "url must start with https://."],
    [{ url: "ftp://example.com/" }, "url", "url must start with https://."],
    [{ url: "https://me:secret@example.com/" }, "url", /no user name/],
    [{ url: `https://example.com/${"x".repeat(2_000)}` }, "url", /at most 2000/],
    [{ url: "https://localhost/" }, "url", /public address/],
    [{ url: "https://printer.local/" }, "url", /public address/],
    [{ url: "https://intranet/" }, "url", /public address/],
    [{ url: "https://127.0.0.1/" }, "url", /public address/],
    [{ url: "https://0x7f.1/" }, "url", /public address/],
    [{ url: "https://192.168.1.1/" }, "url", /public address/],
    [{ url: "https://169.254.169.254/" }, "url", /public address/],
    [{ url: "https://[fd00::1]/" }, "url", /public address/],
    [{ url: "https://[::ffff:10.0.0.1]/" }, "url", /public address/],
    [{ url, topics: "badge_earned" }, "topics", /must be a list/],
    [{ url, topics: ["badge_lost"] }, "topics[0]", /must be one of badge_earned/],
    [[], undefined, "The body must be a JSON object."],
  ])("refuses %j and names the field", async (body, field, message) => {
    const key = await newShop();
    const answer = await call(key, "POST", "", body);
    expect(answer.status).toBe(400);
    expect(answer.body.field).toBe(field);
    expect(answer.body.message).toMatch(message);
  });

  it("answer other methods with those that there are", async () => {
    const key = await newShop();
    expect((await call(key, "PUT", "", {})).status).toBe(405);
    expect((await call(key, "GET", "/x")).status).toBe(405);
  });
});
