// The store loses every twentieth webhook: after one comparison nothing is missing.
import { expect, it } from "vitest";
import { seedCustomers } from "../../devstore/catalogue/customers.ts";
import { listOrders } from "../../devstore/checkout/order-book.ts";
import { countDeliveries } from "../../devstore/webhooks/deliveries.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import { reconcileShop } from "../../rewards/reconciliation/reconcile.ts";
import { orderReading } from "../../worker/jobs/orders-from-shopify.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { storeShop as shop, testStore } from "../support/store-with-orders.ts";

const ordersPlaced = 520;
const database = await testDatabase();
const { pool } = database;
const app = await startTestApp({ databaseUrl: database.url });
const store = await testStore(database, { appUrl: app.url, dropRate: 0.05 });
const buyers = seedCustomers().slice(0, 12);

/** Everything that the store knows of its orders and that Encore must know too. */
const inStore = () =>
  listOrders(store.devstore.store.database, 10_000)
    .map((order) => ({
      orderId: order.id,
      updatedAt: Math.floor(order.updatedAt / 1_000),
      isCancelled: order.cancelledAt !== null,
      refunds: order.refunds.map((refund) => refund.id).sort(),
    }))
    .sort((left, right) => (left.orderId < right.orderId ? -1 : 1));

async function inEncore() {
  const { rows } = await pool.query<ReturnType<typeof inStore>[number]>(
    `select order_id as "orderId", extract(epoch from updated_at)::int as "updatedAt",
            snapshot ->> 'cancelled_at' is not null as "isCancelled",
            array(select jsonb_object_keys(refunds) order by 1) as refunds
       from orders where shop = $1 and created order by order_id collate "C"`,
    [shop],
  );
  return rows;
}

/** One point for each unit of what was neither cancelled nor given back. */
function pointsInStore(customerId: string): number {
  return listOrders(store.devstore.store.database, 10_000, customerId)
    .filter((order) => order.cancelledAt === null)
    .reduce((points, order) => {
      const paid = order.lines.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0);
      const back = order.refunds.reduce((sum, refund) => sum + refund.goodwillMinor, 0);
      return points + (paid - back) / 100;
    }, 0);
}

it("5 % of all webhooks are lost, and after one comparison every order, refund and point is there", async () => {
  for (let place = 0; place < ordersPlaced; place += 1) {
    const lines = [{ title: "Something", price: `${20 + (place % 30)}.00`, quantity: 1 }];
    const { id } = store.place({ customerId: buyers[place % buyers.length]?.id, lines });
    const refund = { change: "refund" as const, shipping: false, note: null };
    if (place % 4 === 0) store.change(id, { ...refund, amount: "5.00" });
    if (place % 8 === 0) store.change(id, { ...refund, amount: "7.00" });
    if (place % 9 === 0) store.change(id, { change: "cancel", reason: "customer", refund: true });
    // As a store sells: not all at once.
    if (place % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await expect.poll(() => countDeliveries(store.devstore.store.database).pending, { timeout: 30_000 }).toBe(0);
  const { delivered, dropped, failed } = countDeliveries(store.devstore.store.database);
  expect(failed).toBe(0);
  expect(dropped).toBeGreaterThan(delivered * 0.02);
  await store.workThroughInbox();
  expect(await inEncore()).not.toEqual(inStore());

  const reading = orderReading(
    { pool, shopify: store.shopify, wakeInbox: () => undefined },
    new AbortController().signal,
  );
  const now = new Date(Date.now() + 1_000);
  const outcome = await reconcileShop(reading, { shop, since: null, now, settleMs: 0 });
  expect(outcome).toMatchObject({ kind: "compared", ordersSeen: ordersPlaced });
  await store.workThroughInbox();

  expect(await inEncore()).toEqual(inStore());
  for (const { id } of buyers) {
    const player = await viewPlayer(pool, shop, id as PlayerId, Date.now());
    expect([id, player?.points]).toEqual([id, pointsInStore(id)]);
  }
  expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
  expect(await reconcileShop(reading, { shop, since: null, now, settleMs: 0 })).toMatchObject({ missing: 0, stale: 0 });
}, 60_000);
