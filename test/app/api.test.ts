// The HTTP API: the guide's journey by calls, idempotency, and a clear answer to every mistake.
import { describe, expect, it } from "vitest";
import type { ShopId } from "../../rewards/ids.ts";
import { createApiKey } from "../../rewards/keys/api-keys.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { saveRules } from "../support/rules.ts";
import { testShop } from "../support/shop.ts";

const database = await testDatabase();
const app = await startTestApp({ databaseUrl: database.url });

async function keyOf(shop: ShopId): Promise<string> {
  const creation = await createApiKey(database.pool, shop, "test");
  if (creation.kind !== "created") throw new Error("The test's shop is not installed.");
  return creation.key;
}

const { shop } = await testShop(database.pool);
const key = await keyOf(shop);

type Answer = {
  status: number;
  body: { code: number; message?: string; field?: string; data?: Record<string, unknown> };
};

async function call(
  path: string,
  options: { body?: unknown; raw?: string; bearer?: string | null; method?: string } = {},
): Promise<Answer> {
  const { bearer = key } = options;
  const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  const response = await fetch(app.url + path, {
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    headers: { "content-type": "application/json", ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

const process = (body: unknown, bearer?: string) => call("/v1/action/process", { body, ...(bearer ? { bearer } : {}) });
const details = (values: Record<string, string>) => Object.entries(values).map(([name, value]) => ({ name, value }));
const purchase = (referenceId: string, playerId: string, values: Record<string, string>) => ({
  name: "purchase",
  referenceId,
  playerId,
  timestamp: 1_780_000_000_000,
  details: details(values),
});

describe("the guide's journey by API calls", () => {
  const john = "customer-abc-123";

  it("gives John 165, then 1,265 points, his badges, a voucher and his progress", async () => {
    const first = await process(purchase("j-1", john, { amount: "149.99", category: "electronics" }));
    expect(first).toMatchObject({
      status: 200,
      body: {
        code: 200,
        data: {
          playerId: john,
          referenceId: "j-1",
          earnedPoints: 165,
          replayed: false,
          triggers: null,
          deliverables: null,
        },
      },
    });
    expect(first.body.data?.["badges"]).toMatchObject([{ label: "Electronics Enthusiast", points: 15 }]);

    const second = await process(purchase("j-2", john, { amount: "999.99", category: "premium" }));
    expect(second.body.data).toMatchObject({
      earnedPoints: 1_100,
      badges: [{ label: "VIP Customer" }],
      deliverables: [{ amount: 1, label: "Free shipping", type: 1 }],
    });

    const player = await call(`/v1/admin/players/${john}`);
    expect(player.body.data).toMatchObject({
      playerId: john,
      points: 1_265,
      badges: [
        { name: "Electronics Enthusiast", count: 1 },
        { name: "VIP Customer", count: 1 },
      ],
      inventory: [{ kind: "voucher", label: "Free shipping" }],
    });
    expect(player.body.data?.["progress"]).toContainEqual(
      expect.objectContaining({ name: "Loyal Customer", current: 2, target: 10 }),
    );
  });

  it("gives Sarah 30 points for each bulk purchase of five items", async () => {
    for (const referenceId of ["s-1", "s-2"]) {
      const answer = await process({
        name: "bulk_purchase",
        referenceId,
        playerId: "sarah",
        details: details({ items_count: "5" }),
      });
      expect(answer.body.data).toMatchObject({ earnedPoints: 30, badges: [{ label: "Bulk Buyer" }] });
    }
    const few = await process({
      name: "bulk_purchase",
      referenceId: "s-3",
      playerId: "sarah",
      details: details({ items_count: "4" }),
    });
    expect(few.body.data).toMatchObject({ earnedPoints: 0, badges: null });
  });

  it("says for every badge why or why not when it is asked to explain", async () => {
    const answer = await call("/v1/action/process?explain=true", {
      body: purchase("e-1", "curious", { amount: "20", category: "toys" }),
    });
    const evaluations = answer.body.data?.["evaluations"] as { outcome: string }[];
    expect(evaluations.map((evaluation) => evaluation.outcome).sort()).toEqual([
      "not_matched",
      "not_matched",
      "progressed",
    ]);
  });
});

describe("a referenceId", () => {
  it("that is sent again answers the first decision and says so; twenty at once record one", async () => {
    const body = purchase("r-1", "again", { amount: "10.00" });
    const answers = await Promise.all(Array.from({ length: 20 }, () => process(body)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(answers.map((answer) => answer.body.data?.["earnedPoints"])).toEqual(Array(20).fill(10));
    expect(answers.filter((answer) => answer.body.data?.["replayed"] === false)).toHaveLength(1);
    expect((await call("/v1/admin/players/again")).body.data).toMatchObject({ points: 10 });
  });

  it("that is sent with other content gets 409, whichever player it is for", async () => {
    await process(purchase("r-2", "first", { amount: "10.00" }));
    for (const other of [
      purchase("r-2", "first", { amount: "11.00" }),
      purchase("r-2", "second", { amount: "10.00" }),
    ]) {
      expect(await process(other)).toMatchObject({ status: 409, body: { code: 4009, field: "referenceId" } });
    }
  });

  it("belongs to one shop: another shop's call with the same id is a call of its own", async () => {
    const other = await testShop(database.pool);
    const otherKey = await keyOf(other.shop);
    await process(purchase("r-3", "shared", { amount: "10.00" }));
    expect((await process(purchase("r-3", "shared", { amount: "99.00" }), otherKey)).body.data).toMatchObject({
      earnedPoints: 99,
      replayed: false,
    });
    expect((await call("/v1/admin/players/shared")).body.data).toMatchObject({ points: 10 });
  });
});

describe("a level of total points", () => {
  it("is answered with the action that reaches it, again when that is sent again, and with the player", async () => {
    const { shop: climbing } = await testShop(database.pool);
    const shipping = { id: "ship", kind: "Prize", label: "Free shipping", voucher: { discount: "free_shipping" } };
    const levels = [
      { id: "a", name: "Silver", target: 100, deliverables: [] },
      { id: "b", name: "Gold", target: 500, deliverables: [shipping] },
    ];
    await saveRules(database.pool, climbing, { levels, actionRules: [{ action: "review", points: 25 }] });
    const climbingKey = await keyOf(climbing);
    const send = (body: unknown) => process(body, climbingKey);
    const level = { level: 2, label: "Gold", target: 500 };
    const reaching = purchase("l-2", "climber", { amount: "490.00" });
    expect((await send({ name: "review", referenceId: "l-1", playerId: "climber" })).body.data).toMatchObject({
      earnedPoints: 25,
      achievedLevel: null,
      deliverables: null,
    });
    for (const replayed of [false, true]) {
      expect((await send(reaching)).body.data).toMatchObject({
        replayed,
        achievedLevel: level,
        deliverables: [{ amount: 1, label: "Free shipping", type: 1 }],
      });
    }
    const player = await call("/v1/admin/players/climber", { bearer: climbingKey });
    expect(player.body.data).toMatchObject({
      pointsTotal: 515,
      level,
      nextLevel: null,
      inventory: [{ label: "Free shipping" }],
    });
  });
});

describe("a call without a good key", () => {
  it("gets 401 with code 4001 and changes nothing, also with a key that was revoked", async () => {
    const revoked = await keyOf(shop);
    await database.pool.query(
      "update api_keys set revoked_at = now() where name = 'test' and hash = encode(sha256($1::bytea), 'hex')",
      [revoked],
    );
    for (const bearer of [null, "", "wrong", revoked]) {
      const body = purchase("k-1", "nobody", { amount: "10.00" });
      expect(await call("/v1/action/process", { body, bearer })).toMatchObject({ status: 401, body: { code: 4001 } });
      expect(await call("/v1/admin/players/customer-abc-123", { bearer })).toMatchObject({
        status: 401,
        body: { code: 4001 },
      });
    }
    expect((await call("/v1/admin/players/nobody")).status).toBe(404);
  });
});

describe("a mistake in a call", () => {
  const good = purchase("m-1", "m", { amount: "10.00" });
  const cases: [string, unknown, string | undefined][] = [
    ["no object", [], undefined],
    ["no name", { ...good, name: undefined }, "name"],
    ["an empty referenceId", { ...good, referenceId: "" }, "referenceId"],
    ["a number as playerId", { ...good, playerId: 7 }, "playerId"],
    ["a playerId with NUL", { ...good, playerId: "a\u0000b" }, "playerId"],
    ["a playerId with half a character", { ...good, playerId: "a\ud800" }, "playerId"],
    ["a timestamp in seconds", { ...good, timestamp: 1_780_000_000 }, "timestamp"],
    ["a timestamp as text", { ...good, timestamp: "yesterday" }, "timestamp"],
    ["a negative multiplier", { ...good, multiplier: -1 }, "multiplier"],
    ["details that are no list", { ...good, details: { amount: "1" } }, "details"],
    ["a detail without a value", { ...good, details: [{ name: "amount" }] }, "details[0].value"],
    ["a detail whose value is a list", { ...good, details: [{ name: "amount", value: ["1"] }] }, "details[0].value"],
    ["a name that is too long", { ...good, name: "x".repeat(101) }, "name"],
  ];

  it.each(cases)("(%s) gets 400 with code 1001 and the field's name", async (_what, body, field) => {
    const answer = await process(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 1001 } });
    expect(answer.body.field).toBe(field);
    if (field) expect(answer.body.message).toContain(field);
  });

  it("that makes the body no JSON gets 400, one above 256 KB gets 413, a wrong method 405, a wrong path 404", async () => {
    expect(await call("/v1/action/process", { raw: "{oops" })).toMatchObject({ status: 400, body: { code: 1001 } });
    expect(await call("/v1/action/process", { raw: "x".repeat(300_000) })).toMatchObject({
      status: 413,
      body: { code: 4013 },
    });
    expect(await call("/v1/action/process", { method: "GET" })).toMatchObject({ status: 405 });
    expect(await call("/v1/admin/players/m", { raw: "{}" })).toMatchObject({ status: 405 });
    expect(await call("/v1/admin/nothing")).toMatchObject({ status: 404, body: { code: 4004 } });
    expect(await call("/v1/admin/players/unknown")).toMatchObject({ status: 404, body: { code: 4004 } });
  });

  it("in a detail's value does not stop the action: the detail is left out and named", async () => {
    const answer = await process(purchase("u-1", "u", { amount: "a lot", category: "electronics" }));
    expect(answer.body.data).toMatchObject({ earnedPoints: 15, badges: [{ label: "Electronics Enthusiast" }] });
    expect(answer.body.data?.["unreadableDetails"]).toHaveLength(1);
  });
});
