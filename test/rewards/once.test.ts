// Each event counts once, whole or not at all, and nobody's mistake is another's.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overdueEvents, replayEvent } from "../../rewards/inbox/rows.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { ledgerSum, testShop } from "../support/shop.ts";

const { pool } = await testDatabase({ poolSize: 10 });

describe("an event", () => {
  it("that is delivered again is not kept again", async () => {
    const { receive } = await testShop(pool);
    const payload = orderPayload();
    expect(await receive("orders/create", payload, { eventId: "same" })).not.toBeNull();
    expect(await receive("orders/create", payload, { eventId: "same" })).toBeNull();
    expect(await receive("orders/updated", payload, { eventId: "same" })).not.toBeNull();
  });

  it("counts once when five workers process it, and five versions of it, at the same moment", async () => {
    const { receive, process, player } = await testShop(pool);
    const payload = orderPayload({ customerId: "21", total: "80.00" });
    const ids = await Promise.all(Array.from({ length: 5 }, () => receive("orders/create", payload)));
    const rounds = await Promise.all(
      [1, 2, 3, 4, 5].flatMap((worker) => ids.map((id) => process([id, ids[worker - 1] ?? null]))),
    );
    expect(rounds.length).toBe(25);
    // What lost a race says so and is done on the next try, as the queue would do it.
    await process(ids);
    expect((await player("21"))?.points).toBe(80);
    const { rows } = await pool.query("select state, count(*) from inbox_events where id = any($1) group by state", [
      ids,
    ]);
    expect(rows).toEqual([{ state: "done", count: 5 }]);
  });

  it("that is older than what is known changes nothing", async () => {
    const { handle, shop } = await testShop(pool);
    const id = newId();
    const at = (minute: number) => `2026-03-02T10:0${minute}:00Z`;
    await handle("orders/updated", orderPayload({ id, at: at(5), overrides: { tags: "new" } }));
    await handle("orders/create", orderPayload({ id, at: at(1), overrides: { tags: "old" } }));
    const { rows } = await pool.query(
      "select snapshot ->> 'tags' as tags from orders where shop = $1 and order_id = $2",
      [shop, id],
    );
    expect(rows).toEqual([{ tags: "new" }]);
  });

  it("of a guest waits for its customer and counts when one is attached", async () => {
    const { handle, player } = await testShop(pool);
    const id = newId();
    await handle("orders/create", orderPayload({ id, customerId: null, total: "30.00" }));
    await handle(
      "orders/updated",
      orderPayload({ id, customerId: "22", total: "30.00", at: "2026-03-02T11:00:00-05:00" }),
    );
    expect((await player("22"))?.points).toBe(30);
  });
});

describe("an order that has counted", () => {
  it("counts once: what is told of it later corrects what it earned, and it stays an order that has counted", async () => {
    const { handle, player, shop } = await testShop(pool);
    const id = newId();
    const at = (minute: number) => `2026-03-02T10:0${minute}:00Z`;
    await handle("orders/create", orderPayload({ id, customerId: "25", total: "40.00", at: at(1) }));
    await handle("orders/updated", orderPayload({ id, customerId: "25", total: "90.00", at: at(2) }));
    const cancelled = { cancelled_at: at(3) };
    await handle(
      "orders/cancelled",
      orderPayload({ id, customerId: "25", total: "90.00", at: at(3), overrides: cancelled }),
    );
    expect(await player("25")).toMatchObject({ points: 0, ordersNotCounted: [] });
    const { rows } = await pool.query(
      "select counted, snapshot ->> 'cancelled_at' is not null as told from orders where shop = $1 and order_id = $2",
      [shop, id],
    );
    expect(rows).toEqual([{ counted: true, told: true }]);
  });
});

describe("a transaction", () => {
  it("leaves nothing behind when its work throws", async () => {
    const { shop } = await testShop(pool);
    const work = inTransaction(pool, async (connection) => {
      await connection.query("insert into players (shop, player_id) values ($1, 'half')", [shop]);
      throw new Error("in the middle");
    });
    await expect(work).rejects.toThrow("in the middle");
    expect((await pool.query("select 1 from players where shop = $1", [shop])).rowCount).toBe(0);
  });
});

describe("a group of events", () => {
  it("loses only its poison: the others are recorded, the poison is set aside with its reason and can be retried", async () => {
    const { receive, process, player, shop } = await testShop(pool);
    const good = await receive("orders/create", orderPayload({ customerId: "31", total: "10.00" }));
    const unreadable = await receive("orders/create", orderPayload({ overrides: { line_items: "none" } }));
    const tooLarge = await receive("orders/create", orderPayload({ customerId: "32", total: "99999999999999999.00" }));
    const noOrder = await receive("orders/create", null);
    const { results } = await process([good, unreadable, tooLarge, noOrder]);
    expect(results.get(good ?? 0)).toMatchObject({ kind: "done" });
    expect(results.get(unreadable ?? 0)).toMatchObject({
      kind: "set_aside",
      reason: expect.stringContaining("line_items"),
    });
    expect(results.get(tooLarge ?? 0)).toMatchObject({
      kind: "set_aside",
      reason: expect.stringContaining("total_price_set"),
    });
    expect(results.get(noOrder ?? 0)).toMatchObject({ kind: "set_aside" });
    expect((await player("31"))?.points).toBe(10);
    const { rows } = await pool.query("select count(*) from inbox_events where shop = $1 and state = 'set_aside'", [
      shop,
    ]);
    expect(rows).toEqual([{ count: 3 }]);
  });

  it("is written whole or not at all: a failure inside the transaction leaves nothing and the single orders are tried alone", async () => {
    const { receive, process, player, shop } = await testShop(pool);
    // A ledger entry of the same name makes the insert of this one order's entries fail inside the transaction.
    const bad = newId();
    await pool.query(
      `insert into ledger_entries (id, shop, player_id, points, source, entry_key, occurred_at)
       values (gen_random_uuid(), $1, 'x', 0, 'action', $2, now())`,
      [shop, `shopify-order-${bad}-purchase/0`],
    );
    const ids = [
      await receive("orders/create", orderPayload({ customerId: "41", total: "10.00" })),
      await receive("orders/create", orderPayload({ customerId: "41", total: "10.00", id: bad })),
      await receive("orders/create", orderPayload({ customerId: "42", total: "10.00" })),
    ];
    const { results } = await process(ids);
    expect(ids.map((id) => results.get(id ?? 0)?.kind)).toEqual(["done", "try_again", "done"]);
    expect((await player("41"))?.points).toBe(10);
    expect((await player("42"))?.points).toBe(10);
    expect(await ledgerSum(pool, shop, "41")).toBe(10);
  });

  it("of a shop whose Shopify does not answer waits, while other orders go on", async () => {
    const { receive, process, player } = await testShop(pool);
    const unknown = await receive("orders/create", orderPayload({ customerId: "51", items: [{ productId: "999" }] }));
    const known = await receive("orders/create", orderPayload({ customerId: "52", items: [{ productId: "1" }] }));
    const down = async () => {
      throw new Error("no answer");
    };
    const { results } = await process([unknown, known], { fetchProducts: down });
    expect(results.get(unknown ?? 0)).toMatchObject({ kind: "try_again" });
    expect(results.get(known ?? 0)).toMatchObject({ kind: "done" });
    await process([unknown]);
    expect((await player("51"))?.points).toBe(50);
  });
});

describe("the ledger", () => {
  it("refuses to be changed: no update, no delete, no truncate", async () => {
    const { handle } = await testShop(pool);
    await handle("orders/create", orderPayload({ customerId: "61" }));
    await expect(pool.query("update ledger_entries set points = 1")).rejects.toThrow(/append only/);
    await expect(pool.query("delete from ledger_entries")).rejects.toThrow(/append only/);
    await expect(pool.query("truncate ledger_entries")).rejects.toThrow(/append only/);
  });

  it("adds up to every balance, whatever orders come in whatever groups", { timeout: 60_000 }, async () => {
    const { receive, process, shop } = await testShop(pool);
    const order = fc.record({
      customerId: fc.integer({ min: 70, max: 75 }).map(String),
      cents: fc.integer({ min: 0, max: 200_000 }),
      quantity: fc.integer({ min: 1, max: 8 }),
      productId: fc.constantFrom("1", "2", "3", null),
      copies: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 12 }), async (orders) => {
        const ids = [];
        for (const { cents, quantity, productId, customerId, copies } of orders) {
          const total = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
          const payload = orderPayload({ customerId, total, items: [{ productId, quantity }] });
          for (let copy = 0; copy < copies; copy += 1) ids.push(await receive("orders/create", payload));
        }
        const half = Math.ceil(ids.length / 2);
        await Promise.all([process(ids.slice(0, half)), process(ids.slice(half))]);
        await process(ids);
      }),
      { numRuns: 25 },
    );
    const report = await findLedgerProblems(pool, shop);
    expect(report.problems).toEqual([]);
    expect(report.players).toBeGreaterThan(0);
    const { rows } = await pool.query("select count(*) from inbox_events where shop = $1 and state <> 'done'", [shop]);
    expect(rows).toEqual([{ count: 0 }]);
  });
});

describe("an event that has to wait", () => {
  it("is left to the sweeper with a growing wait, is set aside after a day of tries, and comes back when it is asked to", async () => {
    const { shop, receive, process } = await testShop(pool);
    const id = await receive("orders/create", orderPayload({ customerId: "95", items: [{ productId: "998" }] }));
    const down = async () => {
      throw new Error("no answer");
    };
    const read = async () =>
      (
        await pool.query<{ state: string; attempts: number; wait: number }>(
          "select state, attempts, round(extract(epoch from enqueued_at - now()))::int as wait from inbox_events where id = $1",
          [id],
        )
      ).rows[0];
    const waits: (number | undefined)[] = [];
    for (let attempt = 1; attempt < 30; attempt += 1) {
      await process([id], { fetchProducts: down });
      waits.push((await read())?.wait);
    }
    expect(waits.slice(0, 4)).toEqual([2, 4, 8, 16]);
    expect(Math.max(...waits.map((wait) => wait ?? 0))).toBe(3_600);
    expect(await read()).toMatchObject({ state: "received", attempts: 29 });
    expect(await overdueEvents(pool, { olderThanMs: 10_000, limit: 10 })).not.toContain(id);

    await process([id], { fetchProducts: down });
    expect(await read()).toMatchObject({ state: "set_aside", attempts: 30 });
    expect(await replayEvent(pool, shop, id ?? 0)).toBe("replaying");
    expect(await overdueEvents(pool, { olderThanMs: 10_000, limit: 10 })).toContain(id);
  });
});
