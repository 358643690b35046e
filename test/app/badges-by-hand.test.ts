// Badges given and taken over the HTTP API: once for each referenceId, in the key's own shop, a clear answer to every mistake.
import { describe, expect, it } from "vitest";
import type { ShopId } from "../../rewards/ids.ts";
import { createApiKey } from "../../rewards/keys/api-keys.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const { pool, url } = await testDatabase();
const app = await startTestApp({ databaseUrl: url });
const { shop } = await testShop(pool);
const key = await keyOf(shop);
const [bulk, vip] = await Promise.all(["Bulk Buyer", "VIP Customer"].map(idOf));

async function keyOf(of: ShopId): Promise<string> {
  const creation = await createApiKey(pool, of, "test");
  if (creation.kind !== "created") throw new Error("The test's shop is not installed.");
  return creation.key;
}

async function idOf(name: string): Promise<string> {
  const { rows } = await pool.query("select id from badges where shop = $1 and name = $2", [shop, name]);
  return rows[0].id;
}

async function post(path: string, body: unknown, bearer = key) {
  const response = await fetch(`${app.url}/v1/admin/players/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${bearer}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function read(playerId: string) {
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${app.url}/v1/admin/players/${playerId}`, { headers });
  return ((await response.json()) as { data?: { points: number; badges: { name: string; count: number }[] } }).data;
}

const good = { badgeId: bulk, reason: "a great review", referenceId: "review-1" };

describe("a badge over the API", () => {
  it("is given, is repeated without effect, and is taken back with its points", async () => {
    expect(await post("anna%20b/badges", good)).toMatchObject({
      status: 200,
      body: { data: { ...good, playerId: "anna b", points: 30, occurrences: [1], replayed: false } },
    });
    expect(await post("anna%20b/badges", good)).toMatchObject({ body: { data: { points: 30, replayed: true } } });
    expect(await read("anna%20b")).toMatchObject({ points: 30, badges: [{ name: "Bulk Buyer", count: 1 }] });

    const taking = { reason: "a mistake", referenceId: "review-1-undone" };
    expect(await post(`anna%20b/badges/${bulk}/take`, taking)).toMatchObject({
      status: 200,
      body: { data: { ...taking, badgeId: bulk, points: -30, replayed: false } },
    });
    expect(await post(`anna%20b/badges/${bulk}/take`, taking)).toMatchObject({ body: { data: { replayed: true } } });
    expect(await read("anna%20b")).toMatchObject({ points: 0, badges: [] });
  });

  it("leaves its points where takesPoints is false", async () => {
    await post("keeper/badges", { ...good, referenceId: "keeper" });
    const taking = { reason: "a mistake", referenceId: "keeper-undone", takesPoints: false };
    expect(await post(`keeper/badges/${bulk}/take`, taking)).toMatchObject({ body: { data: { points: 0 } } });
    expect(await read("keeper")).toMatchObject({ points: 30, badges: [] });
  });

  it("that he has, or has not, or that nobody knows, gets 409 or 404 with the field", async () => {
    const once = { ...good, badgeId: vip };
    await post("vip/badges", { ...once, referenceId: "vip-1" });
    const again = await post("vip/badges", { ...once, referenceId: "vip-2" });
    expect(again).toMatchObject({ status: 409, body: { code: 4009, field: "badgeId" } });
    expect(again.body["message"]).toContain("already");
    expect(await post("vip/badges", { ...once, badgeId: "unknown", referenceId: "v" })).toMatchObject({
      status: 404,
      body: { code: 4004, field: "badgeId" },
    });
    expect(await post("vip/badges", { ...good, level: 2, referenceId: "v" })).toMatchObject({
      status: 409,
      body: { field: "level" },
    });
    const taking = { reason: "x", referenceId: "t" };
    expect(await post(`vip/badges/${bulk}/take`, taking)).toMatchObject({ status: 409, body: { field: "badgeId" } });
    expect(await post("vip/badges/no-id/take", taking)).toMatchObject({ status: 409, body: { field: "badgeId" } });
    expect(await post(`nobody/badges/${bulk}/take`, taking)).toMatchObject({
      status: 404,
      body: { field: "playerId" },
    });
    expect(await post("two/badges", { ...good, reason: "another" })).toMatchObject({
      status: 409,
      body: { code: 4009, field: "referenceId" },
    });
  });

  it("is given in the shop of the key, and another shop's cannot be taken", async () => {
    const otherKey = await keyOf((await testShop(pool)).shop);
    await post("shared/badges", { ...good, referenceId: "mine" });
    const taking = { reason: "x", referenceId: "theirs" };
    expect(await post(`shared/badges/${bulk}/take`, taking, otherKey)).toMatchObject({ status: 404 });
    expect(await post("shared/badges", { ...good, referenceId: "theirs" }, otherKey)).toMatchObject({ status: 404 });
    expect(await post("shared/badges", good, "no-key")).toMatchObject({ status: 401 });
    expect(await read("shared")).toMatchObject({ badges: [{ count: 1 }] });
  });
});

describe("a mistake in giving or taking a badge", () => {
  it.each([
    ["no object", [], undefined],
    ["no badge", { ...good, badgeId: undefined }, "badgeId"],
    ["no reason", { ...good, reason: "" }, "reason"],
    ["a reason with NUL", { ...good, reason: "a\u0000b" }, "reason"],
    ["no referenceId", { ...good, referenceId: undefined }, "referenceId"],
    ["half a level", { ...good, level: 1.5 }, "level"],
  ])("(%s) gets 400 with the field's name, and gives nothing", async (_what, body, field) => {
    const answer = await post("mistaken/badges", body);
    expect(answer).toMatchObject({ status: 400, body: { code: 1001 } });
    expect(answer.body["field"]).toBe(field);
    expect(await read("mistaken")).toBeUndefined();
  });

  it("of method or body gets 405 or 400", async () => {
    const get = (path: string) => fetch(`${app.url}/v1/admin/players/${path}`);
    expect((await get("a/badges")).status).toBe(405);
    expect((await get(`a/badges/${bulk}/take`)).status).toBe(405);
    const wrong = { reason: "x", referenceId: "r", takesPoints: "yes" };
    expect(await post(`a/badges/${bulk}/take`, wrong)).toMatchObject({ status: 400, body: { field: "takesPoints" } });
    expect(await post(`${"x".repeat(201)}/badges`, good)).toMatchObject({ status: 404 });
  });
});
