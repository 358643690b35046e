// Rewards that are no vouchers: what the catalogue takes of them, what a badge copies, that points buy them at once and never more
// of them than there are, and that the storefront shows them to whoever has them.
import type { Pool } from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../prisma/database.ts";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { handOver } from "../../rewards/by-hand/hand-over.ts";
import { deliverableOf } from "../../rewards/catalogue/deliverable.ts";
import { rewardKinds } from "../../rewards/catalogue/kinds.ts";
import { changeReward, createReward, findReward, listCatalogue, listRewards } from "../../rewards/catalogue/rewards.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { createEndpoint } from "../../rewards/notices/endpoints.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import { exportPlayer } from "../../rewards/privacy/export-player.ts";
import { createBadge } from "../../rewards/programme/save.ts";
import { redeem } from "../../rewards/redemption/redeem.ts";
import { readPlayers } from "../../rewards/storefront/player.ts";
import { readProgramme } from "../../rewards/storefront/programme.ts";
import { playerShape, programmeShape } from "../../rewards/storefront/shapes.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { type TestShop, testShop } from "../support/shop.ts";

const { pool, url } = await testDatabase();
const now = Date.UTC(2026, 5, 1);

let here: TestShop;
let shop: ShopId;
let player: PlayerId;
beforeEach(async () => {
  here = await testShop(pool);
  ({ shop } = here);
  player = await playerWith(500);
});

/** Customers of Shopify, whose storefront is told of changes. */
let players = 7_000;

async function playerWith(points: number): Promise<PlayerId> {
  const playerId = String(++players) as PlayerId;
  await pool.query("insert into players (shop, player_id) values ($1, $2)", [shop, playerId]);
  await adjustPoints(pool, { shop, playerId, points, reason: "A gift.", referenceId: playerId, at: now });
  return playerId;
}

async function reward(fields: object) {
  const saved = await createReward(pool, shop, fields);
  if (saved.kind !== "saved") throw new Error(JSON.stringify(saved));
  return saved.reward;
}

const bag = { kind: "perk", name: "Tote bag", description: "Ask at the desk.", price: 200 };
const story = { kind: "content", name: "Our story", description: "It began in a shed.", price: 50 };
const call = { kind: "notification", name: "Call them", description: "Within a day." };
const off = { kind: "voucher", name: "Tenth off", voucher: { discount: "percentage", percent: 10 } };

let references = 0;
const spend = (rewardId: string, playerId = player, on: Pool = pool) =>
  redeem(on, { shop, playerId, rewardId, referenceId: `kinds-${++references}`, at: now });

const shown = async (playerId = player) => {
  const read = (await readPlayers(pool, shop, [playerId], now)).get(playerId);
  return playerShape.parse(read?.shape);
};
const inventory = async (playerId = player) => (await viewPlayer(pool, shop, playerId, now))?.inventory ?? [];
const outbox = async () =>
  (await pool.query("select kind, payload from outbox_messages where shop = $1 order by id", [shop])).rows;

describe("the catalogue", () => {
  it("keeps each kind with the fields that it has, and passes over those of other kinds", async () => {
    const voucher = { discount: "free_shipping" };
    expect(await reward({ ...bag, voucher })).toMatchObject({ ...bag, voucher: null, quantity: null });
    expect(await reward({ ...story, quantity: 5 })).toMatchObject({ ...story, quantity: 5, left: 5 });
    expect(await reward(call)).toMatchObject({ ...call, price: null, voucher: null });
    expect(await reward({ ...off, description: "Nobody reads it." })).toMatchObject({ ...off, description: null });
  });

  it.each<[string, object, string]>([
    [
      "of no kind",
      { ...bag, kind: "coin" },
      "kind: Choose what kind of reward it is: voucher, perk, content or notification.",
    ],
    [
      "with a text of a page",
      { ...bag, description: "x".repeat(1_001) },
      "description: The description may have 1000 characters at most.",
    ],
    [
      "without anything to read",
      { ...story, description: " " },
      "description: Write the text that customers are to see.",
    ],
    [
      "that tells and costs",
      { ...call, price: 5 },
      "price: A notification has no price: it is handed out by badges and levels only.",
    ],
    ["that is a voucher for nothing", { ...off, voucher: null }, "voucher: This must be an object with fields."],
    [
      "with a character that no database keeps",
      { ...bag, description: "a\0b" },
      "description: The description holds a character that cannot be stored.",
    ],
  ])("refuses a reward %s, and names the field", async (_what, fields, said) => {
    const outcome = await createReward(pool, shop, fields);
    expect(outcome.kind === "refused" && outcome.findings.map(({ path, sentence }) => `${path}: ${sentence}`)).toEqual([
      said,
    ]);
  });

  it("makes another kind of a reward when the merchant says so", async () => {
    const { id } = await reward({ ...off, price: 30 });
    await changeReward(pool, shop, id, bag);
    expect(await findReward(pool, shop, id)).toMatchObject({ ...bag, voucher: null });
  });

  it("lists what has a price first, and offers nothing else for points", async () => {
    for (const fields of [call, off, bag, story]) await reward(fields);
    const names = (await listCatalogue(pool, shop)).map(({ name }) => name);
    expect(names).toEqual(["Our story", "5 USD off", "Free shipping", "10% off", "Tote bag", "Call them", "Tenth off"]);
    expect((await listRewards(pool, shop)).map(({ name }) => name)).toEqual(names.slice(0, 5));
    const read = await readProgramme(pool, shop, now);
    expect(programmeShape.parse(read?.shape).rewards.map(({ name, description }) => [name, description])).toEqual([
      ["Our story", undefined],
      ["5 USD off", undefined],
      ["Free shipping", undefined],
      ["10% off", undefined],
      ["Tote bag", "Ask at the desk."],
    ]);
  });

  it("has 500 rewards at most", async () => {
    await pool.query(
      `insert into catalogue_rewards (shop, id, kind, name)
       select $1, gen_random_uuid(), 'perk', 'Perk ' || place from generate_series(1, 497) as place`,
      [shop],
    );
    expect(await createReward(pool, shop, bag)).toMatchObject({ kind: "refused", findings: [{ path: "name" }] });
    expect(await listCatalogue(pool, shop)).toHaveLength(500);
  });
});

describe("a badge that takes a reward from the catalogue", () => {
  const badge = (deliverables: object[]) => ({
    name: "Regular",
    type: "OneTimeOnly",
    points: 5,
    action: "purchase",
    challenges: [],
    prerequisites: [],
    deliverables,
  });

  it("copies its terms, of every kind, as the engine knows them", async () => {
    const taken = [];
    for (const fields of [{ ...off, quantity: 7 }, bag, story, call]) taken.push(deliverableOf(await reward(fields)));
    expect(taken).toEqual([
      { kind: "Prize", label: "Tenth off", voucher: off.voucher, quantity: 7 },
      { kind: "Prize", label: "Tote bag", description: "Ask at the desk." },
      { kind: "Content", label: "Our story", description: "It began in a shed." },
      { kind: "Notification", label: "Call them", description: "Within a day." },
    ]);
    expect(taken).toHaveLength(rewardKinds.length);
    const deliverables = taken.map((terms, place) => ({ id: `reward-${place}`, ...terms }));
    expect((await createBadge(pool, shop, badge(deliverables), "active")).kind).toBe("saved");
  });

  it("hands the copy out, whatever becomes of the reward, and the storefront shows perk and content", async () => {
    const kept = await reward(bag);
    const deliverables = [deliverableOf(await reward(story)), deliverableOf(kept)];
    const content = badge(deliverables.map((terms, place) => ({ id: `reward-${place}`, ...terms })));
    expect((await createBadge(pool, shop, content, "active")).kind).toBe("saved");
    await changeReward(pool, shop, kept.id, { ...bag, name: "Umbrella" });
    await here.handle("orders/create", orderPayload({ customerId: "81", total: "10.00" }));
    expect(await inventory("81" as PlayerId)).toMatchObject([
      { kind: "content", label: "Our story", description: "It began in a shed.", state: "ready", code: null },
      { kind: "perk", label: "Tote bag", description: "Ask at the desk.", state: "ready", code: null },
    ]);
    const { perks, perksTotal, vouchers } = await shown("81" as PlayerId);
    expect(perks?.map(({ kind, label, text }) => [kind, label, text]).sort()).toEqual([
      ["content", "Our story", "It began in a shed."],
      ["perk", "Tote bag", "Ask at the desk."],
    ]);
    expect([perksTotal, vouchers]).toEqual([2, []]);
  });
});

describe("redeeming what is no voucher", () => {
  it("takes the price, is settled at once without a code, and tells endpoints", async () => {
    await createEndpoint(pool, shop, { url: "https://example.com/hooks", topics: [] });
    const { id } = await reward(bag);
    const outcome = await spend(id);
    if (outcome.kind !== "redeemed") throw new Error(outcome.kind);
    const { redemption, outboxIds } = outcome;
    expect(redemption).toMatchObject({ kind: "perk", label: "Tote bag", points: 200, state: "ready", voucher: null });
    expect(redemption.finishedAt).toEqual(new Date(now));
    const [item] = await inventory();
    expect(item).toMatchObject({ kind: "perk", label: "Tote bag", description: "Ask at the desk.", state: "ready" });
    expect(item?.code).toBeNull();
    const messages = await outbox();
    expect(messages.map(({ kind }) => kind)).toEqual(["call_endpoint"]);
    expect(outboxIds).toHaveLength(1);
    expect(messages[0].payload.notice).toMatchObject({
      type: "reward_redeemed",
      data: {
        playerId: player,
        kind: "perk",
        label: "Tote bag",
        points: 200,
        rewardId: id,
        redemptionId: redemption.id,
      },
    });
    expect((await viewPlayer(pool, shop, player, now))?.points).toBe(300);
    expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
  });

  it("shows what content says to who has redeemed it, and to nobody else", async () => {
    const { id } = await reward(story);
    expect((await spend(id)).kind).toBe("redeemed");
    expect(await shown()).toMatchObject({
      perks: [{ kind: "content", label: "Our story", text: "It began in a shed." }],
    });
    expect(await shown(await playerWith(5))).not.toHaveProperty("perks");
    expect(JSON.stringify((await readProgramme(pool, shop, now))?.shape)).not.toContain("shed");
    expect(JSON.stringify(await exportPlayer(pool, shop, player))).toContain("It began in a shed.");
  });

  it("is refused for a reward without a price, as for one that is not there", async () => {
    const [perk, notification] = [await reward({ ...bag, price: null }), await reward(call)];
    expect(await spend(perk.id)).toEqual({ kind: "unknown_reward" });
    expect(await spend(notification.id)).toEqual({ kind: "unknown_reward" });
    expect(await inventory()).toEqual([]);
  });

  it("gives the last one to one of fifty who ask at once", async () => {
    const pools = Array.from({ length: 4 }, () => openDatabase({ url, poolSize: 5 }));
    afterAll(() => Promise.all(pools.map((database) => database.close())));
    const { id } = await reward({ ...bag, price: 5, quantity: 1 });
    const fifty = await Promise.all(Array.from({ length: 50 }, () => playerWith(10)));
    const outcomes = await Promise.all(fifty.map((one, place) => spend(id, one, pools[place % 4]?.pool)));
    expect(outcomes.filter(({ kind }) => kind === "redeemed")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "sold_out")).toHaveLength(49);
    expect((await findReward(pool, shop, id))?.left).toBe(0);
    expect((await pool.query("select 1 from inventory_items where shop = $1", [shop])).rowCount).toBe(1);
  });
});

describe("a perk that is handed over", () => {
  it("is used from that moment, once, and the storefront shows it no more", async () => {
    await spend((await reward(bag)).id);
    const [item] = await inventory();
    const hand = (at = now) => handOver(pool, { shop, playerId: player, itemId: item?.id ?? "", at });
    await pool.query("delete from storefront_changes where shop = $1", [shop]);
    expect(await hand()).toEqual({ kind: "handed_over" });
    expect(await hand(now + 1)).toEqual({ kind: "replayed" });
    expect(await inventory()).toMatchObject([{ state: "used", usedAt: new Date(now) }]);
    expect(await shown()).not.toHaveProperty("perks");
    const { rows } = await pool.query("select player_id from storefront_changes where shop = $1", [shop]);
    expect(rows).toEqual([{ player_id: player }]);
    expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
  });

  it("is one of this player and shop; vouchers and content are not handed over", async () => {
    await spend((await reward(bag)).id);
    await spend((await reward(story)).id);
    await spend((await reward({ ...off, price: 10 })).id);
    const items = await inventory();
    const itemOf = (kind: string) => items.find((item) => item.kind === kind)?.id ?? "";
    const { shop: elsewhere } = await testShop(pool);
    for (const [asked, itemId] of [
      [{ shop, playerId: player }, itemOf("voucher")],
      [{ shop, playerId: player }, itemOf("content")],
      [{ shop, playerId: player }, "no-uuid"],
      [{ shop, playerId: await playerWith(1) }, itemOf("perk")],
      [{ shop: elsewhere, playerId: player }, itemOf("perk")],
    ] as const) {
      expect(await handOver(pool, { ...asked, itemId, at: now })).toEqual({ kind: "unknown_perk" });
    }
    expect((await inventory()).map(({ state }) => state).sort()).toEqual(["creating", "ready", "ready"]);
  });
});
