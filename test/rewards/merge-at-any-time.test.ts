// Two customers who become one, whenever Shopify tells of it: before their orders, twice, in chains and circles, and while
// orders are recorded.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId, orderPayload } from "../support/orders.ts";
import { mergePayload } from "../support/privacy.ts";
import { ledgerSum, type TestShop, testShop } from "../support/shop.ts";
import { buy, merge, pool, provenOf } from "./merging.ts";

describe("a merge that is told", () => {
  it("before any order of either makes the kept customer get the orders of both", async () => {
    const shop = await testShop(pool);
    await merge(shop, "101", "102");
    await buy(shop, "101", "10.00");
    await buy(shop, "102", "5.00");
    expect((await shop.player("102"))?.points).toBe(15);
    expect(await ledgerSum(pool, shop.shop, "101")).toBe(0);
    expect(await provenOf(shop)).toEqual([]);
  });

  it("twice moves everything once", async () => {
    const shop = await testShop(pool);
    await buy(shop, "101", "10.00");
    await merge(shop, "101", "102");
    await merge(shop, "101", "102");
    expect((await shop.player("102"))?.points).toBe(10);
  });

  it("in a chain, in either order, ends with the last one", async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const shop = await testShop(pool);
      for (const customer of ["101", "102", "103"]) await buy(shop, customer, "10.00");
      const links = [
        ["101", "102"],
        ["102", "103"],
      ] as const;
      for (const place of order) {
        const [deleted, kept] = links[place] ?? links[0];
        await merge(shop, deleted, kept);
      }
      for (const customer of ["101", "102", "103"]) await buy(shop, customer, "10.00");
      expect((await shop.player("103"))?.points).toBe(60);
      expect(await provenOf(shop)).toEqual([]);
    }
  });

  it("in a circle, which Shopify does not do, loses nothing and never ends in itself", async () => {
    const shop = await testShop(pool);
    await buy(shop, "101", "10.00");
    await merge(shop, "101", "102");
    await merge(shop, "102", "101");
    await merge(shop, "102", "102");
    await buy(shop, "101", "10.00");
    expect((await shop.player("102"))?.points).toBe(20);
  });

  it("while orders of both are being recorded, five times over, ends the same", async () => {
    const shop = await testShop(pool);
    const ids: (number | null)[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const customerId of ["101", "102", "99"]) {
        ids.push(await shop.receive("orders/create", orderPayload({ customerId, total: "10.00" })));
      }
      ids.push(await shop.receive("customers/merge", mergePayload("101", "102")));
      ids.push(await shop.receive("customers/merge", mergePayload("102", "99")));
    }
    await Promise.all(ids.map((id) => shop.process([id])));
    await shop.process(ids);
    await shop.process(ids);
    expect(await provenOf(shop)).toEqual([]);
    expect((await shop.player("99"))?.points).toBe(150);
    const { rows } = await pool.query("select topic, reason from inbox_events where shop = $1 and state <> 'done'", [
      shop.shop,
    ]);
    expect(rows).toEqual([]);
  });
});

describe("an order of a merged customer", () => {
  it("is refunded from the one who has its points now", async () => {
    const shop = await testShop(pool);
    const id = newId();
    await buy(shop, "101", "80.00", { id });
    await buy(shop, "102", "5.00");
    await merge(shop, "101", "102");
    await shop.handle(
      "orders/cancelled",
      orderPayload({
        id,
        customerId: "101",
        total: "80.00",
        at: "2026-03-03T10:00:00Z",
        overrides: { cancelled_at: "2026-03-03T10:00:00Z" },
      }),
    );
    expect((await shop.player("102"))?.points).toBe(5);
    expect(await ledgerSum(pool, shop.shop, "101")).toBe(0);
    expect(await provenOf(shop)).toEqual([]);
  });

  it("that is told of again under either customer's name moves no points", async () => {
    const shop = await testShop(pool);
    const id = newId();
    await buy(shop, "101", "80.00", { id });
    await merge(shop, "101", "102");
    for (const [minute, customerId] of ["102", "101", "102"].entries()) {
      await shop.handle(
        "orders/updated",
        orderPayload({ id, customerId, total: "80.00", at: `2026-03-03T10:0${minute}:00Z` }),
      );
    }
    expect((await shop.player("102"))?.points).toBe(80);
    expect(await ledgerSum(pool, shop.shop, "101")).toBe(0);
  });
});

type Step =
  | { kind: "order"; customer: number; cents: number; electronics: boolean; many: boolean }
  | { kind: "cancel"; order: number }
  | { kind: "merge"; from: number; into: number };

it("any mixture of orders, cancellations and merges keeps every balance the sum of its ledger, and the total", {
  timeout: 120_000,
}, async () => {
  const customer = fc.integer({ min: 0, max: 4 });
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("order" as const),
        customer,
        cents: fc.integer({ min: 0, max: 99_999 }),
        electronics: fc.boolean(),
        many: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel" as const), order: fc.nat({ max: 9 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("merge" as const), from: customer, into: customer }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 20 }), async (steps) => {
      const shop = await testShop(pool);
      const orders: { payload: Parameters<typeof orderPayload>[0]; cancelled: boolean; points: number }[] = [];
      for (const [place, one] of steps.entries()) {
        if (one.kind === "merge") await merge(shop, `${100 + one.from}`, `${100 + one.into}`);
        if (one.kind === "order") {
          const payload = {
            id: newId(),
            customerId: `${100 + one.customer}`,
            total: `${Math.floor(one.cents / 100)}.${String(one.cents % 100).padStart(2, "0")}`,
            items: [{ productId: one.electronics ? "1" : "3", quantity: one.many ? 5 : 1 }],
          };
          const before = await totalOf(shop);
          await shop.handle("orders/create", orderPayload(payload));
          orders.push({ payload, cancelled: false, points: (await totalOf(shop)) - before });
        }
        const order = one.kind === "cancel" ? orders[one.order] : undefined;
        if (order) {
          order.cancelled = true;
          const at = `2026-04-02T10:00:${String(place).padStart(2, "0")}Z`;
          await shop.handle(
            "orders/cancelled",
            orderPayload({ ...order.payload, at, overrides: { cancelled_at: at } }),
          );
        }
        expect(await provenOf(shop)).toEqual([]);
        const standing = orders.filter(({ cancelled }) => !cancelled);
        expect(await totalOf(shop)).toBe(standing.reduce((sum, { points }) => sum + points, 0));
      }
      const { rows } = await pool.query(
        "select sum(balance)::int as sum from players where shop = $1 and merged_into is not null",
        [shop.shop],
      );
      expect(rows[0]?.sum ?? 0).toBe(0);
    }),
    { numRuns: 30 },
  );
});

async function totalOf({ shop }: TestShop): Promise<number> {
  const { rows } = await pool.query<{ sum: number }>(
    "select coalesce(sum(points), 0)::bigint as sum from ledger_entries where shop = $1",
    [shop],
  );
  return rows[0]?.sum ?? 0;
}
