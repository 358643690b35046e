// What is finished and old goes; nothing that somebody still needs, and nothing that a late delivery could do harm by.
import { beforeEach, describe, expect, it } from "vitest";
import { receiveEvents } from "../../rewards/inbox/receive.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { deleteFinished } from "../../rewards/retention/delete-finished.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { type TestShop, testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const now = Date.now();

let here: TestShop;
beforeEach(async () => {
  await pool.query("truncate inbox_events, outbox_messages");
  here = await testShop(pool);
});

const age = async (table: "inbox_events" | "outbox_messages", days: number, where = "true") => {
  const came = table === "inbox_events" ? "received_at" : "created_at";
  await pool.query(
    `update ${table} set ${came} = ${came} - $1 * interval '1 day', finished_at = finished_at - $1 * interval '1 day'
      where ${where}`,
    [days],
  );
};
const states = async (table: "inbox_events" | "outbox_messages") =>
  (await pool.query<{ state: string }>(`select state from ${table} order by id`)).rows.map(({ state }) => state);

describe("events", () => {
  it("go thirty days after they were finished, and not a day before", async () => {
    await here.handle("orders/create", orderPayload());
    await age("inbox_events", 29);
    expect(await deleteFinished(pool, "inbox_events", { now })).toBe(0);
    await age("inbox_events", 2);
    expect(await deleteFinished(pool, "inbox_events", { now })).toBe(1);
    expect(await states("inbox_events")).toEqual([]);
  });

  it("that wait or were set aside stay, however old", async () => {
    await here.receive("orders/create", orderPayload());
    await here.handle("orders/create", orderPayload({ overrides: { line_items: "none" } }));
    await here.handle("orders/create", orderPayload());
    await age("inbox_events", 400);
    expect(await deleteFinished(pool, "inbox_events", { now })).toBe(1);
    expect(await states("inbox_events")).toEqual(["received", "set_aside"]);
  });

  it("that came long ago and were finished lately stay", async () => {
    await here.handle("orders/create", orderPayload());
    await pool.query("update inbox_events set received_at = received_at - interval '90 days'");
    expect(await deleteFinished(pool, "inbox_events", { now })).toBe(0);
  });

  it("go by the thousand, past old ones that stay and up to the first young ones", async () => {
    await receiveEvents(
      pool,
      Array.from({ length: 3_500 }, (_, place) => ({
        shop: here.shop,
        topic: "app/scopes_update",
        eventId: `many-${place}`,
        webhookId: null,
        triggeredAt: now,
        payload: {},
      })),
    );
    await pool.query(
      "update inbox_events set state = case when id % 3 = 0 then 'set_aside' else 'done' end, finished_at = now()",
    );
    const { rows } = await pool.query<{ id: number }>("select id from inbox_events order by id offset 3000 limit 1");
    await age("inbox_events", 31, `id < ${rows[0]?.id}`);
    const { rows: expected } = await pool.query<{ count: number }>(
      "select count(*) from inbox_events where state = 'done' and finished_at < now() - interval '30 days'",
    );
    expect(expected[0]?.count).toBeGreaterThan(1_990);
    expect(await deleteFinished(pool, "inbox_events", { now })).toBe(expected[0]?.count);
    expect((await states("inbox_events")).length).toBe(3_500 - (expected[0]?.count ?? 0));
  });

  it("that are delivered again after they went change nothing", async () => {
    const order = orderPayload({ total: "120.00" });
    const cancelled = {
      ...order,
      cancelled_at: "2026-03-03T10:00:00-05:00",
      updated_at: "2026-03-03T10:00:00-05:00",
    };
    const deliveries = [
      ["orders/create", order, { eventId: "created", triggeredAt: 1 }],
      ["orders/updated", order, { eventId: "updated", triggeredAt: 2 }],
      ["orders/cancelled", cancelled, { eventId: "cancelled", triggeredAt: 3 }],
    ] as const;
    for (const [topic, payload, delivery] of deliveries) await here.handle(topic, payload, delivery);
    const picture = async () => {
      const tables = ["ledger_entries", "actions", "awards", "orders", "players"];
      const rows = tables.map((table) =>
        pool.query(`select * from ${table} where shop = $1 order by 1, 2`, [here.shop]),
      );
      return (await Promise.all(rows)).map((result) => result.rows.map(({ updated_at: _at, ...row }) => row));
    };
    const before = await picture();
    await age("inbox_events", 31);
    expect(await deleteFinished(pool, "inbox_events", { now })).toBe(3);

    for (const [topic, payload, delivery] of deliveries) {
      const { results } = await here.handle(topic, payload, delivery);
      expect([...results.values()]).toMatchObject([{ kind: "done" }]);
    }
    expect(await picture()).toEqual(before);
    expect((await here.player("7001"))?.points).toBe(0);
    expect((await findLedgerProblems(pool, here.shop)).problems).toEqual([]);
  });
});

describe("messages", () => {
  it("go thirty days after they were delivered; those that wait or were set aside stay", async () => {
    await pool.query(
      `insert into outbox_messages (shop, kind, key, payload, state, finished_at)
       select $1, 'call_endpoint', state, '{}', state, case when state <> 'waiting' then now() end
         from unnest(array['done', 'set_aside', 'waiting']) as given (state)`,
      [here.shop],
    );
    await age("outbox_messages", 29);
    expect(await deleteFinished(pool, "outbox_messages", { now })).toBe(0);
    await age("outbox_messages", 2);
    expect(await deleteFinished(pool, "outbox_messages", { now })).toBe(1);
    expect(await states("outbox_messages")).toEqual(["set_aside", "waiting"]);
  });
});
