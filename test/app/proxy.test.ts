// The shoppers' door: only what Shopify signs now is believed, and of that only the customer whom Shopify names.
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTokenBuckets } from "../../app/doors/token-bucket.ts";
import { createReward, listRewards } from "../../rewards/catalogue/rewards.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { type PlayerShape, playerShape } from "../../rewards/storefront/shapes.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { voucherCreated, voucherRefused } from "../../rewards/vouchers/outcome.ts";
import { secret, startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { givePoints, testShop } from "../support/shop.ts";

const { pool, url: databaseUrl } = await testDatabase({ poolSize: 10 });
const app = await startTestApp({ databaseUrl });
const { shop } = await testShop(pool);
const { shop: otherShop } = await testShop(pool);

let customers = 9_000_000_000;
const newCustomer = () => String(++customers);

interface Asked {
  customerId?: string;
  shop?: ShopId;
  timestamp?: number;
  /** What the visitor himself has put into the address. */
  more?: [string, string][];
  key?: string;
}

/** The query as Shopify makes it. */
function signed({
  customerId = "",
  shop: of = shop,
  timestamp = Date.now() / 1_000,
  more = [],
  key = secret,
}: Asked = {}) {
  const query = new URLSearchParams([
    ...more,
    ["shop", of],
    ["logged_in_customer_id", customerId],
    ["path_prefix", "/apps/encore"],
    ["timestamp", String(Math.floor(timestamp))],
  ]);
  const names = [...new Set(query.keys())];
  const text = names
    .map((name) => `${name}=${query.getAll(name).join(",")}`)
    .sort()
    .join("");
  query.set("signature", createHmac("sha256", key).update(text).digest("hex"));
  return query;
}

const get = (query: URLSearchParams | string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/proxy/state?${query}`, { headers });

const redeem = (customerId: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/proxy/redeem?${signed({ customerId })}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

const give = (playerId: string, points: number, of = shop) => givePoints(pool, of, playerId, points);

const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

async function rewardNamed(name: string): Promise<{ id: string; price: number }> {
  const reward = (await listRewards(pool, shop)).find((one) => one.name === name);
  if (!reward) throw new Error(`There is no reward ${name}.`);
  return reward;
}

/** What the worker does when the store has answered. */
async function whenCreating(
  customerId: string,
  act: (item: NonNullable<Awaited<ReturnType<typeof readVoucher>>>) => Promise<unknown>,
) {
  const find = () =>
    pool.query<{ id: string }>(
      "select id from inventory_items where shop = $1 and player_id = $2 and state = 'creating'",
      [shop, customerId],
    );
  await expect.poll(async () => (await find()).rowCount, { timeout: 5_000 }).toBe(1);
  const item = await readVoucher(pool, shop, (await find()).rows[0]?.id ?? "");
  if (item) await act(item);
}

describe("the state of a customer", () => {
  it("is what his metafield would say, live, for him and his browser alone", async () => {
    const customerId = newCustomer();
    await give(customerId, 42);
    const response = await get(signed({ customerId }));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
    const state = playerShape.parse(await response.json());
    expect(state).toMatchObject({ points: 42, spendable: 42, badges: [] });
    expect(Math.abs(Date.parse(state.at) - Date.now())).toBeLessThan(5_000);
  });

  it("of somebody who has done nothing yet is nothing, with what he could earn", async () => {
    const state = playerShape.parse(await (await get(signed({ customerId: newCustomer() }))).json());
    expect(state).toMatchObject({ points: 0, badgesTotal: 0, progressTotal: 4 });
  });

  it("is not sent again while nothing changes", async () => {
    const customerId = newCustomer();
    await give(customerId, 1);
    const first = await get(signed({ customerId }));
    const etag = first.headers.get("etag") ?? "";
    const again = await get(signed({ customerId }), { "if-none-match": `W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    await give(customerId, 1);
    expect((await get(signed({ customerId }), { "if-none-match": etag })).status).toBe(200);
  });

  it("is not told when nobody is logged in, nor for a store that has no rewards", async () => {
    const loggedOut = await get(signed());
    expect([loggedOut.status, await codeOf(loggedOut)]).toEqual([403, "not_logged_in"]);
    const stranger = await get(signed({ customerId: newCustomer(), shop: "stranger.myshopify.com" as ShopId }));
    expect([stranger.status, await codeOf(stranger)]).toEqual([404, "not_installed"]);
  });

  it("is that of the shop that Shopify has signed for", async () => {
    const customerId = newCustomer();
    await give(customerId, 7);
    await give(customerId, 11, otherShop);
    const state = async (of: ShopId) =>
      ((await (await get(signed({ customerId, shop: of }))).json()) as PlayerShape).points;
    expect([await state(shop), await state(otherShop)]).toEqual([7, 11]);
  });
});

describe("a request that Shopify has not signed like this, now", () => {
  const victim = newCustomer();
  /** Everything that can be said of the parameters, whatever their order and spelling. */
  const meaning = (query: string) => JSON.stringify([...new URLSearchParams(query)].sort());

  it("gets 401 and no data: 1,000 changes of signed requests", async () => {
    await give(victim, 4_711);
    const original = signed({ customerId: newCustomer() }).toString();
    const pairs = original.split("&");
    const place = fc.nat({ max: original.length - 1 });
    const character = fc.constantFrom(..."abcdef0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ&=%+-_./,~");
    const replaced = (at: number, by: string) => original.slice(0, at) + by + original.slice(at + 1);
    const onePair = fc.nat({ max: pairs.length - 1 });
    const mutated = fc.oneof(
      fc.tuple(place, character).map(([at, by]) => replaced(at, by)),
      fc.tuple(place, character).map(([at, by]) => original.slice(0, at) + by + original.slice(at)),
      place.map((at) => original.slice(0, at) + original.slice(at + 1)),
      onePair.map((at) => pairs.filter((_, index) => index !== at).join("&")),
      fc
        .tuple(onePair, onePair)
        .map(([at, by]) => pairs.map((pair, index) => (index === at ? (pairs[by] ?? "") : pair)).join("&")),
      onePair.map((at) => `${original}&${pairs[at]}`),
      fc.constantFrom(
        original.replace(/logged_in_customer_id=\d+/, `logged_in_customer_id=${victim}`),
        `${original}&logged_in_customer_id=${victim}`,
        `logged_in_customer_id=${victim}&${original}`,
        original.replace(/shop=[^&]+/, `shop=${otherShop}`),
        original.replace(/timestamp=\d+/, "timestamp=1"),
        original.replace(/signature=\w+/, (text) => text.toUpperCase().replace("SIGNATURE", "signature")),
        original.replace(/signature=\w+/, "signature="),
        original.replace(/signature=(\w+)/, "hmac=$1"),
        original.replaceAll("&", ""),
        "",
      ),
      fc.string({ maxLength: 300 }).map((text) => encodeURI(text.toWellFormed())),
    );
    const isChanged = (query: string) => meaning(query) !== meaning(original);
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(mutated.filter(isChanged), async (query) => {
        const response = await get(query);
        const answer = await response.text();
        tried += 1;
        expect([query, response.status, answer.includes("points")]).toEqual([query, 401, false]);
      }),
      { numRuns: 1_000 },
    );
    expect(tried).toBeGreaterThanOrEqual(1_000);
    // The request itself is good, or the above would say nothing.
    expect((await get(original)).status).toBe(200);
  });

  it("gets 401 when it is older than 90 seconds, or of tomorrow", async () => {
    const seconds = Date.now() / 1_000;
    const at = async (timestamp: number) => (await get(signed({ customerId: victim, timestamp }))).status;
    expect([await at(seconds - 85), await at(seconds - 92), await at(seconds + 86_400)]).toEqual([200, 401, 401]);
  });

  it("gets 401 when it is signed with another app's secret", async () => {
    expect((await get(signed({ customerId: victim, key: "another" }))).status).toBe(401);
  });

  it("gets 401 when the visitor has named a customer himself, whatever is signed", async () => {
    const more: [string, string][] = [["logged_in_customer_id", victim]];
    expect((await get(signed({ customerId: newCustomer(), more }))).status).toBe(401);
    expect((await get(signed({ more }))).status).toBe(401);
  });

  it("is refused on every path and with every method before anything else is looked at", async () => {
    for (const path of ["state", "redeem", "anything", ""]) {
      for (const method of ["GET", "POST", "PUT", "DELETE"]) {
        const response = await fetch(`${app.url}/proxy/${path}?logged_in_customer_id=${victim}`, { method });
        expect([path, method, response.status]).toEqual([path, method, 401]);
      }
    }
  });

  it("may carry what else the visitor has put into the address, once or several times", async () => {
    const more: [string, string][] = [
      ["extra", "1"],
      ["extra", "2"],
      ["a-b", "ä ö"],
      ["a", "&="],
    ];
    expect((await get(signed({ customerId: victim, more }))).status).toBe(200);
  });
});

describe("a redemption", () => {
  it("turns points into a code, once for each reference, and tells what is left", async () => {
    const customerId = newCustomer();
    await give(customerId, 120);
    const { id: rewardId } = await rewardNamed("5 USD off");
    const [response] = await Promise.all([
      redeem(customerId, { rewardId, referenceId: "click-1" }),
      whenCreating(customerId, (item) =>
        voucherCreated(pool, item, { discountId: "gid://shopify/DiscountCodeNode/1", expiresAt: null, at: Date.now() }),
      ),
    ]);
    expect(response.status).toBe(200);
    const body = (await response.json()) as {
      redemption: { points: number; voucher: { code: string } };
      player: PlayerShape;
    };
    expect(body.redemption).toMatchObject({ points: 100, voucher: { label: "5 USD off", state: "ready", ends: null } });
    expect(body.redemption.voucher.code).toMatch(/\S{6,}/);
    expect(body.player).toMatchObject({
      points: 20,
      vouchers: [{ code: body.redemption.voucher.code, state: "ready" }],
    });

    const again = (await (await redeem(customerId, { rewardId, referenceId: "click-1" })).json()) as typeof body;
    expect(again.redemption).toEqual(body.redemption);
    expect(again.player.points).toBe(20);
  });

  it("of what has no code answers at once, with what it is", async () => {
    const customerId = newCustomer();
    await give(customerId, 120);
    const fields = { kind: "perk", name: "Tote bag", description: "Ask at the desk.", price: 70 };
    const made = await createReward(pool, shop, fields);
    const rewardId = made.kind === "saved" ? made.reward.id : "";
    const startedAt = Date.now();
    const response = await redeem(customerId, { rewardId, referenceId: "click-1" });
    expect(Date.now() - startedAt).toBeLessThan(3_000);
    expect(await response.json()).toMatchObject({
      redemption: {
        kind: "perk",
        label: "Tote bag",
        description: "Ask at the desk.",
        voucher: { label: "Tote bag", code: null, state: "ready", ends: null },
      },
      player: { points: 50, vouchers: [], perks: [{ label: "Tote bag", text: "Ask at the desk." }], perksTotal: 1 },
    });
  });

  it("says what is missing, and takes nothing", async () => {
    const customerId = newCustomer();
    await give(customerId, 30);
    const { id: rewardId } = await rewardNamed("5 USD off");
    const response = await redeem(customerId, { rewardId, referenceId: "click-1" });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ error: { code: "not_enough_points", missing: 70 } });
    expect(((await (await get(signed({ customerId }))).json()) as PlayerShape).points).toBe(30);
  });

  it("gives the points back, and says so, when the store will not make the code", async () => {
    const customerId = newCustomer();
    await give(customerId, 100);
    const { id: rewardId } = await rewardNamed("5 USD off");
    const [response] = await Promise.all([
      redeem(customerId, { rewardId, referenceId: "click-1" }),
      whenCreating(customerId, (item) => voucherRefused(pool, item, "The store is full.", Date.now())),
    ]);
    expect([response.status, await codeOf(response)]).toEqual([422, "returned"]);
    expect(((await (await get(signed({ customerId }))).json()) as PlayerShape).points).toBe(100);
  });

  it("with another customer's reference is one's own", async () => {
    const [one, two] = [newCustomer(), newCustomer()];
    const { id: rewardId } = await rewardNamed("5 USD off");
    for (const customerId of [one, two]) {
      await give(customerId, 100);
      const [response] = await Promise.all([
        redeem(customerId, { rewardId, referenceId: "the-same" }),
        whenCreating(customerId, (item) =>
          voucherCreated(pool, item, {
            discountId: `gid://shopify/DiscountCodeNode/${customerId}`,
            expiresAt: null,
            at: Date.now(),
          }),
        ),
      ]);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ player: { points: 0 } });
    }
  });

  it("is refused with a sentence when the body is no good, the reward is gone, or a form of another site sends it", async () => {
    const customerId = newCustomer();
    const { id: rewardId } = await rewardNamed("5 USD off");
    const noReward = await redeem(customerId, { referenceId: "click-1" });
    expect([noReward.status, await noReward.json()]).toEqual([
      400,
      { error: { code: "bad_request", message: "rewardId is required." } },
    ]);
    await give(customerId, 500);
    const unknown = await redeem(customerId, { rewardId: "no-such", referenceId: "click-1" });
    expect([unknown.status, await codeOf(unknown)]).toEqual([404, "unknown_reward"]);
    const form = await redeem(customerId, { rewardId, referenceId: "click-1" }, { "content-type": "text/plain" });
    expect([form.status, await codeOf(form)]).toEqual([415, "not_json"]);
    expect(((await (await get(signed({ customerId }))).json()) as PlayerShape).points).toBe(500);
  });

  it("is for POST alone, and there is nothing else below /proxy", async () => {
    const query = signed({ customerId: newCustomer() });
    expect((await fetch(`${app.url}/proxy/redeem?${query}`)).status).toBe(405);
    expect((await fetch(`${app.url}/proxy/state?${query}`, { method: "POST" })).status).toBe(405);
    expect((await fetch(`${app.url}/proxy/anything?${query}`)).status).toBe(404);
  });

  it("in a hurry is slowed down for that customer, and for nobody else", async () => {
    const [eager, calm] = [newCustomer(), newCustomer()];
    const statuses = [];
    for (let click = 0; click < 7; click += 1)
      statuses.push((await redeem(eager, { rewardId: "x", referenceId: "y" })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429]);
    const refused = await redeem(eager, { rewardId: "x", referenceId: "y" });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await redeem(calm, { rewardId: "x", referenceId: "y" })).status).toBe(422);
  });
});

describe("a token bucket", () => {
  it("lets a burst through, then as many as drip in, and says how long to wait", () => {
    let now = 0;
    const buckets = createTokenBuckets({ burst: 2, perSecond: 0.5 }, () => now);
    expect([buckets.take("a"), buckets.take("a"), buckets.take("a"), buckets.take("b")]).toEqual([0, 0, 2, 0]);
    now = 2_000;
    expect([buckets.take("a"), buckets.take("a")]).toEqual([0, 2]);
    now = 3_600_000;
    expect([buckets.take("a"), buckets.take("a"), buckets.take("a")]).toEqual([0, 0, 2]);
  });
});
