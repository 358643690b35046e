// The guide's numbers, out of Shopify's events and straight into the ledger.
import { describe, expect, it } from "vitest";
import { testDatabase } from "../support/database.ts";
import { orderPayload, shopifyExample } from "../support/orders.ts";
import { ledgerSum, testShop } from "../support/shop.ts";

const { pool } = await testDatabase();

describe("the guide's journey through order events", () => {
  it("gives John 165 points for 149.99 of electronics, and 1,265 after a premium laptop for 999.99", async () => {
    const { handle, player, shop } = await testShop(pool);
    await handle("orders/create", orderPayload({ customerId: "11", total: "149.99", items: [{ productId: "1" }] }));
    const first = await player("11");
    expect(first?.points).toBe(165);
    expect(first?.badges.map((badge) => badge.name)).toEqual(["Electronics Enthusiast"]);
    expect(first?.progress.find((entry) => entry.name === "Loyal Customer")).toMatchObject({ current: 1, target: 10 });

    await handle("orders/create", orderPayload({ customerId: "11", total: "999.99", items: [{ productId: "2" }] }));
    const second = await player("11");
    expect(second?.points).toBe(1_265);
    expect(second?.badges.map((badge) => [badge.name, badge.count])).toEqual([
      ["Electronics Enthusiast", 1],
      ["VIP Customer", 1],
    ]);
    expect(second?.inventory).toMatchObject([{ kind: "voucher", label: "Free shipping" }]);
    expect(await ledgerSum(pool, shop, "11")).toBe(1_265);
  });

  it("gives Sarah 30 points for each order of five items, and points for the money only once", async () => {
    const { handle, player } = await testShop(pool);
    const items = [{ productId: "3", quantity: 2 }, { quantity: 3 }];
    await handle("orders/create", orderPayload({ customerId: "12", total: "100.00", items }));
    await handle("orders/create", orderPayload({ customerId: "12", total: "100.00", items }));
    const sarah = await player("12");
    expect(sarah?.points).toBe(2 * (100 + 30));
    expect(sarah?.badges).toMatchObject([{ name: "Bulk Buyer", count: 2 }]);
  });
});

describe("Shopify's own example order", () => {
  const customer = "115310627314723954";

  it("earns nothing as it is, and the player's page says why", async () => {
    const { handle, player } = await testShop(pool);
    await handle("orders/create", shopifyExample());
    const view = await player(customer);
    expect(view?.points).toBe(0);
    expect(view?.ordersNotCounted).toHaveLength(1);
    expect(view?.ordersNotCounted[0]?.reasons.join(" ")).toMatch(/test order.*cancelled/);
  });

  it("earns 405 points and Bulk Buyer once it is neither a test nor cancelled, even as a later version of the same order", async () => {
    const { handle, player } = await testShop(pool);
    await handle("orders/create", shopifyExample());
    await handle("orders/create", { ...shopifyExample(), test: false, cancelled_at: null });
    const view = await player(customer);
    expect(view?.points).toBe(405 + 30);
    expect(view?.actions.map((action) => action.name).sort()).toEqual(["bulk_purchase", "purchase"]);
    expect(view?.badges).toMatchObject([{ name: "Bulk Buyer", count: 1 }]);
    expect(view?.ordersNotCounted).toEqual([]);
  });
});
