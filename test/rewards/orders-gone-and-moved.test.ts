// An order that is cancelled, deleted or another customer's now takes along exactly what is left of its points.
import { describe, expect, it } from "vitest";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { createBadge } from "../../rewards/programme/save.ts";
import { newId, orderPayload, type Payload } from "../support/orders.ts";
import { points, pool, refundOf, shopWith } from "./refund-shop.ts";

describe("an order that is gone", () => {
  const laptop = (id: string, overrides: Payload = {}) =>
    orderPayload({ id, customerId: "55", total: "999.99", items: [{ productId: "2" }], overrides });
  const gone = { cancelled_at: "2026-03-02T18:00:00Z", updated_at: "2026-03-02T18:00:00Z" };

  it("leaves its badges, takes its points and its unused voucher, and no longer counts towards others", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", laptop(id));
    expect(await points(shop)).toBe(1_115);
    const { outboxIds } = await shop.handle("orders/cancelled", laptop(id, gone));
    const player = await shop.player("55");
    expect(player).toMatchObject({ points: 0, inventory: [{ label: "Free shipping", state: "revoked" }] });
    expect(player?.badges.map((badge) => badge.name).sort()).toEqual(["Electronics Enthusiast", "VIP Customer"]);
    expect(player?.progress).toContainEqual(expect.objectContaining({ name: "Loyal Customer", current: 0 }));
    expect(outboxIds).toHaveLength(1);
  });

  it("takes its categories along, unless another order stands for them", async () => {
    const shop = await shopWith();
    const explorer = {
      name: "Explorer",
      type: "OneTimeOnly",
      points: 0,
      action: "purchase",
      challenges: [{ kind: "distinct", detail: "category", count: 9 }],
      deliverables: [],
      prerequisites: [],
    };
    expect(await createBadge(pool, shop.shop, explorer, "active")).toMatchObject({ kind: "saved" });
    const [premium, plain] = [newId(), newId()];
    const categories = async () => (await shop.player("55"))?.progress.find(({ name }) => name === "Explorer")?.current;
    const plainOrder = { id: plain, customerId: "55", items: [{ productId: "1" }] };
    await shop.handle("orders/create", orderPayload(plainOrder));
    await shop.handle("orders/create", laptop(premium));
    expect(await categories()).toBe(3);
    await shop.handle("orders/cancelled", laptop(premium, gone));
    expect(await categories()).toBe(1);
    await shop.handle("orders/cancelled", orderPayload({ ...plainOrder, overrides: gone }));
    expect(await categories()).toBe(0);
  });

  it("takes its badges along where the merchant wants that, and they can be earned again", async () => {
    const shop = await shopWith({ reversalRevokesBadges: true });
    const [first, second] = [newId(), newId()];
    await shop.handle("orders/create", laptop(first));
    await shop.handle("orders/cancelled", laptop(first, gone));
    expect(await shop.player("55")).toMatchObject({ points: 0, badges: [] });
    await shop.handle("orders/create", laptop(second));
    expect((await shop.player("55"))?.badges.map((badge) => badge.count)).toEqual([1, 1]);
    expect(await points(shop)).toBe(1_115);
    expect((await findLedgerProblems(pool, shop.shop)).problems).toEqual([]);
  });

  it("leaves the voucher where the merchant wants that, and always one that was used", async () => {
    const kept = await shopWith({ reversalRevokesVouchers: false });
    const keptId = newId();
    await kept.handle("orders/create", laptop(keptId));
    await kept.handle("orders/cancelled", laptop(keptId, gone));
    expect((await kept.player("55"))?.inventory).toMatchObject([{ state: "creating" }]);

    const used = await shopWith();
    const usedId = newId();
    await used.handle("orders/create", laptop(usedId));
    const code = (await used.player("55"))?.inventory[0]?.code?.toLowerCase();
    await used.handle("orders/create", orderPayload({ customerId: "55", overrides: { discount_codes: [{ code }] } }));
    await used.handle("orders/cancelled", laptop(usedId, gone));
    expect((await used.player("55"))?.inventory).toMatchObject([{ state: "used" }]);
  });

  it("is gone when it was deleted, or refunded in full by its status", async () => {
    const shop = await shopWith();
    const [deleted, refunded] = [newId(), newId()];
    await shop.handle("orders/create", orderPayload({ id: deleted, customerId: "55", total: "50.00" }));
    await shop.handle("orders/create", orderPayload({ id: refunded, customerId: "55", total: "30.00" }));
    await shop.handle("orders/delete", { id: deleted });
    expect(await points(shop)).toBe(30);
    const overrides = { updated_at: "2026-03-02T18:00:00Z", financial_status: "refunded" };
    await shop.handle("orders/updated", orderPayload({ id: refunded, customerId: "55", total: "30.00", overrides }));
    expect(await points(shop)).toBe(0);
    const { rows } = await pool.query("select orders_counted from players where shop = $1", [shop.shop]);
    expect(rows).toEqual([{ orders_counted: 0 }]);
  });
});

describe("an order that is another customer's now", () => {
  it("brings what is left of its points along, and a later refund takes them from the new holder", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    await shop.handle("refunds/create", refundOf(id, "10.00"));
    const overrides = { updated_at: "2026-03-02T15:00:00Z" };
    await shop.handle("orders/updated", orderPayload({ id, customerId: "66", total: "50.00", overrides }));
    expect([await points(shop, "55"), await points(shop, "66")]).toEqual([0, 40]);
    await shop.handle("refunds/create", refundOf(id, "40.00"));
    expect([await points(shop, "55"), await points(shop, "66")]).toEqual([0, 0]);
    expect((await findLedgerProblems(pool, shop.shop)).problems).toEqual([]);
  });
});
