// A customer who redeems in the storefront gets a code or a clear answer, once, whatever he sends and however often.
import { describe, expect, it } from "vitest";
import { createReward } from "../../rewards/catalogue/rewards.ts";
import type { PlayerShape } from "../../rewards/storefront/shapes.ts";
import { voucherCreated, voucherRefused } from "../../rewards/vouchers/outcome.ts";
import {
  app,
  codeOf,
  get,
  give,
  newCustomer,
  pool,
  redeem,
  rewardNamed,
  shop,
  signed,
  whenCreating,
} from "./proxy-visitor.ts";

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
