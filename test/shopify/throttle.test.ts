// A shop's share of Admin API calls, against the devstore's leaky bucket: used up but not overdrawn, and nobody else's.
import { afterEach, describe, expect, it } from "vitest";
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import { callAdmin, ShopifyBusy } from "../../shopify/operations/call.ts";
import { createThrottle } from "../../shopify/throttle.ts";
import { accessToken, type Harness, startHarness } from "../devstore/harness.ts";

const opened: Harness[] = [];
afterEach(async () => {
  for (const harness of opened.splice(0)) await harness.stop();
});

/** Asks as @shopify/shopify-api does: what comes with errors is thrown, with its body. */
async function openStore(throttle: { maximumAvailable: number; restoreRatePerSecond: number }, now = Date.now) {
  const harness = await startHarness({ throttle, now });
  opened.push(harness);
  const token = await accessToken(harness.devstore);
  const seen = { asked: 0, throttled: 0 };
  const graphql: AdminGraphql = async (query, options) => {
    seen.asked += 1;
    const response = await fetch(`${harness.devstore.url}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-access-token": token },
      body: JSON.stringify({ query, variables: options?.variables }),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const body = (await response.clone().json()) as { errors?: { message: string; extensions?: { code?: string } }[] };
    if (!body.errors) return response;
    if (body.errors[0]?.extensions?.code === "THROTTLED") seen.throttled += 1;
    throw Object.assign(new Error(body.errors[0]?.message), {
      body: { ...body, errors: { graphQLErrors: body.errors } },
    });
  };
  return { graphql, seen };
}

/** A call that costs 10 points, whatever it answers. */
const mutation = `mutation ($id: ID!) { discountCodeDelete(id: $id) { deletedCodeDiscountId userErrors { message } } }`;
const variables = { id: "gid://shopify/DiscountCodeNode/1" };
const query = "query { shop { name } }";

/** A clock that time passes on only when somebody sleeps. */
function clock() {
  let time = Date.now();
  const slept: number[] = [];
  return {
    now: () => time,
    slept,
    sleep: async (ms: number) => {
      slept.push(ms);
      time += ms;
    },
  };
}

describe("a shop's share of calls", () => {
  it("is waited for before Shopify refuses, once its size is known", async () => {
    const time = clock();
    const store = await openStore({ maximumAvailable: 100, restoreRatePerSecond: 50 }, time.now);
    const graphql = createThrottle({ ...time, maxWaitMs: 60_000 })("a.myshopify.com", store.graphql);
    for (let call = 0; call < 40; call += 1) await graphql(mutation, { variables });
    expect(store.seen).toEqual({ asked: 40, throttled: 0 });
    // 400 points, of which 100 were there; the rest comes at 50 a second.
    expect(time.slept.reduce((sum, ms) => sum + ms, 0)).toBe(6_000);
  });

  it("is shared by calls that are made at once: all are answered and few are refused", async () => {
    const store = await openStore({ maximumAvailable: 60, restoreRatePerSecond: 200 });
    const graphql = createThrottle({ maxWaitMs: 10_000 })("a.myshopify.com", store.graphql);
    await graphql(mutation, { variables });
    const started = Date.now();
    await Promise.all(Array.from({ length: 40 }, () => graphql(mutation, { variables })));
    // 340 points have to come in at 200 a second.
    expect(Date.now() - started).toBeGreaterThan(1_500);
    // Without a share of their own nearly all would be refused; on a busy machine a few answers come late.
    expect(store.seen.throttled).toBeLessThan(15);
  });

  it("that another process has used up is asked for again until the call is answered", async () => {
    const time = clock();
    const store = await openStore({ maximumAvailable: 20, restoreRatePerSecond: 10 }, time.now);
    const ours = createThrottle({ ...time, maxWaitMs: 60_000 })("a.myshopify.com", store.graphql);
    const theirs = createThrottle({ ...time, maxWaitMs: 60_000 })("a.myshopify.com", store.graphql);
    await ours(mutation, { variables });
    await theirs(mutation, { variables });
    const answer = await ours(mutation, { variables });
    expect(((await answer.json()) as { data: unknown }).data).toMatchObject({ discountCodeDelete: {} });
    expect(store.seen.throttled).toBe(1);
    expect(time.slept).toEqual([1_000]);
  });

  it("that takes too long to fill up is left to the caller, who is told how long, and nothing is asked", async () => {
    const time = clock();
    const store = await openStore({ maximumAvailable: 20, restoreRatePerSecond: 2 }, time.now);
    const graphql = createThrottle({ ...time, maxWaitMs: 2_000 })("a.myshopify.com", store.graphql);
    await graphql(mutation, { variables });
    await graphql(mutation, { variables });
    const refusal = await callAdmin(graphql, mutation, variables).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ShopifyBusy);
    expect(refusal).toMatchObject({ retryAfterMs: 5_000, callMs: 5_000 });
    expect(store.seen.asked).toBe(2);
    await time.sleep(5_000);
    await graphql(mutation, { variables });
    expect(store.seen).toEqual({ asked: 3, throttled: 0 });
  });

  it("of one shop that is used up holds no other shop up", async () => {
    const busy = await openStore({ maximumAvailable: 20, restoreRatePerSecond: 1 });
    const idle = await openStore({ maximumAvailable: 1_000, restoreRatePerSecond: 50 });
    const throttle = createThrottle({ maxWaitMs: 20_000 });
    const [ofBusy, ofIdle] = [
      throttle("busy.myshopify.com", busy.graphql),
      throttle("idle.myshopify.com", idle.graphql),
    ];
    await Promise.all([ofBusy(mutation, { variables }), ofIdle(query)]);
    await ofBusy(mutation, { variables });
    const waiting = ofBusy(mutation, { variables }).then(() => "answered");
    waiting.catch(() => undefined);
    for (let call = 0; call < 20; call += 1) await ofIdle(query);
    expect(idle.seen).toEqual({ asked: 21, throttled: 0 });
    expect(await Promise.race([waiting, "still waiting"])).toBe("still waiting");
  });

  it("is not blamed for other failures: they are the caller's at once", async () => {
    const store = await openStore({ maximumAvailable: 100, restoreRatePerSecond: 50 });
    const graphql = createThrottle()("a.myshopify.com", store.graphql);
    await expect(graphql("query { nonsense }")).rejects.toThrow("Field 'nonsense' doesn't exist");
    expect(store.seen.asked).toBe(1);
  });
});
