// Promise 9: a killed worker's orders are taken up by another within 20 seconds, and every order has counted exactly once.
import { describe, expect, it } from "vitest";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { sign } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { startTestProcess } from "../support/processes.ts";
import { hasRedis, startRedis } from "../support/redis.ts";
import { testShop } from "../support/shop.ts";

const orders = 200;
const machines = hasRedis ? (["postgres", "redis"] as const) : (["postgres"] as const);

describe.each(machines)("with the queue on %s", async (machine) => {
  const database = await testDatabase();
  await migrateQueue(database.url);
  const environment = {
    DATABASE_URL: database.url,
    ...(machine === "redis" ? { REDIS_URL: (await startRedis()).url } : {}),
  };

  async function countDone(): Promise<number> {
    const { rows } = await database.pool.query<{ count: number }>(
      "select count(*) from inbox_events where state = 'done'",
    );
    return rows[0]?.count ?? 0;
  }

  async function deliverOrders(port: unknown, shop: string): Promise<void> {
    const bodies = Array.from({ length: orders }, (_, place) =>
      orderPayload({ customerId: String(900 + (place % 20)), total: "10.00" }),
    );
    const statuses = await Promise.all(
      bodies.map(async (payload, place) => {
        const body = JSON.stringify(payload);
        const headers = {
          "x-shopify-topic": "orders/create",
          "x-shopify-shop-domain": shop,
          "x-shopify-hmac-sha256": sign(body),
          "x-shopify-event-id": `killed-${place}`,
          "x-shopify-triggered-at": new Date().toISOString(),
        };
        return (await fetch(`http://127.0.0.1:${port}/webhooks`, { method: "POST", headers, body })).status;
      }),
    );
    expect(statuses).toEqual(Array(orders).fill(200));
  }

  it("every order counts once although the worker is killed again and again in the middle", {
    timeout: 120_000,
  }, async () => {
    const { shop } = await testShop(database.pool);
    const web = await startTestProcess("app/server.ts", environment);
    // A transaction in flight is held up by this lock, so that the kill finds the worker with orders in its hands.
    const blocker = await database.pool.connect();
    for (let round = 0; round < 2; round += 1) {
      await blocker.query("begin");
      await blocker.query("lock table ledger_entries in share mode");
      const worker = await startTestProcess("worker/main.ts", environment);
      if (round === 0) await deliverOrders(web.up["port"], shop);
      await new Promise((wake) => setTimeout(wake, 1_000));
      await worker.kill("SIGKILL");
      await blocker.query("rollback");
    }
    blocker.release();
    expect(await countDone()).toBeLessThan(orders);

    const startedAt = Date.now();
    const heir = await startTestProcess("worker/main.ts", environment);
    await expect.poll(countDone, { timeout: 60_000, interval: 100 }).toBe(orders);
    expect(Date.now() - startedAt).toBeLessThan(20_000);

    const { rows } = await database.pool.query(
      "select sum(balance)::bigint as points, count(*) as players from players where shop = $1",
      [shop],
    );
    expect(rows).toEqual([{ points: orders * 10, players: 20 }]);
    expect((await findLedgerProblems(database.pool, shop)).problems).toEqual([]);

    // And a worker that is asked to stop goes by itself.
    expect(await heir.kill("SIGTERM")).toEqual({ code: 0 });
    expect(await web.kill("SIGTERM")).toEqual({ code: 0 });
  });
});
