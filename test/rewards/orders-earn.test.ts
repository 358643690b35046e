// When an order earns and how much: as the merchant has set it, and by what it is worth after an edit.
import { describe, expect, it } from "vitest";
import type { ReadOrder } from "../../rewards/inbox/read-orders.ts";
import { newId, orderPayload, type Payload } from "../support/orders.ts";
import { points, pool, shopWith } from "./refund-shop.ts";

describe("an order earns", () => {
  const settled = { updated_at: "2026-03-02T16:00:00Z", financial_status: "paid" };

  it("when it is paid, if the merchant says so, by what it was when it was created", async () => {
    const shop = await shopWith({ earnsWhen: "paid" });
    const id = newId();
    const pending = { financial_status: "pending" };
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00", overrides: pending }));
    expect((await shop.player("55"))?.ordersNotCounted).toMatchObject([
      { reasons: ["It has not been paid. Orders earn in this shop when they are paid."] },
    ]);
    await shop.handle("orders/paid", orderPayload({ id, customerId: "55", total: "50.00", overrides: settled }));
    expect(await shop.player("55")).toMatchObject({ points: 50, ordersNotCounted: [] });
  });

  it("when it is fulfilled, if the merchant says so", async () => {
    const shop = await shopWith({ earnsWhen: "fulfilled" });
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    expect(await points(shop)).toBe(0);
    const overrides = { ...settled, fulfillment_status: "fulfilled" };
    await shop.handle("orders/updated", orderPayload({ id, customerId: "55", total: "50.00", overrides }));
    expect(await points(shop)).toBe(50);
  });

  it("points that cannot be spent before the days that the merchant has set", async () => {
    const shop = await shopWith({ earnsWhen: "paid", pendingDays: 14 });
    await shop.handle("orders/create", orderPayload({ customerId: "55", total: "50.00", at: "2026-03-02T10:00:00Z" }));
    const { rows } = await pool.query("select available_at from ledger_entries where shop = $1", [shop.shop]);
    expect(rows).toEqual([{ available_at: new Date("2026-03-16T10:00:00Z") }]);
    expect(await points(shop)).toBe(50);
  });

  it("rounded as the merchant says, and no more than he says", async () => {
    for (const [settings, earned] of [
      [{}, 50],
      [{ rounding: "down" }, 49],
      [{ rounding: "up" }, 50],
      [{ maximumPointsPerOrder: 30 }, 30],
    ] as const) {
      const shop = await shopWith(settings);
      await shop.handle("orders/create", orderPayload({ customerId: "55", total: "49.50" }));
      expect(await points(shop)).toBe(earned);
    }
    const shop = await shopWith({ rounding: "up" });
    await shop.handle("orders/create", orderPayload({ customerId: "55", total: "49.01" }));
    expect(await points(shop)).toBe(50);
  });

  it("not before its creation is known: what came before it waits", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/updated", orderPayload({ id, customerId: "55", total: "70.00", overrides: settled }));
    expect(await points(shop)).toBe(0);
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    // What was created earned 50, and the edit that came first has added 20.
    expect(await points(shop)).toBe(70);
  });
});

describe("an edited order", () => {
  const edited = (id: string): Payload => ({ order_edit: { order_id: id, committed_at: "2026-03-02T17:00:00Z" } });
  const after = (id: string) =>
    orderPayload({ id, customerId: "55", total: "80.00", overrides: { updated_at: "2026-03-02T17:00:00Z" } });
  const ports = (id: string) => ({ readOrders: async () => new Map([[id, after(id) as unknown as ReadOrder]]) });

  it("is read from Shopify, and earns by what it is worth then", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    await shop.process([await shop.receive("orders/edited", edited(id))], ports(id));
    const { rows } = await pool.query<{ id: number }>(
      "select id from inbox_events where shop = $1 and state = 'received'",
      [shop.shop],
    );
    await shop.process(rows.map((row) => row.id));
    expect(await points(shop)).toBe(80);
  });

  it("from before Encore was there does not begin to earn, and one that Shopify does not answer for is asked for again", async () => {
    const shop = await shopWith();
    const [old, known] = [newId(), newId()];
    await shop.process([await shop.receive("orders/edited", edited(old))], ports(old));
    expect((await pool.query("select 1 from orders where shop = $1", [shop.shop])).rowCount).toBe(0);
    await shop.handle("orders/create", orderPayload({ id: known, customerId: "55", total: "50.00" }));
    const down = { readOrders: () => Promise.reject(new Error("down")) };
    const { results } = await shop.process([await shop.receive("orders/edited", edited(known))], down);
    expect([...results.values()]).toMatchObject([{ kind: "try_again", reason: expect.stringContaining("down") }]);
  });
});
