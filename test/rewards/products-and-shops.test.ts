// Products are asked of Shopify once and again when they change; shops come, go and come back.
import { describe, expect, it } from "vitest";
import type { ProductId } from "../../rewards/ids.ts";
import type { ProductFacts } from "../../rewards/products/cache.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();

const facts = (productType: string): ProductFacts => ({
  title: "A product",
  vendor: "Acme",
  productType,
  taxonomyNames: [],
  collectionHandles: [],
  tags: [],
});

describe("a product", () => {
  it("is asked of Shopify once, until a product event says that it changed", async () => {
    const { receive, process, handle, player } = await testShop(pool);
    let productType = "Toys";
    let asked = 0;
    const fetchProducts = async (_shop: string, ids: readonly ProductId[]) => {
      asked += ids.length;
      return new Map(ids.map((id) => [id, facts(productType)]));
    };
    const buy = async () => {
      const payload = orderPayload({ customerId: "81", total: "10.00", items: [{ productId: "55" }] });
      await process([await receive("orders/create", payload)], { fetchProducts });
    };
    await buy();
    await buy();
    expect(asked).toBe(1);
    expect((await player("81"))?.badges).toEqual([]);

    productType = "Electronics";
    await handle("products/update", { admin_graphql_api_id: "gid://shopify/Product/55", id: 55 });
    await buy();
    expect(asked).toBe(2);
    expect((await player("81"))?.badges).toMatchObject([{ name: "Electronics Enthusiast" }]);
  });

  it("that was deleted has no category, and the order that holds it counts all the same", async () => {
    const { receive, process, handle, player } = await testShop(pool);
    await handle("products/delete", { id: 1 });
    await process([
      await receive("orders/create", orderPayload({ customerId: "82", total: "10.00", items: [{ productId: "1" }] })),
    ]);
    expect(await player("82")).toMatchObject({ points: 10, badges: [] });
  });

  it("event without a product is set aside", async () => {
    const { handle } = await testShop(pool);
    const { results } = await handle("products/update", { title: "nameless" });
    expect([...results.values()]).toMatchObject([{ kind: "set_aside" }]);
  });
});

describe("a shop", () => {
  it("that uninstalls loses its tokens and earns no more; when it comes back everything is as it was", async () => {
    const { shop, handle, receive, process, player } = await testShop(pool);
    await handle("orders/create", orderPayload({ customerId: "91", total: "10.00" }));
    await pool.query("insert into sessions (id, shop, state, \"accessToken\") values ($1, $2, '', 'token')", [
      `offline_${shop}`,
      shop,
    ]);

    await handle("app/uninstalled", { id: 1 }, { triggeredAt: Date.now() + 1_000 });
    expect((await pool.query("select 1 from sessions where shop = $1", [shop])).rowCount).toBe(0);
    const late = await receive("orders/create", orderPayload({ customerId: "91", total: "20.00" }));
    expect((await process([late])).results.get(late ?? 0)).toMatchObject({
      kind: "set_aside",
      reason: expect.stringContaining("not installed"),
    });

    expect(await installShop(pool, { shop, name: "Back", currency: "USD", timeZone: "UTC" })).toEqual({
      kind: "installed",
      isNew: false,
    });
    await handle("orders/create", orderPayload({ customerId: "91", total: "30.00" }));
    expect(await player("91")).toMatchObject({ points: 40 });
    const { rows } = await pool.query("select count(*) from badges where shop = $1", [shop]);
    expect(rows).toEqual([{ count: 4 }]);
  });

  it("is not uninstalled by an event from before it was installed again", async () => {
    const { handle, player } = await testShop(pool);
    await handle("app/uninstalled", { id: 1 }, { triggeredAt: Date.now() - 60_000 });
    await handle("orders/create", orderPayload({ customerId: "92", total: "10.00" }));
    expect(await player("92")).toMatchObject({ points: 10 });
  });

  it("keeps its players to itself: the same customer id in another shop is another player", async () => {
    const [left, right] = [await testShop(pool), await testShop(pool)];
    await left.handle("orders/create", orderPayload({ customerId: "93", total: "10.00" }));
    expect(await right.player("93")).toBeNull();
  });
});
