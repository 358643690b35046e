// A worker that is told to stop takes nothing new, whatever it still has in hand.
import { expect, it } from "vitest";
import { inboxJob } from "../../system/queue/catalogue.ts";
import { connectQueue } from "../../system/queue/connect.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { startTestProcess } from "../support/processes.ts";
import { testShop } from "../support/shop.ts";

const { pool, url } = await testDatabase();
await migrateQueue(url);

it("orders that come while a duty of a worker that stops goes on are left to the others, and it ends with its duty", {
  timeout: 60_000,
}, async () => {
  const { receive } = await testShop(pool);
  const stateOf = async (id: number) =>
    (await pool.query<{ state: string }>("select state from inbox_events where id = $1", [id])).rows[0]?.state;
  const queue = connectQueue({ redisUrl: null, databaseUrl: url, onError: () => undefined });
  const inbox = queue.openQueue(inboxJob);
  const order = async () => {
    const id = (await receive("orders/create", orderPayload())) ?? 0;
    await inbox.add([id]);
    return id;
  };

  // The duty that adds up figures waits for this one.
  const holder = await pool.connect();
  await holder.query("begin");
  await holder.query("insert into figure_mark (counted_until) values (now())");
  const worker = await startTestProcess("worker/main.ts", { DATABASE_URL: url });
  const before = await order();
  await expect.poll(() => stateOf(before), { timeout: 10_000 }).toBe("done");
  const held = "select 1 from duties where name = 'figures' and taken_by is not null";
  await expect.poll(async () => (await pool.query(held)).rowCount, { timeout: 15_000 }).toBe(1);

  const gone = worker.kill("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 500));
  const after = await order();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await stateOf(after)).toBe("received");
  await holder.query("rollback");
  holder.release();
  expect(await gone).toEqual({ code: 0 });
  expect(await stateOf(after)).toBe("received");
  await inbox.close();
  await queue.close();
});
