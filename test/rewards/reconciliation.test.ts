// What webhooks have missed is found by comparing with Shopify, and nothing is taken for compared that was not.
import { describe, expect, it } from "vitest";
import { updateProduct } from "../../devstore/catalogue/change-product.ts";
import { seedCustomers } from "../../devstore/catalogue/customers.ts";
import { guide } from "../../devstore/catalogue/guide.ts";
import type { Order } from "../../devstore/checkout/order.ts";
import { orderPayload } from "../../devstore/checkout/order-payload.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { cutPayload } from "../../rewards/inbox/cut.ts";
import { receiveEvents } from "../../rewards/inbox/receive.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import type { ReconciliationPorts } from "../../rewards/reconciliation/ports.ts";
import { reconcileShop } from "../../rewards/reconciliation/reconcile.ts";
import { shopsToReconcile } from "../../rewards/reconciliation/rows.ts";
import { fetchWaitingOrders } from "../../rewards/reconciliation/waiting.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { orderReading } from "../../worker/jobs/orders-from-shopify.ts";
import { testDatabase } from "../support/database.ts";
import { storeShop as shop, testStore } from "../support/store-with-orders.ts";

const database = await testDatabase();
const { pool } = database;
const store = await testStore(database);
const woken: number[] = [];
const { shopify } = store;
const wakeInbox = (ids: readonly number[]) => void woken.push(...ids);
const ports = orderReading({ pool, shopify, wakeInbox }, new AbortController().signal);

const later = () => new Date(Date.now() + 2_000);
const reconcile = (wish: { since?: Date; now?: Date; ports?: ReconciliationPorts } = {}) =>
  reconcileShop(wish.ports ?? ports, { shop, since: wish.since ?? null, now: wish.now ?? later(), settleMs: 0 });
const heal = async () => {
  const outcome = await reconcile();
  await store.workThroughInbox();
  return outcome;
};
const pointsOf = async (player: string) => (await viewPlayer(pool, shop, player as PlayerId, Date.now()))?.points ?? 0;
const mark = async () =>
  (await pool.query<{ at: Date | null }>("select reconciled_until as at from shops where shop = $1", [shop])).rows[0]
    ?.at;

let deliveries = 0;
/** One webhook of the order arrives; the others are lost. */
async function deliver(topic: string, order: Order): Promise<void> {
  const payload = JSON.parse(JSON.stringify(orderPayload(order, store.devstore.store.shop)));
  await receiveEvents(pool, [
    {
      shop,
      topic,
      eventId: `delivery-${++deliveries}`,
      webhookId: null,
      triggeredAt: Date.now(),
      payload: cutPayload(topic, { ...payload, refunds: [] }),
    },
  ]);
  await store.workThroughInbox();
}

const custom = (price: string) => [{ title: "Something", price, quantity: 1 }];

describe("a comparison", () => {
  it("finds orders of which no webhook came, and finds them once", async () => {
    const before = await pointsOf(guide.john.id);
    store.place({ customerId: guide.john.id, lines: custom("40.00") });
    const known = store.place({ customerId: guide.john.id, lines: custom("2.00") });
    await deliver("orders/create", known);
    expect(await heal()).toMatchObject({ kind: "compared", missing: 1, stale: 0 });
    expect(await pointsOf(guide.john.id)).toBe(before + 42);
    expect(woken.length).toBeGreaterThan(0);
    expect(await heal()).toMatchObject({ kind: "compared", missing: 0, stale: 0 });
    expect(await pointsOf(guide.john.id)).toBe(before + 42);
  });

  it("finds an order whose creation was lost though it changed since", async () => {
    const before = await pointsOf(guide.john.id);
    const { id } = store.place({ customerId: guide.john.id, lines: custom("7.00") });
    await deliver("orders/updated", store.change(id, { change: "update", tags: ["x"] }));
    expect(await pointsOf(guide.john.id)).toBe(before);
    expect(await heal()).toMatchObject({ missing: 1 });
    expect(await pointsOf(guide.john.id)).toBe(before + 7);
  });

  it("finds a refund that was lost though its order's update came", async () => {
    const { id } = store.place({ customerId: guide.sarah.id, lines: custom("30.00") });
    await deliver("orders/create", store.order(id));
    const before = await pointsOf(guide.sarah.id);
    store.change(id, { change: "refund", amount: "10.00", shipping: false, note: null });
    await deliver("orders/updated", store.order(id));
    expect(await pointsOf(guide.sarah.id)).toBe(before);
    expect(await heal()).toMatchObject({ missing: 0, stale: 1 });
    expect(await pointsOf(guide.sarah.id)).toBe(before - 10);
  });

  it("finds a cancellation, and a customer who was attached, within the very second of what we know", async () => {
    const cancelled = store.place({ customerId: guide.sarah.id, lines: custom("11.00") });
    const attached = store.place({ lines: custom("13.00") });
    await deliver("orders/create", cancelled);
    await deliver("orders/create", attached);
    const before = await pointsOf(guide.sarah.id);
    store.change(cancelled.id, { change: "cancel", reason: "customer", refund: false });
    store.change(attached.id, { change: "update", customerId: guide.sarah.id });
    // As Shopify tells it, nothing has changed since: its times have no milliseconds.
    for (const { id, updatedAt } of [cancelled, attached]) {
      const body = JSON.stringify({ ...store.order(id), updatedAt });
      store.devstore.store.database.prepare("update orders set body = ? where id = ?").run(body, id);
    }
    expect(await heal()).toMatchObject({ missing: 0, stale: 2 });
    expect(await pointsOf(guide.sarah.id)).toBe(before - 11 + 13);
    expect(await heal()).toMatchObject({ missing: 0, stale: 0 });
  });

  it.each([
    ["cancelled", { change: "cancel" as const, reason: "customer", refund: true }],
    ["refunded in full", { change: "refund" as const, shipping: true, note: null }],
  ])(
    "takes an order that was %s before any webhook came for one that has earned and is reversed",
    async (_how, change) => {
      const [variant] = guide.laptop.variants;
      const buyer = seedCustomers()[_how === "cancelled" ? 4 : 5]?.id ?? "";
      const { id } = store.place({ customerId: buyer, lines: [{ variantId: variant?.id }] });
      store.change(id, change);
      expect(await heal()).toMatchObject({ missing: 1 });
      const view = await viewPlayer(pool, shop, buyer as PlayerId, Date.now());
      expect(view?.points).toBe(0);
      expect(view?.inventory).toMatchObject([{ state: "revoked" }]);
      expect(view?.progress.find(({ name }) => name === "Loyal Customer")).toMatchObject({ current: 0 });
    },
  );

  it("takes an order of the installation's own second for one that came after it: Shopify tells no milliseconds", async () => {
    const [variant] = guide.laptop.variants;
    const buyer = seedCustomers()[6]?.id ?? "";
    const order = store.place({ customerId: buyer, lines: [{ variantId: variant?.id }] });
    store.change(order.id, { change: "cancel", reason: "customer", refund: true });
    const installed = await pool.query<{ at: Date }>("select installed_at as at from shops where shop = $1", [shop]);
    const second = Math.floor(Date.parse(String(orderPayload(order, store.devstore.store.shop)["created_at"])) / 1_000);
    const install = (at: Date) => pool.query("update shops set installed_at = $2 where shop = $1", [shop, at]);
    await install(new Date(second * 1_000 + 999));
    expect(await heal()).toMatchObject({ missing: 1 });
    await install(installed.rows[0]?.at ?? new Date());
    const { rows } = await pool.query(
      "select 1 from actions where shop = $1 and player_id = $2 and name = 'purchase'",
      [shop, buyer],
    );
    expect(rows).toHaveLength(1);
  });

  it("leaves the mark where it was until every page was read, and begins there again", async () => {
    const before = await mark();
    for (let place = 0; place < 120; place += 1) store.place({ customerId: guide.john.id, lines: custom("1.00") });
    const breaking: ReconciliationPorts = {
      ...ports,
      changedOrders: async function* (ofShop, range) {
        let pages = 0;
        for await (const page of ports.changedOrders(ofShop, range)) {
          if (++pages === 2) throw new Error("the line went dead");
          yield page;
        }
      },
    };
    await expect(reconcile({ ports: breaking })).rejects.toThrow("line went dead");
    expect(await mark()).toEqual(before);
    const points = await pointsOf(guide.john.id);
    await heal();
    expect((await mark())?.getTime()).toBeGreaterThan(before?.getTime() ?? 0);
    expect(await pointsOf(guide.john.id)).toBe(points + 120);
  });

  it("from a later moment than the mark leaves the mark: what lies between was not compared", async () => {
    const before = await mark();
    const since = new Date((before?.getTime() ?? 0) + 10_000);
    const outcome = await reconcile({ since, now: new Date(since.getTime() + 60_000) });
    expect(outcome).toMatchObject({ kind: "compared" });
    expect(await mark()).toEqual(before);
  });

  it("tells nobody of orders from before the installation, and of later ones as usual", async () => {
    const old = store.place({ customerId: guide.john.id, lines: custom("1.00"), createdAt: "2020-01-01T00:00:00Z" });
    const recent = store.place({ customerId: guide.john.id, lines: custom("1.00") });
    await pool.query("update shops set installed_at = now() - interval '1 minute' where shop = $1", [shop]);
    const { rows: shops } = await pool.query<{ at: Date }>("select installed_at as at from shops where shop = $1", [
      shop,
    ]);
    const createdAt = (shops[0]?.at.getTime() ?? 0) - 60_000;
    const body = JSON.stringify({ ...store.order(old.id), createdAt, updatedAt: Date.now() });
    store.devstore.store.database.prepare("update orders set body = ? where id = ?").run(body, old.id);
    await heal();
    const silent = async (id: string) =>
      (
        await pool.query<{ silent: boolean }>(
          `select (payload ->> 'silent')::boolean as silent from inbox_events
            where shop = $1 and payload ->> 'admin_graphql_api_id' = $2`,
          [shop, `gid://shopify/Order/${id}`],
        )
      ).rows[0]?.silent;
    expect([await silent(old.id), await silent(recent.id)]).toEqual([true, false]);
  });

  it("leaves unknown orders from before the installation to the backfill, and looks after those that came by it", async () => {
    const { rows: shops } = await pool.query<{ at: Date }>("select installed_at as at from shops where shop = $1", [
      shop,
    ]);
    const createdAt = (shops[0]?.at.getTime() ?? 0) - 2 * 3_600_000;
    const [unknown, known] = ["31.00", "37.00"].map((price) => {
      const { id } = store.place({ customerId: guide.sarah.id, lines: custom(price) });
      const body = JSON.stringify({ ...store.order(id), createdAt });
      store.devstore.store.database.prepare("update orders set body = ? where id = ?").run(body, id);
      return store.order(id);
    }) as [Order, Order];
    const before = await pointsOf(guide.sarah.id);
    await deliver("encore/order", known);
    await deliver("orders/updated", unknown);
    await pool.query("update orders set first_seen_at = now() - interval '11 minutes' where order_id = $1", [
      unknown.id,
    ]);
    store.change(known.id, { change: "refund", amount: "7.00", shipping: false, note: null });
    expect(await heal()).toMatchObject({ missing: 0, stale: 1 });
    expect(await fetchWaitingOrders(ports, new Date())).toMatchObject({ asked: 1, fetched: 0 });
    await store.workThroughInbox();
    expect(await pointsOf(guide.sarah.id)).toBe(before + 30);
    await pool.query("delete from orders where order_id = $1", [unknown.id]);
  });

  it("forgets products that changed since they were asked for, and no others", async () => {
    const { laptop, headphones } = guide;
    store.place({ customerId: guide.john.id, lines: [{ productId: laptop.id }, { productId: headphones.id }] });
    await heal();
    const cached = async () =>
      (await pool.query<{ id: string }>("select product_id as id from products where shop = $1", [shop])).rows.map(
        (row) => row.id,
      );
    expect(await cached()).toEqual(expect.arrayContaining([laptop.id, headphones.id]));
    await pool.query("update products set fetched_at = now() - interval '10 minutes' where shop = $1", [shop]);
    updateProduct(store.devstore.store, laptop.id, { productType: "Tablets", delivery: undefined } as never);
    expect(await reconcile({ now: new Date(Date.now() + 10_000) })).toMatchObject({ productsForgotten: 1 });
    expect(await cached()).not.toContain(laptop.id);
    expect(await cached()).toContain(headphones.id);
  });

  it("of a shop that is not there compares nothing", async () => {
    const absent = "absent.myshopify.com" as ShopId;
    const outcome = await reconcileShop(ports, { shop: absent, since: null, now: new Date(), settleMs: 0 });
    expect(outcome).toEqual({ kind: "not_installed" });
  });
});

describe("an order that waits for its creation", () => {
  const waits = async (id: string, minutes: number) => {
    await pool.query(
      "update orders set first_seen_at = now() - $3 * interval '1 minute' where shop = $1 and order_id = $2",
      [shop, id, minutes],
    );
  };

  it("is read by its id after ten minutes, not before, and not for ever", async () => {
    const before = await pointsOf(guide.sarah.id);
    const wish = { customerId: guide.sarah.id, lines: custom("3.00") };
    const [fresh, due, old] = [store.place(wish), store.place(wish), store.place(wish)];
    for (const [order, minutes] of [
      [fresh, 9],
      [due, 11],
      [old, 31],
    ] as const) {
      await deliver("orders/updated", order);
      await waits(order.id, minutes);
    }
    expect(await fetchWaitingOrders(ports, new Date())).toMatchObject({ asked: 1, fetched: 1, failures: [] });
    await store.workThroughInbox();
    expect(await pointsOf(guide.sarah.id)).toBe(before + 3);
    expect(await fetchWaitingOrders(ports, new Date())).toMatchObject({ asked: 0 });
  });

  it("does not hold up other shops when Shopify does not answer for one", async () => {
    const { id } = store.place({ customerId: guide.sarah.id, lines: custom("3.00") });
    await deliver("orders/updated", store.order(id));
    await waits(id, 12);
    const other = "a-closed-shop.myshopify.com" as ShopId;
    await installShop(pool, { shop: other, name: "Closed", currency: "USD", timeZone: "UTC" });
    await pool.query(
      `insert into orders (shop, order_id, created, first_seen_at) values ($1, '1', false, now() - interval '15 minutes')`,
      [other],
    );
    const outcome = await fetchWaitingOrders(ports, new Date());
    expect(outcome).toMatchObject({ asked: 2, fetched: 1 });
    expect(outcome.failures.map((failure) => failure.shop)).toEqual([other]);
    await pool.query("delete from orders where shop = $1", [other]);
  });
});

describe("shops", () => {
  it("come due an hour after their last comparison began, however it ended, the longest waiting first", async () => {
    const at = new Date();
    const names = ["due-a", "due-b", "not-due"].map((name) => `${name}.myshopify.com` as ShopId);
    for (const [place, name] of names.entries()) {
      await installShop(pool, { shop: name, name, currency: "USD", timeZone: "UTC" });
      await pool.query("update shops set installed_at = now() - interval '1 day' where shop = $1", [name]);
      await pool.query(
        `insert into reconciliations (id, shop, "from", until, orders_seen, missing, stale, started_at)
         values (gen_random_uuid(), $1, now(), now(), 0, 0, 0, now() - $2 * interval '1 minute')`,
        [name, [70, 90, 30][place]],
      );
    }
    const due = await shopsToReconcile(pool, { now: at, everyMs: 3_600_000, limit: 10 });
    expect(due.filter((name) => names.includes(name))).toEqual([names[1], names[0]]);
    await pool.query("update shops set uninstalled_at = now() where shop = $1", [names[1]]);
    expect(await shopsToReconcile(pool, { now: at, everyMs: 3_600_000, limit: 1 })).toEqual([names[0]]);
  });
});
