// A shop whose share of Shopify's calls is used up: its messages wait without being counted as tried, spread over the time
// that they need, and nobody else waits for them.
import { expect, it } from "vitest";
import { startTestStore } from "../support/store.ts";
import { percentage, vouchersOf } from "../support/vouchers.ts";

/** A discount costs 10 points: four are made at once, then one in five seconds, which is longer than a worker waits. */
const store = await startTestStore({ throttle: { maximumAvailable: 42, restoreRatePerSecond: 2 } });
const { pool } = store;
const { redeemed, again, messagesOf } = vouchersOf(store);

it("messages beyond a shop's share are given back, each for its own later time, and are not counted as tried", async () => {
  const items = [];
  for (let count = 0; count < 7; count += 1) items.push(await redeemed(percentage));
  const { rows: others } = await pool.query<{ id: number }>(
    `insert into outbox_messages (shop, kind, key, payload) values ('other.myshopify.com', 'nonsense', 'k', '{}') returning id`,
  );
  const started = Date.now();
  await store.deliver();
  expect(Date.now() - started).toBeLessThan(10_000);

  const states = await Promise.all(items.map(async (item) => (await again(item)).state));
  const made = states.filter((state) => state === "ready").length;
  expect(made).toBeGreaterThanOrEqual(3);
  expect(states).toEqual([...Array(made).fill("ready"), ...Array(7 - made).fill("creating")]);
  for (const item of items.slice(made)) {
    expect(await messagesOf(item)).toEqual([{ kind: "create_discount_code", state: "waiting", attempts: 0 }]);
  }
  const { rows: waits } = await pool.query<{ ms: number }>(
    `select extract(epoch from next_attempt_at - now())::float8 * 1000 as ms from outbox_messages
      where state = 'waiting' and shop = $1 order by id`,
    [store.shop],
  );
  const steps = waits.slice(1).map(({ ms }, place) => Math.round(ms - (waits[place]?.ms ?? 0)));
  expect(waits[0]?.ms).toBeGreaterThan(500);
  for (const step of steps) expect(step).toBe(5_000);
  expect((await pool.query("select state from outbox_messages where id = $1", [others[0]?.id])).rows).toEqual([
    { state: "set_aside" },
  ]);
});
