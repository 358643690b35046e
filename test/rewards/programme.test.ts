// A merchant's own badges, recorded from real orders: rules about single items, levels, triggers, and changes that count
// from the next order on.
import { describe, expect, it } from "vitest";
import type { ShopId } from "../../rewards/ids.ts";
import { createBadges, type NewBadge } from "../../rewards/programme/badges.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();

const badge = (overrides: Partial<NewBadge>): NewBadge => ({
  name: "A badge",
  type: "OneTimeOnly",
  points: 5,
  action: "purchase",
  challenges: [],
  deliverables: [],
  prerequisites: [],
  ...overrides,
});

const add = (shop: ShopId, ...badges: NewBadge[]) =>
  inTransaction(pool, (connection) => createBadges(connection, shop, badges));

describe("a badge", () => {
  it("counts from the next order on after the merchant saved it, not for earlier ones", async () => {
    const { shop, handle, player } = await testShop(pool);
    await handle("orders/create", orderPayload({ customerId: "1", total: "10.00" }));
    await add(shop, badge({ name: "New" }));
    expect((await player("1"))?.points).toBe(10);
    await handle("orders/create", orderPayload({ customerId: "1", total: "10.00" }));
    expect(await player("1")).toMatchObject({ points: 25, badges: [{ name: "New", count: 1 }] });
  });

  it("can ask for a single item: three of one expensive thing, not three cheap ones", async () => {
    const { shop, handle, player } = await testShop(pool);
    const filter = {
      anyItem: {
        all: [
          { detail: "price", operator: ">=", value: "20" },
          { detail: "quantity", operator: ">=", value: 3 },
          { detail: "category", operator: "=", value: "clothing" },
        ],
      },
    };
    await add(shop, badge({ name: "Three of a kind", filter }));
    const order = (items: { productId: string; quantity: number; price: string }[]) =>
      orderPayload({ customerId: "2", total: "90.00", items });
    await handle(
      "orders/create",
      order([
        { productId: "3", quantity: 3, price: "5.00" },
        { productId: "1", quantity: 3, price: "25.00" },
      ]),
    );
    expect((await player("2"))?.badges.map((entry) => entry.name)).not.toContain("Three of a kind");
    await handle("orders/create", order([{ productId: "3", quantity: 3, price: "20.00" }]));
    expect((await player("2"))?.badges.map((entry) => entry.name)).toContain("Three of a kind");
  });

  it("with levels is recorded level by level, several by one order if it climbs so far", async () => {
    const { shop, handle, player } = await testShop(pool);
    const levels = [100, 200, 500].map((target) => ({ target: String(target), points: target / 10, deliverables: [] }));
    const challenges = [{ kind: "sum" as const, detail: "amount", target: "100" }];
    await add(shop, badge({ name: "Spender", type: "Ranked", points: 0, levels, challenges }));
    await handle("orders/create", orderPayload({ customerId: "3", total: "250.00" }));
    expect(await player("3")).toMatchObject({ points: 250 + 10 + 20, badges: [{ name: "Spender", count: 2 }] });
    await handle("orders/create", orderPayload({ customerId: "3", total: "250.00" }));
    expect(await player("3")).toMatchObject({ points: 500 + 10 + 20 + 50, badges: [{ name: "Spender", count: 3 }] });
  });

  it("that is a trigger hands out its points but is not shown among the player's badges", async () => {
    const { shop, handle, player } = await testShop(pool);
    await add(shop, badge({ name: "Hidden", visible: false }));
    await handle("orders/create", orderPayload({ customerId: "4", total: "10.00" }));
    const view = await player("4");
    expect(view?.points).toBe(15);
    expect(view?.badges).toEqual([]);
    expect(view?.progress.map((entry) => entry.name)).not.toContain("Hidden");
  });

  it("may ask for a customer's third order, counted under the player's lock", async () => {
    const { shop, receive, process, player } = await testShop(pool);
    await add(shop, badge({ name: "Third", filter: { detail: "order_sequence", operator: "=", value: 3 } }));
    const ids = [];
    for (let order = 0; order < 5; order += 1)
      ids.push(await receive("orders/create", orderPayload({ customerId: "5", total: "1.00" })));
    await Promise.all(ids.map((id) => process([id])));
    await process(ids);
    expect((await player("5"))?.badges).toMatchObject([{ name: "Third", count: 1 }]);
  });
});
