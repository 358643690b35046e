// The queue is a wake-up, never the only copy: a row without a job gets one.
import { describe, expect, it } from "vitest";
import { createLog } from "../../system/log.ts";
import { inboxJob, outboxJob } from "../../system/queue/catalogue.ts";
import { connectQueue } from "../../system/queue/connect.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { startSchedule } from "../../worker/schedules/scheduler.ts";
import { sweep } from "../../worker/schedules/sweep.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";

const { pool, url } = await testDatabase();
await migrateQueue(url);

describe("the sweeper", () => {
  it("finds events and messages whose job was lost, leaves fresh ones alone, and stops when told to", async () => {
    const { receive, shop } = await testShop(pool);
    const lost = await receive("orders/create", orderPayload());
    const fresh = await receive("orders/create", orderPayload());
    await pool.query("update inbox_events set enqueued_at = now() - interval '11 seconds' where id = $1", [lost]);
    const { rows } = await pool.query<{ id: number }>(
      `insert into outbox_messages (shop, kind, key, payload, next_attempt_at)
       values ($1, 'create_discount_code', 'lost', '{}', now() - interval '2 seconds') returning id`,
      [shop],
    );

    const queue = connectQueue({ redisUrl: null, databaseUrl: url, onError: () => undefined });
    const [inboxQueue, outboxQueue] = [queue.openQueue(inboxJob), queue.openQueue(outboxJob)];
    const events: number[] = [];
    const messages: number[] = [];
    const workers = [
      queue.openWorker(inboxJob, async ({ ids }) => void events.push(...ids)),
      queue.openWorker(outboxJob, async ({ ids }) => void messages.push(...ids)),
    ];
    const sweeping = startSchedule({
      pool,
      log: createLog({ process: "test", level: "silent" }),
      duties: [sweep({ pool, inboxQueue, outboxQueue })],
    });
    await expect.poll(() => events.includes(lost ?? 0), { timeout: 15_000 }).toBe(true);
    await expect.poll(() => messages.includes(rows[0]?.id ?? 0), { timeout: 15_000 }).toBe(true);
    expect(events).not.toContain(fresh);

    await sweeping.stop();
    await Promise.all(workers.map((worker) => worker.close()));
    await Promise.all([inboxQueue.close(), outboxQueue.close()]);
    await queue.close();
  });
});
