// The list of a shop's events: newest first, each on exactly one page, however many events other shops have.
import { expect, test } from "vitest";
import type { ShopId } from "../../rewards/ids.ts";
import { activityPerPage, type EventView, listEvents } from "../../rewards/shops/activity.ts";
import { testDatabase } from "../support/database.ts";
import { explain } from "../support/plans.ts";

const { pool } = await testDatabase();
const quiet = "quiet-shop.myshopify.com" as ShopId;
const formerlyBusy = "formerly-busy-shop.myshopify.com" as ShopId;
const busy = "busy-shop.myshopify.com" as ShopId;

const add = (shop: ShopId, from: number, count: number) =>
  pool.query(
    `insert into inbox_events (shop, topic, event_id, triggered_at, payload, state, received_at, enqueued_at)
     select $1, 'orders/create', 'event-' || place, now(), '{}',
            case place % 10 when 0 then 'set_aside' when 1 then 'received' else 'done' end,
            timestamptz '2026-01-01' + place * interval '1 minute', timestamptz '2026-01-01' + place * interval '1 minute'
       from generate_series($2::int, $2::int + $3::int - 1) as place order by place`,
    [shop, from, count],
  );

await add(formerlyBusy, 1, 5_000);
await add(quiet, 1, 40);
await add(busy, 1, 30_000);
await add(quiet, 41, 20);
await add(busy, 30_001, 25_000);
await pool.query("analyze inbox_events");

async function walk(shop: ShopId, view: EventView): Promise<number[][]> {
  const pages: number[][] = [];
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const { rows, next } = await listEvents(pool, shop, view, after);
    pages.push(rows.map(({ id }) => id));
    after = next;
  }
  return pages;
}

test.each(["all", "done"] as const)("a quiet shop among busy ones finds its events at once: %s", async (view) => {
  const pages = await walk(quiet, view);
  const { rows } = await pool.query<{ id: number }>(
    `select id from inbox_events where shop = $1 ${view === "done" ? "and state = 'done'" : ""} order by id desc`,
    [quiet],
  );
  expect(pages.flat()).toEqual(rows.map(({ id }) => id));
  expect(pages.slice(0, -1).every((page) => page.length === activityPerPage)).toBe(true);
});

test("a page of events looks at no more of the inbox than it shows", async () => {
  const asked: { text: string; values: unknown[] }[] = [];
  const watched = {
    query: (text: string, values: unknown[]) => {
      asked.push({ text, values });
      return pool.query(text, values);
    },
  } as unknown as typeof pool;
  await listEvents(watched, formerlyBusy, "done", null);
  await listEvents(watched, busy, "done", "40000");
  for (const statement of asked) {
    const reads = (await explain(pool, statement)).filter(({ table }) => table === "inbox_events");
    expect(reads.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(100);
    expect(reads.some(({ isSequential }) => isSequential)).toBe(false);
  }
});
