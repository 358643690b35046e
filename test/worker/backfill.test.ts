// Past orders come into Encore once, whatever breaks on the way and whatever webhooks arrive meanwhile.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { orderPayload } from "../../devstore/checkout/order-payload.ts";
import { advanceBackfill } from "../../rewards/backfill/advance.ts";
import type { BackfillPorts } from "../../rewards/backfill/ports.ts";
import {
  type Backfill,
  cancelBackfill,
  dueBackfills,
  latestBackfill,
  requestBackfill,
} from "../../rewards/backfill/rows.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { cutPayload } from "../../rewards/inbox/cut.ts";
import { receiveEvents } from "../../rewards/inbox/receive.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { createLog } from "../../system/log.ts";
import { orderReading } from "../../worker/jobs/orders-from-shopify.ts";
import { backfill as backfillDuty } from "../../worker/schedules/backfill.ts";
import { startSchedule } from "../../worker/schedules/scheduler.ts";
import { testDatabase } from "../support/database.ts";
import { storeShop as shop, testStore } from "../support/store-with-orders.ts";

const database = await testDatabase();
const { pool } = database;
const store = await testStore(database);
const { shopify } = store;
const parts = { pool, shopify, wakeInbox: () => undefined };
const alive = new AbortController().signal;
const ports: BackfillPorts = orderReading(parts, alive);
const run = { now: Date.now, signal: alive };

const latest = async (): Promise<Backfill> => {
  const backfill = await latestBackfill(pool, shop);
  if (!backfill) throw new Error("There is no backfill.");
  return backfill;
};
const request = (wish: { since?: Date; silent?: boolean } = {}) =>
  requestBackfill(pool, { shop, since: wish.since ?? null, silent: wish.silent ?? true });
const isOver = ({ state }: Backfill) => ["done", "failed", "cancelled"].includes(state);
/** Step by step until it is over, with the inbox worked through in between. */
async function finish(through: BackfillPorts = ports): Promise<Backfill> {
  for (let backfill = await latest(); !isOver(backfill); backfill = await latest()) {
    await advanceBackfill(through, backfill, run);
    await store.workThroughInbox();
  }
  return latest();
}

const custom = (price: string) => [{ title: "Something", price, quantity: 1 }];
const pointsOf = async (player: string) => (await viewPlayer(pool, shop, player as PlayerId, Date.now()))?.points ?? 0;
/** So that what is bought now was bought before Encore came. */
const installLater = () =>
  pool.query("update shops set installed_at = now() + interval '1 second' where shop = $1", [shop]);
/** As if Encore had never heard of any order. */
async function forgetEverything(): Promise<void> {
  await pool.query(
    "truncate inbox_events, orders, actions, awards, progress, players, inventory_items, outbox_messages, backfills",
  );
  await pool.query("alter table ledger_entries disable trigger user");
  await pool.query("delete from ledger_entries");
  await pool.query("alter table ledger_entries enable trigger user");
}

interface Expected {
  john: number;
  sarah: number;
  orders: number;
}

/** Some past of the store, and what it is worth. */
async function aPast(orders: number): Promise<Expected> {
  const expected = { john: 0, sarah: 0, orders };
  for (let place = 0; place < orders; place += 1) {
    const [who, customer] = place % 3 === 0 ? (["sarah", guide.sarah] as const) : (["john", guide.john] as const);
    const { id } = store.place({ customerId: customer.id, lines: [...custom("10.00"), ...custom("2.00")] });
    if (place % 5 === 1) store.change(id, { change: "refund", amount: "4.00", shipping: false, note: null });
    if (place % 7 === 2) store.change(id, { change: "cancel", reason: "customer", refund: true });
    else expected[who] += place % 5 === 1 ? 8 : 12;
  }
  await installLater();
  return expected;
}
const earned = async () => ({ john: await pointsOf(guide.john.id), sarah: await pointsOf(guide.sarah.id) });

const past = await aPast(130);

describe("a backfill", () => {
  it("is asked for by the installation, of all that Shopify shows, and silent", async () => {
    const other = "newcomer.myshopify.com" as ShopId;
    await installShop(pool, { shop: other, name: "New", currency: "USD", timeZone: "UTC" });
    expect(await latestBackfill(pool, other)).toMatchObject({ state: "requested", since: null, silent: true });
    await cancelBackfill(pool, other);
  });

  it("brings in every past order with its refunds, silently; one that was cancelled before earns nothing", async () => {
    await request();
    const done = await finish();
    expect(done).toMatchObject({ state: "done", ordersTotal: 130, ordersDone: 130, reason: null });
    expect(await earned()).toEqual({ john: past.john, sarah: past.sarah });
    const { rows } = await pool.query("select distinct payload ->> 'silent' as silent, state from inbox_events");
    expect(rows).toEqual([{ silent: "true", state: "done" }]);
    // Badges that count actions stay as they would have been; notices do not go out.
    expect((await pool.query("select 1 from outbox_messages where kind = 'call_endpoint'")).rowCount).toBe(0);
  });

  it("changes nothing when it is done again", async () => {
    const events = async () => (await pool.query("select 1 from inbox_events")).rowCount;
    const before = [await events(), await earned()];
    await request();
    expect(await finish()).toMatchObject({ state: "done", ordersDone: 130 });
    expect([await events(), await earned()]).toEqual(before);
  });

  it("ends alike however often its process dies, and wherever", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }), async (lives) => {
        await forgetEverything();
        await request();
        for (const calls of lives) {
          // Dead processes write nothing down, not even that they failed.
          const dying = new AbortController();
          await Promise.race([
            finish(diesAfter(calls, dying)),
            new Promise((resolve) => dying.signal.addEventListener("abort", resolve)),
          ]);
        }
        expect(await finish()).toMatchObject({ state: "done", ordersDone: 130 });
        expect(await earned()).toEqual({ john: past.john, sarah: past.sarah });
      }),
      { numRuns: 4 },
    );
  }, 60_000);

  it("and the webhooks that arrive meanwhile count each order once", async () => {
    await forgetEverything();
    await pool.query("update shops set installed_at = now() - interval '1 day' where shop = $1", [shop]);
    const fresh = [1, 2, 3].map(() => store.place({ customerId: guide.john.id, lines: custom("100.00") }));
    await request();
    const webhooks = fresh.flatMap((order) =>
      ["orders/create", "orders/updated", "orders/create"].map((topic, place) => ({
        shop,
        topic,
        eventId: `webhook-${order.id}-${place}`,
        webhookId: null,
        triggeredAt: Date.now(),
        payload: cutPayload(topic, JSON.parse(JSON.stringify(orderPayload(order, store.devstore.store.shop)))),
      })),
    );
    await Promise.all([finish(), receiveEvents(pool, webhooks)]);
    await store.workThroughInbox();
    expect(await latest()).toMatchObject({ state: "done", ordersDone: 133 });
    expect(await earned()).toEqual({ john: past.john + 300, sarah: past.sarah });
  });

  it("from a day on leaves out what is older", async () => {
    await forgetEverything();
    store.place({ customerId: guide.john.id, lines: custom("5.00"), createdAt: "2026-01-05T12:00:00Z" });
    const since = new Date(Date.now() - 86_400_000);
    await request({ since, silent: false });
    expect(await finish()).toMatchObject({ state: "done", ordersDone: 133 });
    const { rows } = await pool.query("select distinct payload ->> 'silent' as silent from inbox_events");
    expect(rows).toEqual([{ silent: "false" }]);
  });

  it("can be cancelled in the middle, and is the only one of its shop until then", async () => {
    await forgetEverything();
    const { backfill } = await request();
    expect(await request()).toMatchObject({ isNew: false, backfill: { id: backfill.id } });
    for (const state of ["requested", "waiting_for_shopify"]) {
      expect(await latest()).toMatchObject({ state });
      await advanceBackfill(ports, await latest(), run);
    }
    const reading = await latest();
    expect(reading.state).toBe("reading");
    const cancelling: BackfillPorts = {
      ...ports,
      bulkOrders: async function* (url, signal) {
        let orders = 0;
        for await (const order of ports.bulkOrders(url, signal)) {
          if (++orders === 110) await cancelBackfill(pool, shop);
          yield order;
        }
      },
    };
    await advanceBackfill(cancelling, reading, run);
    expect(await latest()).toMatchObject({ state: "cancelled", ordersDone: 100 });
    expect(await cancelBackfill(pool, shop)).toBeNull();
    expect(await request()).toMatchObject({ isNew: true });
    await cancelBackfill(pool, shop);
  });

  it("waits while the store is busy, tries again after a failure, and says why it has failed for good", async () => {
    await forgetEverything();
    await request();
    await advanceBackfill({ ...ports, startBulk: async () => ({ kind: "busy" }) }, await latest(), run);
    expect(await latest()).toMatchObject({
      state: "requested",
      reason: expect.stringContaining("other bulk operations"),
    });
    expect(await dueBackfills(pool, new Date(), 10)).toEqual([]);
    expect(await dueBackfills(pool, new Date(Date.now() + 61_000), 10)).toHaveLength(1);

    const silent: BackfillPorts = { ...ports, startBulk: () => Promise.reject(new Error("no answer")) };
    await advanceBackfill(silent, await latest(), run);
    expect(await latest()).toMatchObject({ state: "requested", attempts: 1, reason: "no answer" });
    for (let attempt = 1; attempt < 30; attempt += 1) await advanceBackfill(silent, await latest(), run);
    expect(await latest()).toMatchObject({ state: "failed", reason: "no answer" });

    await request();
    const refusing: BackfillPorts = {
      ...ports,
      startBulk: async () => ({ kind: "refused", reason: "Not like this." }),
    };
    await advanceBackfill(refusing, await latest(), run);
    expect(await latest()).toMatchObject({ state: "failed", reason: "Not like this." });
  });

  it("is carried through by the worker's schedule, beside the orders of the day", async () => {
    await forgetEverything();
    await installLater();
    await request();
    const log = createLog({ process: "test", level: "silent" });
    const duties = [{ ...backfillDuty(parts), everyMs: 20 }];
    const schedule = startSchedule({ pool, log, duties, lookEveryMs: 20 });
    await expect
      .poll(async () => [await store.workThroughInbox(), (await latest()).state].at(1), { timeout: 20_000 })
      .toBe("done");
    await schedule.stop();
    await store.workThroughInbox();
    expect(await earned()).toMatchObject({ sarah: past.sarah });
  });
});

/** After so many calls of Shopify the process is gone: nothing that it awaited ever comes. */
function diesAfter(calls: number, dying: AbortController): BackfillPorts {
  let left = calls;
  const live = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    if (--left >= 0) return call();
    dying.abort();
    return new Promise<Result>(() => undefined);
  };
  return {
    ...ports,
    startBulk: (...words) => live(() => ports.startBulk(...words)),
    readBulk: (...words) => live(() => ports.readBulk(...words)),
    readOrders: (...words) => live(() => ports.readOrders(...words)),
    bulkOrders: async function* (url, signal) {
      let orders = 0;
      for await (const order of ports.bulkOrders(url, signal)) {
        if (++orders % 30 === 0) await live(async () => undefined);
        yield order;
      }
    },
  };
}
