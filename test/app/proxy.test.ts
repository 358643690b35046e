// The app proxy: a customer sees his own state and nobody else's, and a request that Shopify has not signed like this, now,
// gets nothing.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTokenBuckets } from "../../app/doors/token-bucket.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { type PlayerShape, playerShape } from "../../rewards/storefront/shapes.ts";
import { app, codeOf, get, give, newCustomer, otherShop, shop, signed } from "./proxy-visitor.ts";

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

  it("takes nothing from anybody when the clock is put back", () => {
    let now = 3_600_000;
    const buckets = createTokenBuckets({ burst: 3, perSecond: 0.5 }, () => now);
    expect(buckets.take("a")).toBe(0);
    now = 0;
    expect([buckets.take("a"), buckets.take("a"), buckets.take("a")]).toEqual([0, 0, 2]);
  });
});
