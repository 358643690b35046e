// Redeeming over the HTTP API: the catalogue, the debit, the answer to every mistake, and the code once it can be used.
import { describe, expect, it } from "vitest";
import { createReward, setRewardStatus } from "../../rewards/catalogue/rewards.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { createApiKey } from "../../rewards/keys/api-keys.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { voucherCreated, voucherRefused } from "../../rewards/vouchers/outcome.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const database = await testDatabase();
const { pool } = database;
const app = await startTestApp({ databaseUrl: database.url });
const { shop } = await testShop(pool);
const key = await keyOf(shop);
const john = "customer-abc-123";

async function keyOf(of: ShopId): Promise<string> {
  const creation = await createApiKey(pool, of, "test");
  if (creation.kind !== "created") throw new Error("The test's shop is not installed.");
  return creation.key;
}

interface Answer<Data> {
  status: number;
  headers: Headers;
  body: { code: number; message?: string; field?: string; data: Data };
}
interface Redemption {
  id: string;
  state: string;
  replayed?: boolean;
  voucher: { code: string | null; state: string };
}
interface Reward {
  id: string;
  name: string;
  price: number;
}

async function call<Data>(path: string, body?: unknown, bearer: string | null = key): Promise<Answer<Data>> {
  const response = await fetch(app.url + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer<Data>["body"] };
}

let references = 0;
const redeem = (more: object = {}, bearer?: string) =>
  call<Redemption>(
    "/v1/redemptions",
    { playerId: john, rewardId: "", referenceId: `r-${++references}`, ...more },
    bearer,
  );
const earn = (amount: string, playerId = john) =>
  call("/v1/action/process", {
    name: "purchase",
    referenceId: `e-${++references}`,
    playerId,
    details: [{ name: "amount", value: amount }],
  });
const player = async () =>
  (await call<{ points: number; spendable: number; pending: number; inventory: object[] }>(`/v1/admin/players/${john}`))
    .body.data;
const rewards = async () => (await call<Reward[]>("/v1/rewards")).body.data;
const rewardFor = async (price: number) => (await rewards()).find((reward) => reward.price === price)?.id ?? "";

async function voucherOf(redemption: Redemption) {
  const { rows } = await pool.query("select id from inventory_items where redemption_id = $1", [redemption.id]);
  const voucher = await readVoucher(pool, shop, rows[0]?.id);
  if (!voucher) throw new Error("There is no voucher.");
  return voucher;
}

describe("the catalogue", () => {
  it("is what the shop started with, the cheapest first", async () => {
    expect(await rewards()).toEqual([
      {
        id: expect.any(String),
        kind: "voucher",
        name: "5 USD off",
        description: null,
        price: 100,
        voucher: { discount: "fixed", amount: "5.00", validDays: 90 },
        left: null,
      },
      {
        id: expect.any(String),
        kind: "voucher",
        name: "Free shipping",
        description: null,
        price: 150,
        voucher: { discount: "free_shipping", validDays: 90 },
        left: null,
      },
      {
        id: expect.any(String),
        kind: "voucher",
        name: "10% off",
        description: null,
        price: 200,
        voucher: { discount: "percentage", percent: 10, validDays: 90 },
        left: null,
      },
    ]);
  });
});

describe("redeeming", () => {
  it("takes the points at once and tells the code as soon as a checkout takes it", async () => {
    await earn("320.00");
    const { status, body } = await redeem({ rewardId: await rewardFor(100), referenceId: "first" });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      playerId: john,
      referenceId: "first",
      points: 100,
      state: "creating",
      replayed: false,
      voucher: { label: "5 USD off", code: null, state: "creating" },
    });
    expect(await player()).toMatchObject({ points: 220, spendable: 220, pending: 0 });

    const voucher = await voucherOf(body.data);
    await voucherCreated(pool, voucher, {
      discountId: "gid://1",
      expiresAt: new Date(1_900_000_000_000),
      at: Date.now(),
    });
    const read = await call<Redemption>(`/v1/redemptions/${body.data.id}`);
    expect(read.body.data).toMatchObject({ state: "ready", voucher: { code: voucher.code, state: "ready" } });
    const again = await redeem({ rewardId: await rewardFor(100), referenceId: "first" });
    expect(again.body.data).toEqual({ ...read.body.data, replayed: true });
    expect(await player()).toMatchObject({
      points: 220,
      inventory: [{ label: "5 USD off", code: voucher.code, state: "ready", usedAt: null, usedOrderId: null }],
    });
  });

  it("of a perk is ready at once and has no code", async () => {
    const bag = { kind: "perk", name: "Tote bag", description: "Ask at the desk.", price: 1 };
    const made = await createReward(pool, shop, bag);
    const rewardId = made.kind === "saved" ? made.reward.id : "";
    expect(await rewards()).toContainEqual({ ...bag, id: rewardId, voucher: null, left: null });
    await earn("1.00");
    const { status, body } = await redeem({ rewardId });
    expect([status, body.data]).toMatchObject([
      200,
      { kind: "perk", label: "Tote bag", description: "Ask at the desk.", state: "ready", voucher: null },
    ]);
    expect((await call<Redemption>(`/v1/redemptions/${body.data.id}`)).body.data).toMatchObject({ voucher: null });
    expect((await player()).inventory).toContainEqual(
      expect.objectContaining({ kind: "perk", label: "Tote bag", state: "ready", code: null }),
    );
    await setRewardStatus(pool, shop, rewardId, "archived");
  });

  it("says how many points are missing, and takes none", async () => {
    const { status, body } = await redeem({ playerId: john, rewardId: await rewardFor(200), referenceId: "one" });
    expect([status, body.code]).toEqual([200, 200]);
    const refused = await redeem({ rewardId: await rewardFor(100), referenceId: "two" });
    expect([refused.status, refused.body]).toEqual([
      409,
      {
        code: 4010,
        message: "The reward costs 100 points, and the player can spend 20: 80 are missing.",
        field: "rewardId",
      },
    ]);
    expect(await player()).toMatchObject({ points: 20 });
  });

  it("that the store refuses shows the points given back, with the reason and without a code", async () => {
    await earn("150.00");
    const { body } = await redeem({ rewardId: await rewardFor(150) });
    await voucherRefused(pool, await voucherOf(body.data), "Customer is invalid", Date.now());
    const read = await call<Redemption>(`/v1/redemptions/${body.data.id}`);
    expect(read.body.data).toMatchObject({
      state: "returned",
      reason: "Customer is invalid",
      voucher: { code: null, state: "failed" },
    });
    expect(await player()).toMatchObject({ points: 170 });
  });

  it("refuses a reference id of another redemption, with 409", async () => {
    const { status, body } = await redeem({ rewardId: await rewardFor(150), referenceId: "first" });
    expect([status, body.code, body.field]).toEqual([409, 4009, "referenceId"]);
  });

  it.each<[string, object | string, number, string | undefined, string]>([
    ["no JSON", "{", 400, undefined, "The body must be a JSON object."],
    ["no player", { playerId: undefined }, 400, "playerId", "playerId is required."],
    ["an empty reference id", { referenceId: "" }, 400, "referenceId", "referenceId must not be empty."],
    ["a reward that is a number", { rewardId: 5 }, 400, "rewardId", "rewardId must be text."],
    ["a NUL", { playerId: "a\0" }, 400, "playerId", "playerId must be plain text without NUL or broken characters."],
    [
      "an unknown reward",
      { rewardId: "x" },
      404,
      "rewardId",
      "No such reward in your shop's catalogue, or it was archived.",
    ],
    ["an unknown player", { playerId: "nobody" }, 404, "playerId", "No such player in your shop."],
  ])("with %s is refused with the field", async (_what, body, status, field, message) => {
    const sent = typeof body === "string" ? body : { playerId: john, rewardId: "r", referenceId: "mistake", ...body };
    const answer = await call("/v1/redemptions", sent);
    expect([answer.status, answer.body.field, answer.body.message]).toEqual([status, field, message]);
  });

  it("needs a key, POST, and a body that is not endless", async () => {
    expect((await call("/v1/redemptions", {}, null)).status).toBe(401);
    expect((await call("/v1/rewards", undefined, null)).status).toBe(401);
    const read = await call("/v1/redemptions");
    expect([read.status, read.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await call("/v1/rewards", {})).status).toBe(405);
    expect((await call("/v1/redemptions", { playerId: "x".repeat(17_000) })).status).toBe(413);
  });

  it("is the shop's own: another shop's key sees neither its redemptions nor its players nor its rewards", async () => {
    const { shop: elsewhere } = await testShop(pool);
    const other = await keyOf(elsewhere);
    const { rows } = await pool.query("select id from redemptions where shop = $1 limit 1", [shop]);
    expect((await call(`/v1/redemptions/${rows[0]?.id}`, undefined, other)).status).toBe(404);
    expect((await call("/v1/redemptions/no-uuid")).status).toBe(404);
    expect((await redeem({ rewardId: await rewardFor(100) }, other)).body.field).toBe("playerId");
  });
});
