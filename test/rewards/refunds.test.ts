// Promise 5: a reversal undoes what was recorded, exactly.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { expireShopPoints } from "../../rewards/expiry/expire.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import type { ReadOrder } from "../../rewards/inbox/read-orders.ts";
import { postEntries } from "../../rewards/ledger/post.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { createBadge } from "../../rewards/programme/save.ts";
import type { ShopSettings } from "../../rewards/programme/settings.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload, type Payload } from "../support/orders.ts";
import { type TestShop, testShop } from "../support/shop.ts";
import { examples, exampleTable, stateOf } from "./refund-examples.ts";

const { pool } = await testDatabase();

async function shopWith(settings: Partial<ShopSettings> = {}, currency = "USD"): Promise<TestShop> {
  const shop = await testShop(pool, { currency });
  await change(shop, settings);
  return shop;
}

const change = ({ shop }: TestShop, settings: Partial<ShopSettings>) =>
  pool.query(
    "update shops set settings = settings || $2::jsonb, programme_version = programme_version + 1 where shop = $1",
    [shop, JSON.stringify(settings)],
  );

const points = async (shop: TestShop, player = "55") => (await shop.player(player))?.points;

describe("the examples of docs/refunds.md", () => {
  it("are the ones that stand there", () => {
    const page = readFileSync(new URL("../../docs/refunds.md", import.meta.url), "utf8");
    // The formatter lines the columns up.
    const plain = (text: string) => text.replaceAll(/ +/g, " ").replaceAll(/-{2,}/g, "--");
    expect(plain(page)).toContain(plain(exampleTable()));
  });

  it.each(examples)("$order; $happens: $left points are left", async (example) => {
    const shop = await shopWith(example.settings, example.currency);
    await shop.handle("orders/create", stateOf(example.created));
    expect(await points(shop)).toBe(example.earned);
    for (const event of example.events) {
      const { topic, payload } = event(example.created);
      await shop.handle(topic, payload);
    }
    expect(await points(shop)).toBe(example.left);
    expect((await findLedgerProblems(pool, shop.shop)).problems).toEqual([]);
  });
});

const refundOf = (order: string, amount: string, overrides: Payload = {}): Payload => ({
  admin_graphql_api_id: `gid://shopify/Refund/${newId()}`,
  order_id: order,
  created_at: "2026-03-02T12:00:00Z",
  refund_line_items: [],
  transactions: [{ kind: "refund", status: "success", amount, currency: "USD" }],
  ...overrides,
});

describe("a refund", () => {
  it("takes the share of what was recorded, whatever the rules are today", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    await change(shop, { pointsPerUnit: 10, taxEarns: false, basis: "subtotal", minimumAmountMinor: 1_000_000 });
    await shop.handle("refunds/create", refundOf(id, "25.00"));
    expect(await points(shop)).toBe(25);
  });

  it("that is told again, by itself or within its order, counts once", async () => {
    const shop = await shopWith();
    const id = newId();
    const refund = refundOf(id, "20.00");
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    await shop.handle("refunds/create", refund);
    await shop.handle("refunds/create", refund);
    const at = "2026-03-02T13:00:00Z";
    await shop.handle(
      "orders/updated",
      orderPayload({ id, customerId: "55", total: "50.00", overrides: { updated_at: at, refunds: [refund] } }),
    );
    expect(await points(shop)).toBe(30);
  });

  it("that only its order tells of counts as well", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    const overrides = { updated_at: "2026-03-02T13:00:00Z", refunds: [refundOf(id, "20.00")] };
    await shop.handle("orders/updated", orderPayload({ id, customerId: "55", total: "50.00", overrides }));
    expect(await points(shop)).toBe(30);
  });

  it("whose payment turns out to have failed gives its points again, whichever is told last", async () => {
    const id = newId();
    const paid = (status: string) => [{ kind: "refund", status, amount: "20.00", currency: "USD" }];
    const refund = refundOf(id, "20.00", { transactions: paid("pending") });
    const overrides = {
      updated_at: "2026-03-02T18:00:00Z",
      refunds: [{ ...refund, transactions: paid("failure") }],
    };
    const events = [
      { topic: "refunds/create", payload: refund },
      { topic: "orders/updated", payload: orderPayload({ id, customerId: "55", total: "50.00", overrides }) },
    ];
    for (const order of [events, events.toReversed()]) {
      const shop = await shopWith();
      await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
      for (const { topic, payload } of order) await shop.handle(topic, payload);
      expect(await points(shop)).toBe(50);
    }
  });

  it("that arrives before its order waits for it", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("refunds/create", refundOf(id, "20.00"));
    expect(await shop.player("55")).toBeNull();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    expect(await points(shop)).toBe(30);
  });

  it("that does not fit is set aside by the name of its field, and changes nothing", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    const overrides = { refund_line_items: [{ quantity: 1, subtotal_set: { shop_money: { amount: "much" } } }] };
    const { results } = await shop.handle("refunds/create", refundOf(id, "20.00", overrides));
    expect([...results.values()]).toEqual([
      { kind: "set_aside", reason: expect.stringContaining("refund_line_items.0.subtotal_set.shop_money.amount") },
    ]);
    expect(await points(shop)).toBe(50);
  });

  it("does not take a second time what has expired of its points", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    const expiring = { earnedBefore: Date.UTC(2026, 5, 1), at: Date.UTC(2026, 5, 2), expiredOn: "2026-06-01" };
    await expireShopPoints(pool, { shop: shop.shop, ...expiring });
    await shop.handle("orders/create", orderPayload({ customerId: "55", total: "7.00" }));
    await shop.handle("refunds/create", refundOf(id, "50.00"));
    expect(await points(shop)).toBe(7);
  });

  it("of points that were spent takes the balance below zero, or stops there, as the merchant has set it", async () => {
    for (const [spentPoints, left] of [
      ["below_zero", -30],
      ["stop_at_zero", 0],
    ] as const) {
      const shop = await shopWith({ spentPoints });
      const id = newId();
      await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
      await postEntries(pool, [
        {
          shop: shop.shop,
          playerId: "55" as PlayerId,
          points: -30,
          source: "adjustment",
          entryKey: "spent",
          occurredAt: 0,
        },
      ]);
      await shop.handle("refunds/create", refundOf(id, "20.00"));
      await shop.handle("refunds/create", refundOf(id, "30.00"));
      expect(await points(shop)).toBe(left);
    }
  });
});

describe("an order that is gone", () => {
  const laptop = (id: string, overrides: Payload = {}) =>
    orderPayload({ id, customerId: "55", total: "999.99", items: [{ productId: "2" }], overrides });
  const gone = { cancelled_at: "2026-03-02T18:00:00Z", updated_at: "2026-03-02T18:00:00Z" };

  it("leaves its badges, takes its points and its unused voucher, and no longer counts towards others", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", laptop(id));
    expect(await points(shop)).toBe(1_115);
    const { outboxIds } = await shop.handle("orders/cancelled", laptop(id, gone));
    const player = await shop.player("55");
    expect(player).toMatchObject({ points: 0, inventory: [{ label: "Free shipping", state: "revoked" }] });
    expect(player?.badges.map((badge) => badge.name).sort()).toEqual(["Electronics Enthusiast", "VIP Customer"]);
    expect(player?.progress).toContainEqual(expect.objectContaining({ name: "Loyal Customer", current: 0 }));
    expect(outboxIds).toHaveLength(1);
  });

  it("takes its categories along, unless another order stands for them", async () => {
    const shop = await shopWith();
    const explorer = {
      name: "Explorer",
      type: "OneTimeOnly",
      points: 0,
      action: "purchase",
      challenges: [{ kind: "distinct", detail: "category", count: 9 }],
      deliverables: [],
      prerequisites: [],
    };
    expect(await createBadge(pool, shop.shop, explorer, "active")).toMatchObject({ kind: "saved" });
    const [premium, plain] = [newId(), newId()];
    const categories = async () => (await shop.player("55"))?.progress.find(({ name }) => name === "Explorer")?.current;
    const plainOrder = { id: plain, customerId: "55", items: [{ productId: "1" }] };
    await shop.handle("orders/create", orderPayload(plainOrder));
    await shop.handle("orders/create", laptop(premium));
    expect(await categories()).toBe(3);
    await shop.handle("orders/cancelled", laptop(premium, gone));
    expect(await categories()).toBe(1);
    await shop.handle("orders/cancelled", orderPayload({ ...plainOrder, overrides: gone }));
    expect(await categories()).toBe(0);
  });

  it("takes its badges along where the merchant wants that, and they can be earned again", async () => {
    const shop = await shopWith({ reversalRevokesBadges: true });
    const [first, second] = [newId(), newId()];
    await shop.handle("orders/create", laptop(first));
    await shop.handle("orders/cancelled", laptop(first, gone));
    expect(await shop.player("55")).toMatchObject({ points: 0, badges: [] });
    await shop.handle("orders/create", laptop(second));
    expect((await shop.player("55"))?.badges.map((badge) => badge.count)).toEqual([1, 1]);
    expect(await points(shop)).toBe(1_115);
    expect((await findLedgerProblems(pool, shop.shop)).problems).toEqual([]);
  });

  it("leaves the voucher where the merchant wants that, and always one that was used", async () => {
    const kept = await shopWith({ reversalRevokesVouchers: false });
    const keptId = newId();
    await kept.handle("orders/create", laptop(keptId));
    await kept.handle("orders/cancelled", laptop(keptId, gone));
    expect((await kept.player("55"))?.inventory).toMatchObject([{ state: "creating" }]);

    const used = await shopWith();
    const usedId = newId();
    await used.handle("orders/create", laptop(usedId));
    const code = (await used.player("55"))?.inventory[0]?.code?.toLowerCase();
    await used.handle("orders/create", orderPayload({ customerId: "55", overrides: { discount_codes: [{ code }] } }));
    await used.handle("orders/cancelled", laptop(usedId, gone));
    expect((await used.player("55"))?.inventory).toMatchObject([{ state: "used" }]);
  });

  it("is gone when it was deleted, or refunded in full by its status", async () => {
    const shop = await shopWith();
    const [deleted, refunded] = [newId(), newId()];
    await shop.handle("orders/create", orderPayload({ id: deleted, customerId: "55", total: "50.00" }));
    await shop.handle("orders/create", orderPayload({ id: refunded, customerId: "55", total: "30.00" }));
    await shop.handle("orders/delete", { id: deleted });
    expect(await points(shop)).toBe(30);
    const overrides = { updated_at: "2026-03-02T18:00:00Z", financial_status: "refunded" };
    await shop.handle("orders/updated", orderPayload({ id: refunded, customerId: "55", total: "30.00", overrides }));
    expect(await points(shop)).toBe(0);
    const { rows } = await pool.query("select orders_counted from players where shop = $1", [shop.shop]);
    expect(rows).toEqual([{ orders_counted: 0 }]);
  });
});

describe("an order earns", () => {
  const settled = { updated_at: "2026-03-02T16:00:00Z", financial_status: "paid" };

  it("when it is paid, if the merchant says so, by what it was when it was created", async () => {
    const shop = await shopWith({ earnsWhen: "paid" });
    const id = newId();
    const pending = { financial_status: "pending" };
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00", overrides: pending }));
    expect((await shop.player("55"))?.ordersNotCounted).toMatchObject([
      { reasons: ["It has not been paid. Orders earn in this shop when they are paid."] },
    ]);
    await shop.handle("orders/paid", orderPayload({ id, customerId: "55", total: "50.00", overrides: settled }));
    expect(await shop.player("55")).toMatchObject({ points: 50, ordersNotCounted: [] });
  });

  it("when it is fulfilled, if the merchant says so", async () => {
    const shop = await shopWith({ earnsWhen: "fulfilled" });
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    expect(await points(shop)).toBe(0);
    const overrides = { ...settled, fulfillment_status: "fulfilled" };
    await shop.handle("orders/updated", orderPayload({ id, customerId: "55", total: "50.00", overrides }));
    expect(await points(shop)).toBe(50);
  });

  it("points that cannot be spent before the days that the merchant has set", async () => {
    const shop = await shopWith({ earnsWhen: "paid", pendingDays: 14 });
    await shop.handle("orders/create", orderPayload({ customerId: "55", total: "50.00", at: "2026-03-02T10:00:00Z" }));
    const { rows } = await pool.query("select available_at from ledger_entries where shop = $1", [shop.shop]);
    expect(rows).toEqual([{ available_at: new Date("2026-03-16T10:00:00Z") }]);
    expect(await points(shop)).toBe(50);
  });

  it("rounded as the merchant says, and no more than he says", async () => {
    for (const [settings, earned] of [
      [{}, 50],
      [{ rounding: "down" }, 49],
      [{ rounding: "up" }, 50],
      [{ maximumPointsPerOrder: 30 }, 30],
    ] as const) {
      const shop = await shopWith(settings);
      await shop.handle("orders/create", orderPayload({ customerId: "55", total: "49.50" }));
      expect(await points(shop)).toBe(earned);
    }
    const shop = await shopWith({ rounding: "up" });
    await shop.handle("orders/create", orderPayload({ customerId: "55", total: "49.01" }));
    expect(await points(shop)).toBe(50);
  });

  it("not before its creation is known: what came before it waits", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/updated", orderPayload({ id, customerId: "55", total: "70.00", overrides: settled }));
    expect(await points(shop)).toBe(0);
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    // What was created earned 50, and the edit that came first has added 20.
    expect(await points(shop)).toBe(70);
  });
});

describe("an edited order", () => {
  const edited = (id: string): Payload => ({ order_edit: { order_id: id, committed_at: "2026-03-02T17:00:00Z" } });
  const after = (id: string) =>
    orderPayload({ id, customerId: "55", total: "80.00", overrides: { updated_at: "2026-03-02T17:00:00Z" } });
  const ports = (id: string) => ({ readOrders: async () => new Map([[id, after(id) as unknown as ReadOrder]]) });

  it("is read from Shopify, and earns by what it is worth then", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    await shop.process([await shop.receive("orders/edited", edited(id))], ports(id));
    const { rows } = await pool.query<{ id: number }>(
      "select id from inbox_events where shop = $1 and state = 'received'",
      [shop.shop],
    );
    await shop.process(rows.map((row) => row.id));
    expect(await points(shop)).toBe(80);
  });

  it("from before Encore was there does not begin to earn, and one that Shopify does not answer for is asked for again", async () => {
    const shop = await shopWith();
    const [old, known] = [newId(), newId()];
    await shop.process([await shop.receive("orders/edited", edited(old))], ports(old));
    expect((await pool.query("select 1 from orders where shop = $1", [shop.shop])).rowCount).toBe(0);
    await shop.handle("orders/create", orderPayload({ id: known, customerId: "55", total: "50.00" }));
    const down = { readOrders: () => Promise.reject(new Error("down")) };
    const { results } = await shop.process([await shop.receive("orders/edited", edited(known))], down);
    expect([...results.values()]).toMatchObject([{ kind: "try_again", reason: expect.stringContaining("down") }]);
  });
});

describe("an order that is another customer's now", () => {
  it("brings what is left of its points along, and a later refund takes them from the new holder", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    await shop.handle("refunds/create", refundOf(id, "10.00"));
    const overrides = { updated_at: "2026-03-02T15:00:00Z" };
    await shop.handle("orders/updated", orderPayload({ id, customerId: "66", total: "50.00", overrides }));
    expect([await points(shop, "55"), await points(shop, "66")]).toEqual([0, 40]);
    await shop.handle("refunds/create", refundOf(id, "40.00"));
    expect([await points(shop, "55"), await points(shop, "66")]).toEqual([0, 0]);
    expect((await findLedgerProblems(pool, shop.shop)).problems).toEqual([]);
  });
});
