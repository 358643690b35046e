// An event that takes long, in the hands of a worker that the sweeper reminds of it: everybody else's orders go on.
import { expect, it } from "vitest";
import { createShopifyApp } from "../../shopify/app.ts";
import { createLog } from "../../system/log.ts";
import { createEventProcessing } from "../../worker/jobs/process-events.ts";
import { secret } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";

const { pool, prisma } = await testDatabase({ poolSize: 8 });
const credentials = { apiKey: "a-key-for-tests", apiSecret: secret, appUrl: "http://127.0.0.1:9", scopes: null };
const shopify = createShopifyApp({ credentials, prisma, log: createLog({ process: "test", level: "silent" }) });
const events = createEventProcessing({ pool, shopify, wakeOutbox: () => undefined });

it("an event that a worker has in hand already is not begun a second time, and keeps no order waiting", async () => {
  const leaving = await testShop(pool);
  const other = await testShop(pool);
  const erasure = (await leaving.receive("shop/redact", { shop_domain: leaving.shop })) ?? 0;
  const order = (await other.receive("orders/create", orderPayload({ customerId: "7001" }))) ?? 0;
  const stateOf = async (id: number) =>
    (await pool.query<{ state: string }>("select state from inbox_events where id = $1", [id])).rows[0]?.state;

  // What has to be erased takes long.
  const holder = await pool.connect();
  await holder.query("begin");
  await holder.query("select 1 from shops where shop = $1 for update", [leaving.shop]);
  const jobs = [events.handle({ ids: [erasure] })];
  await new Promise((resolve) => setTimeout(resolve, 200));
  jobs.push(events.handle({ ids: [erasure] }));
  await new Promise((resolve) => setTimeout(resolve, 200));
  jobs.push(events.handle({ ids: [order] }));
  await expect.poll(() => stateOf(order), { timeout: 5_000 }).toBe("done");
  expect(await stateOf(erasure)).toBe("received");

  await holder.query("rollback");
  holder.release();
  await Promise.all(jobs);
  expect(await stateOf(erasure)).toBe("done");
  // And is free again after that.
  await pool.query("update inbox_events set state = 'received' where id = $1", [erasure]);
  await events.handle({ ids: [erasure] });
  expect(await stateOf(erasure)).toBe("done");
});
