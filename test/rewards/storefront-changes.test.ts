// Whatever changes what the storefront shows of a player is noticed: no change is missed.
import { describe, expect, it } from "vitest";
import type { ShopId } from "../../rewards/ids.ts";
import { dueShops, noteChanges, takeDue, theProgramme } from "../../rewards/storefront/changes.ts";
import { settle } from "../../rewards/storefront/outcomes.ts";
import { expireVouchers } from "../../rewards/vouchers/expire.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { voucherCreated } from "../../rewards/vouchers/outcome.ts";
import { orderPayload } from "../support/orders.ts";
import { mergePayload } from "../support/privacy.ts";
import { testShop } from "../support/shop.ts";
import { at, give, pool, shown } from "./storefront-shop.ts";

describe("a change", () => {
  /** What is due now in a shop of its own, in the order of the names. */
  async function due(shop: ShopId): Promise<string[]> {
    await noteChanges(pool, new Date(at));
    const taken = await takeDue(pool, shop, new Date(at), 100);
    await settle(
      pool,
      shop,
      taken.map((one) => ({ taken: one, outcome: { kind: "unchanged", nextAt: null } })),
      new Date(at),
    );
    return taken.map(({ playerId }) => playerId).sort();
  }

  it("of a player is noted whoever makes it, once, and only for those who can be customers", async () => {
    const { shop, handle } = await testShop(pool);
    expect(await due(shop)).toEqual([theProgramme]);
    await handle("orders/create", orderPayload({ customerId: "81", total: "999.99", items: [{ productId: "2" }] }));
    for (const _ of [1, 2, 3]) await give(shop, "82");
    await give(shop, "customer-abc-123");
    expect(await due(shop)).toEqual(["81", "82"]);
    expect(await due(shop)).toEqual([]);

    const { rows } = await pool.query<{ id: string }>("select id from inventory_items where shop = $1", [shop]);
    const item = await readVoucher(pool, shop, rows[0]?.id ?? "");
    const expiresAt = new Date(at - 1);
    if (item) await voucherCreated(pool, item, { discountId: "gid://shopify/DiscountCodeNode/1", expiresAt, at });
    expect(await due(shop)).toEqual(["81"]);
    await expireVouchers(pool, at, 100);
    expect(await due(shop)).toEqual(["81"]);

    await handle("customers/merge", mergePayload("81", "82"));
    expect(await due(shop)).toEqual(["81", "82"]);
    expect((await shown(shop, "82")).shape).toMatchObject({ points: 1_130 });
  });

  it("that is rolled back is none", async () => {
    const { shop } = await testShop(pool);
    await due(shop);
    const connection = await pool.connect();
    await connection.query("begin");
    await connection.query("insert into players (shop, player_id) values ($1, '83')", [shop]);
    await connection.query("update players set balance = 1 where shop = $1", [shop]);
    await connection.query("rollback");
    connection.release();
    expect(await due(shop)).toEqual([]);
  });

  it("that comes while the metafield is being written is written next", async () => {
    const { shop } = await testShop(pool);
    await due(shop);
    await give(shop, "84");
    await noteChanges(pool, new Date(at));
    const taken = await takeDue(pool, shop, new Date(at), 10);
    expect(await takeDue(pool, shop, new Date(at), 10)).toEqual([]);
    await give(shop, "84");
    await noteChanges(pool, new Date(at + 5));
    const written = { kind: "written", hash: "of the first", digest: "one", nextAt: null } as const;
    await settle(
      pool,
      shop,
      taken.map((one) => ({ taken: one, outcome: written })),
      new Date(at + 10),
    );
    expect(await takeDue(pool, shop, new Date(at + 20), 10)).toMatchObject([{ playerId: "84", hash: "of the first" }]);
  });

  it("of a worker that died is taken by another a minute later", async () => {
    const { shop } = await testShop(pool);
    await noteChanges(pool, new Date(at));
    await takeDue(pool, shop, new Date(at), 10);
    expect(await dueShops(pool, new Date(at + 59_000), [], 100)).not.toContain(shop);
    expect(await dueShops(pool, new Date(at + 61_000), [], 100)).toContain(shop);
    expect(await dueShops(pool, new Date(at + 61_000), [shop], 100)).not.toContain(shop);
    expect(await takeDue(pool, shop, new Date(at + 61_000), 10)).toMatchObject([{ playerId: theProgramme }]);
  });

  it("of now comes before ten thousand that a new programme has made due", async () => {
    const { shop } = await testShop(pool);
    await due(shop);
    await pool.query(
      `insert into storefront_metafields (shop, player_id, due_at, hash)
       select $1, (85000000 + place)::text, $2, 'x' from generate_series(1, 10000) as place`,
      [shop, new Date(at - 1_000)],
    );
    await give(shop, "85");
    await pool.query("update shops set programme_version = programme_version + 1 where shop = $1", [shop]);
    await noteChanges(pool, new Date(at));
    const first = await takeDue(pool, shop, new Date(at), 24);
    expect(first).toHaveLength(25);
    expect(first.map(({ playerId }) => playerId)).toEqual(expect.arrayContaining([theProgramme, "85"]));
  });

  it("is noted by several workers at once, and lost by none", async () => {
    const { shop } = await testShop(pool);
    await due(shop);
    const players = Array.from({ length: 200 }, (_, place) => String(86_000_000 + place));
    await Promise.all([
      ...players.map((playerId) => give(shop, playerId)),
      ...[1, 2, 3, 4].map(async () => {
        for (let round = 0; round < 10; round += 1) await noteChanges(pool, new Date(at));
      }),
    ]);
    await noteChanges(pool, new Date(at));
    const taken = (await Promise.all([1, 2, 3, 4].map(() => takeDue(pool, shop, new Date(at), 50)))).flat();
    expect(taken.map(({ playerId }) => playerId).sort()).toEqual(players);
  });
});
