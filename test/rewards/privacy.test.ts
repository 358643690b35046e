// After an erasure the database holds nothing of the customer, and the shop's totals are what they were.
import { describe, expect, it } from "vitest";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { createEndpoint } from "../../rewards/notices/endpoints.ts";
import { tablesOfPlayers } from "../../rewards/privacy/pseudonymise.ts";
import { submitActions } from "../../rewards/recording/submit.ts";
import { redeem } from "../../rewards/redemption/redeem.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { voucherRefused } from "../../rewards/vouchers/outcome.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { dataRequestPayload, dump, mergePayload, redactPayload } from "../support/privacy.ts";
import { apiAction } from "../support/rules.ts";
import { type TestShop, testShop } from "../support/shop.ts";

const { pool } = await testDatabase({ poolSize: 10 });
const [person, sameCustomer, neighbour] = ["77710010001", "77710010002", "77710010003"] as const;

const at = (minute: number) => `2026-03-02T10:${String(minute).padStart(2, "0")}:00Z`;

/** A person with everything that Encore may know of one. @returns what must not be found afterwards. */
async function live(shop: TestShop): Promise<{ orderIds: string[]; secrets: string[] }> {
  await createEndpoint(pool, shop.shop, { url: "https://example.com/hook", topics: [] });
  const orderIds = [newId(), newId(), newId(), newId(), newId(), newId()];
  const [first = "", second = "", third = "", moved = "", waiting = "", received = ""] = orderIds;
  const order = (id: string, customerId: string, wish: Parameters<typeof orderPayload>[0] = {}) =>
    orderPayload({ id, customerId, total: "600.00", items: [{ productId: "2", quantity: 5 }], at: at(1), ...wish });
  await shop.handle("orders/create", order(first, person));
  await shop.handle("orders/create", order(second, sameCustomer));
  await shop.handle("orders/create", order(third, person));
  await shop.handle("orders/cancelled", order(third, person, { at: at(2), overrides: { cancelled_at: at(2) } }));
  await shop.handle("orders/create", order(moved, person));
  await shop.handle("orders/updated", order(moved, neighbour, { at: at(3) }));
  await shop.handle("orders/create", order(received, neighbour));
  await shop.handle("orders/updated", order(received, person, { at: at(3) }));
  // Waits for its creation, and one that nobody could read.
  await shop.handle("orders/updated", order(waiting, person));
  await shop.handle("orders/updated", { ...order(waiting, person), line_items: "none" });
  await shop.handle("customers/update", {
    id: Number(person),
    admin_graphql_api_id: `gid://shopify/Customer/${person}`,
  });
  await shop.handle("customers/data_request", dataRequestPayload(person, "9999"));
  await adjustPoints(pool, {
    shop: shop.shop,
    playerId: person as PlayerId,
    points: 500,
    reason: "Sorry, dear John Smith",
    referenceId: "ticket-john-smith",
    at: Date.now(),
  });
  const review = apiAction(shop.shop, { name: "review", playerId: person, referenceId: "review-john-smith" });
  await submitActions(pool, [{ ...review, fingerprint: "fingerprint-john-smith" }]);
  const [reward] = await listRewards(pool, shop.shop);
  const redeemed = await redeem(pool, {
    shop: shop.shop,
    playerId: person as PlayerId,
    rewardId: reward?.id ?? "",
    referenceId: "redemption-john-smith",
    at: Date.now(),
  });
  expect(redeemed.kind).toBe("redeemed");
  await redeemInVain(shop, reward?.id ?? "");
  await shop.handle("customers/merge", mergePayload(sameCustomer, person));
  const { rows } = await pool.query<{ code: string }>(
    "select code from inventory_items where shop = $1 and player_id = $2 and code is not null",
    [shop.shop, person],
  );
  expect(rows.length).toBeGreaterThan(1);
  const secrets = [person, sameCustomer, ...orderIds, ...rows.map((row) => row.code), "john", "John", "555-625-1199"];
  return { orderIds, secrets };
}

/** Shopify will not make the voucher, and the points come back. */
async function redeemInVain({ shop }: TestShop, rewardId: string): Promise<void> {
  const request = { shop, playerId: person as PlayerId, rewardId, referenceId: "in-vain", at: Date.now() };
  const outcome = await redeem(pool, request);
  if (outcome.kind !== "redeemed") throw new Error(outcome.kind);
  const { rows } = await pool.query("select id from inventory_items where redemption_id = $1", [outcome.redemption.id]);
  const voucher = await readVoucher(pool, shop, rows[0].id);
  if (voucher) await voucherRefused(pool, voucher, "John Smith is not welcome.", Date.now());
}

async function totals(shop: ShopId) {
  const { rows } = await pool.query(
    `select (select jsonb_object_agg(source, points) from (
               select source, sum(points) as points from ledger_entries where shop = $1 group by source) of_source) as points,
            (select sum(balance) from players where shop = $1) as balance,
            (select count(*) from players where shop = $1) as players,
            (select jsonb_object_agg(badge_id, times) from (
               select badge_id, count(*) filter (where revoked_at is null) as times from awards
                where shop = $1 group by badge_id) of_badge) as badges,
            (select sum(times_earned) from progress where shop = $1) as earned,
            (select jsonb_build_array(count(*), sum(points)) from redemptions where shop = $1) as redemptions,
            (select count(*) from inventory_items where shop = $1) as items,
            (select sum(earned_points) from actions where shop = $1) as actions`,
    [shop],
  );
  return rows[0];
}

const found = async (secrets: readonly string[], except = "nothing") =>
  (await dump(pool))
    .filter(({ row }) => !row.includes(except))
    .flatMap(({ table, row }) =>
      secrets.filter((secret) => row.includes(secret)).map((secret) => `${table}: ${secret}`),
    );

describe("an erasure", () => {
  it("leaves nothing of the person in any column of any table, and the shop's totals as they were", async () => {
    const shop = await testShop(pool);
    const { orderIds, secrets } = await live(shop);
    await shop.handle("orders/create", orderPayload({ customerId: neighbour, total: "30.00" }));
    expect(new Set((await found(secrets)).map((one) => one.split(":")[0]))).toEqual(
      new Set(
        ["actions", "awards", "inbox_events", "inventory_items", "ledger_entries", "orders", "outbox_messages"]
          .concat("players", "privacy_requests", "progress", "redemptions", "storefront_changes")
          .map((table) => `public.${table}`),
      ),
    );
    const before = await totals(shop.shop);
    const neighbourBefore = await shop.player(neighbour);

    const { results } = await shop.handle("customers/redact", redactPayload(person, orderIds));
    expect([...results.values()]).toEqual([{ kind: "done", note: "Erased." }]);

    expect(await found(secrets)).toEqual([]);
    expect(await totals(shop.shop)).toEqual(before);
    expect((await findLedgerProblems(pool, shop.shop)).problems).toEqual([]);
    expect(await shop.player(person)).toBeNull();
    const neighbourAfter = await shop.player(neighbour);
    expect(neighbourAfter).toMatchObject({ points: neighbourBefore?.points, badges: neighbourBefore?.badges });
  });

  it("in another shop leaves the same customer's data alone", async () => {
    const [left, right] = [await testShop(pool), await testShop(pool)];
    const customerId = "77710010004";
    await left.handle("orders/create", orderPayload({ customerId, total: "30.00" }));
    await right.handle("orders/create", orderPayload({ customerId, total: "30.00" }));
    const before = await right.player(customerId);
    await left.handle("customers/redact", redactPayload(customerId, []));
    expect(await right.player(customerId)).toEqual(before);
    expect(await found([customerId], right.shop)).toEqual([]);
  });

  it("takes the whole person, whichever of the merged customers it names", async () => {
    for (const named of ["77710020001", "77710020002", "77710020003"]) {
      const shop = await testShop(pool);
      const names = ["77710020001", "77710020002", "77710020003"];
      for (const customerId of names) await shop.handle("orders/create", orderPayload({ customerId, total: "10.00" }));
      await shop.handle("customers/merge", mergePayload("77710020001", "77710020002"));
      await shop.handle("customers/merge", mergePayload("77710020002", "77710020003"));
      await shop.handle("customers/redact", redactPayload(named, []));
      expect(await found(names)).toEqual([]);
      expect(await totals(shop.shop)).toMatchObject({ balance: "30", players: 3 });
    }
  });

  it("of a customer who is not known, or named by no id, is done and leaves nothing either", async () => {
    const shop = await testShop(pool);
    const unknown = await shop.handle("customers/redact", redactPayload("77710030001", ["77710030002"]));
    const nameless = await shop.handle("customers/redact", {
      customer: { email: "john.smith@example.com" },
      orders_to_redact: [77_710_030_003],
    });
    for (const { results } of [unknown, nameless]) expect([...results.values()]).toMatchObject([{ kind: "done" }]);
    expect(await found(["77710030001", "77710030002", "77710030003"])).toEqual([]);
  });

  it("twice is the same as once, and reads numbers that are too large for JavaScript", async () => {
    const shop = await testShop(pool);
    const [customerId, orderId] = ["890088186047892319", "820982911946154508"];
    await shop.handle("orders/create", orderPayload({ id: orderId, customerId, total: "10.00" }));
    const request = { customer: { id: customerId }, orders_to_redact: [orderId] };
    for (const _ of [1, 2]) {
      const { results } = await shop.handle("customers/redact", request);
      expect([...results.values()]).toMatchObject([{ kind: "done" }]);
    }
    expect(await found([customerId, orderId])).toEqual([]);
    expect(await totals(shop.shop)).toMatchObject({ balance: "10" });
  });

  it("that is carried out while the customer's orders are being recorded leaves nothing of them", async () => {
    const shop = await testShop(pool);
    const customerId = "77710040001";
    const ids = await Promise.all(
      Array.from({ length: 12 }, () => shop.receive("orders/create", orderPayload({ customerId, total: "10.00" }))),
    );
    const redact = await shop.receive("customers/redact", redactPayload(customerId, []));
    await Promise.all([...ids.slice(0, 6), redact, ...ids.slice(6)].map((id) => shop.process([id])));
    await shop.process([...ids, redact]);
    await shop.process([...ids, redact]);
    expect(await found([customerId])).toEqual([]);
    expect((await findLedgerProblems(pool, shop.shop)).problems).toEqual([]);
  });
});

describe("an event that comes after the erasure", () => {
  it("brings nothing back, whatever it tells of the customer or his orders", async () => {
    const shop = await testShop(pool);
    const { orderIds, secrets } = await live(shop);
    await shop.handle("customers/redact", redactPayload(person, orderIds));
    const before = await totals(shop.shop);
    const [id = ""] = orderIds;
    const late: [topic: string, payload: Record<string, unknown>][] = [
      ["orders/create", orderPayload({ id, customerId: person })],
      ["orders/create", orderPayload({ customerId: person })],
      ["orders/updated", orderPayload({ id, customerId: null })],
      ["encore/order", { ...orderPayload({ id, customerId: "77710050009" }), silent: true }],
      ["orders/delete", { id: Number(id) }],
      ["orders/edited", { order_edit: { order_id: Number(id), committed_at: at(9) } }],
      ["refunds/create", { admin_graphql_api_id: "gid://shopify/Refund/1", order_id: Number(id), created_at: at(9) }],
      ["customers/update", { id: Number(person), admin_graphql_api_id: `gid://shopify/Customer/${person}` }],
      ["customers/delete", { id: Number(sameCustomer) }],
      ["customers/merge", mergePayload(sameCustomer, person)],
      ["customers/merge", mergePayload(person, "77710050010")],
    ];
    for (const [topic, payload] of late) await shop.handle(topic, payload);
    expect(await found(secrets)).toEqual([]);
    expect(await totals(shop.shop)).toEqual(before);
    const { rows } = await pool.query("select count(*) from inbox_events where shop = $1 and reason like '%erased%'", [
      shop.shop,
    ]);
    expect(rows).toEqual([{ count: late.length }]);
  });

  it("is dropped for those who were erased alone: the others' orders count", async () => {
    const shop = await testShop(pool);
    await shop.handle("customers/redact", redactPayload("77710060001", []));
    await shop.handle("orders/create", orderPayload({ customerId: "77710060002", total: "10.00" }));
    expect((await shop.player("77710060002"))?.points).toBe(10);
  });
});

describe("the list of what is erased", () => {
  it("names every table that names players", async () => {
    const { rows } = await pool.query<{ name: string }>(
      `select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'player_id' order by table_name`,
    );
    expect(rows.map((row) => row.name)).toEqual([...Object.keys(tablesOfPlayers), "privacy_requests"].sort());
  });
});
