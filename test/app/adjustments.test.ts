// Adjustments over the HTTP API: once for each referenceId, in the key's own shop, and a clear answer to every mistake.
import { describe, expect, it } from "vitest";
import type { ShopId } from "../../rewards/ids.ts";
import { createApiKey } from "../../rewards/keys/api-keys.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const database = await testDatabase();
const app = await startTestApp({ databaseUrl: database.url });
const { shop } = await testShop(database.pool);
const key = await keyOf(shop);

async function keyOf(of: ShopId): Promise<string> {
  const creation = await createApiKey(database.pool, of, "test");
  if (creation.kind !== "created") throw new Error("The test's shop is not installed.");
  return creation.key;
}

async function post(path: string, body: unknown, bearer = key) {
  const response = await fetch(`${app.url}/v1/admin/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${bearer}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function pointsOf(playerId: string, bearer = key): Promise<unknown> {
  const response = await fetch(`${app.url}/v1/admin/players/${playerId}`, {
    headers: { authorization: `Bearer ${bearer}` },
  });
  return ((await response.json()) as { data?: { points: number } }).data?.points;
}

const good = { points: 50, reason: "a late parcel", referenceId: "ticket-1" };

describe("an adjustment over the API", () => {
  it("gives points, is repeated without effect, and is undone once", async () => {
    const first = await post("players/anna%20b/adjustments", good);
    expect(first).toMatchObject({
      status: 200,
      body: { code: 200, data: { ...good, playerId: "anna b", replayed: false } },
    });
    expect(await post("players/anna%20b/adjustments", good)).toMatchObject({ body: { data: { replayed: true } } });
    expect(await pointsOf("anna%20b")).toBe(50);

    const undo = { reason: "a mistake" };
    expect(await post("adjustments/ticket-1/undo", undo)).toMatchObject({
      status: 200,
      body: { data: { points: -50, referenceId: "ticket-1", replayed: false } },
    });
    expect(await post("adjustments/ticket-1/undo", undo)).toMatchObject({ body: { data: { replayed: true } } });
    expect(await pointsOf("anna%20b")).toBe(0);
  });

  it("that would take more than there is gets 409 with the balance, unless the caller allows it", async () => {
    await post("players/poor/adjustments", { ...good, referenceId: "poor-1" });
    const taking = { points: -60, reason: "a mistake", referenceId: "poor-2" };
    const refused = await post("players/poor/adjustments", taking);
    expect(refused).toMatchObject({ status: 409, body: { code: 4010, field: "points" } });
    expect(refused.body["message"]).toContain("(50)");
    expect(await post("players/poor/adjustments", { ...taking, allowNegative: true })).toMatchObject({ status: 200 });
    expect(await pointsOf("poor")).toBe(-10);
  });

  it("with a referenceId that was used for another gets 409; for an unknown player who is to lose points 404", async () => {
    await post("players/one/adjustments", { ...good, referenceId: "used" });
    expect(await post("players/two/adjustments", { ...good, referenceId: "used" })).toMatchObject({
      status: 409,
      body: { code: 4009, field: "referenceId" },
    });
    expect(await post("players/nobody/adjustments", { ...good, points: -1, referenceId: "n" })).toMatchObject({
      status: 404,
      body: { code: 4004, field: "playerId" },
    });
  });

  it("is done in the shop of the key, and another shop's adjustment cannot be undone", async () => {
    const otherKey = await keyOf((await testShop(database.pool)).shop);
    await post("players/shared/adjustments", { ...good, referenceId: "mine" });
    expect(await post("adjustments/mine/undo", { reason: "x" }, otherKey)).toMatchObject({ status: 404 });
    expect(await pointsOf("shared")).toBe(50);
    expect(await pointsOf("shared", otherKey)).toBeUndefined();
    expect(await post("players/shared/adjustments", good, "no-key")).toMatchObject({ status: 401 });
  });
});

describe("a mistake in an adjustment", () => {
  const cases: [string, unknown, string | undefined][] = [
    ["no object", [], undefined],
    ["no points", { ...good, points: undefined }, "points"],
    ["no points at all: zero", { ...good, points: 0 }, "points"],
    ["half a point", { ...good, points: 1.5 }, "points"],
    ["points as text", { ...good, points: "50" }, "points"],
    ["more points than there may be", { ...good, points: 1_000_000_001 }, "points"],
    ["no reason", { ...good, reason: "" }, "reason"],
    ["a reason with NUL", { ...good, reason: "a\u0000b" }, "reason"],
    ["no referenceId", { ...good, referenceId: undefined }, "referenceId"],
    ["a word for allowNegative", { ...good, allowNegative: "yes" }, "allowNegative"],
  ];

  it.each(cases)("(%s) gets 400 with the field's name, and gives nothing", async (_what, body, field) => {
    const answer = await post("players/mistaken/adjustments", body);
    expect(answer).toMatchObject({ status: 400, body: { code: 1001 } });
    expect(answer.body["field"]).toBe(field);
    expect(await pointsOf("mistaken")).toBeUndefined();
  });

  it("of method or path gets 405 or 404, and an undo without a reason 400", async () => {
    const get = (path: string) => fetch(`${app.url}/v1/admin/${path}`, { headers: { authorization: `Bearer ${key}` } });
    expect((await get("players/a/adjustments")).status).toBe(405);
    expect((await get("adjustments/a/undo")).status).toBe(405);
    expect(await post("adjustments/unknown/undo", { reason: "x" })).toMatchObject({ status: 404 });
    expect(await post("adjustments/unknown/undo", {})).toMatchObject({ status: 400, body: { field: "reason" } });
    expect(await post("adjustments/a%00b/undo", { reason: "x" })).toMatchObject({ status: 404 });
    expect(await post(`players/${"x".repeat(201)}/adjustments`, good)).toMatchObject({ status: 404 });
  });
});
