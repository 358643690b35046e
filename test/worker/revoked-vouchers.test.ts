// Vouchers that are taken back: what the store has in the end follows from the voucher's state, whatever comes first, twice,
// or not at all. Nobody loses one that was used.
import { describe, expect, it } from "vitest";
import { saveDiscount } from "../../devstore/checkout/order-book.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import { createMessageDelivery } from "../../worker/jobs/deliver-messages.ts";
import { startTestStore } from "../support/store.ts";
import { headphones, percentage, vouchersOf } from "../support/vouchers.ts";

const store = await startTestStore();
const { pool } = store;
const { earned, revoke, again, inStore, forget } = vouchersOf(store);

describe("an earned voucher that is taken back", () => {
  it("can be used no more: its code is gone from the store", async () => {
    const item = await earned(percentage);
    await store.deliver();
    const { itemIds } = await revoke(item.awardId);
    expect(itemIds).toEqual([item.id]);
    await store.deliver();
    expect(await again(item)).toMatchObject({ state: "revoked", reason: "refunded" });
    expect(inStore(item)).toBeUndefined();
    expect((await store.buy({ ...headphones, discountCode: item.code })).status).toBe(422);
    expect(await revoke(item.awardId)).toEqual({ itemIds: [], outboxIds: [] });
  });

  it("before it was made is not made, in whatever order the messages go", async () => {
    for (const kinds of [
      ["create_discount_code", "revoke_discount_code"],
      ["revoke_discount_code", "create_discount_code"],
    ]) {
      const item = await earned(percentage);
      await revoke(item.awardId);
      for (const kind of kinds) await store.deliver(kind);
      expect(await again(item)).toMatchObject({ state: "revoked" });
      expect(inStore(item)).toBeUndefined();
    }
  });

  it("while the store is being asked for it is removed by the one who asked", async () => {
    const item = await earned(percentage);
    const { shopify, log } = store.services;
    const interrupted = {
      ...shopify,
      unauthenticated: {
        admin: async (name: string) => {
          const context = await shopify.unauthenticated.admin(name);
          const graphql: typeof context.admin.graphql = async (operation, options) => {
            const answer = await context.admin.graphql(operation, options);
            if (operation.includes("EncoreCreateDiscount")) {
              await revoke(item.awardId);
              await store.deliver("revoke_discount_code");
              // It removed the code; here the store makes it once more, as if our call had been the slower one.
              await context.admin.graphql(operation, options);
            }
            return answer;
          };
          return { admin: { graphql } };
        },
      },
    } as ShopifyApp;
    const { rows } = await pool.query<{ id: number }>("select id from outbox_messages where key = $1", [item.id]);
    await createMessageDelivery({ pool, shopify: interrupted, log }).handle({ ids: rows.map((row) => row.id) });
    expect(await again(item)).toMatchObject({ state: "revoked" });
    expect(inStore(item)).toBeUndefined();
  });

  it("after the worker died between the store's answer and our note of it is removed all the same", async () => {
    const item = await earned(percentage);
    await store.deliver();
    await forget(item);
    await revoke(item.awardId);
    await store.deliver("create_discount_code");
    expect(inStore(item)).toBeUndefined();
  });

  it("stays used, and its code stays, when the store says that somebody was quicker", async () => {
    const item = await earned(percentage);
    await store.deliver();
    expect((await store.buy({ ...headphones, discountCode: item.code })).status).toBe(201);
    await revoke(item.awardId);
    await store.deliver();
    expect(await again(item)).toMatchObject({ state: "used", used_at: expect.any(Date) });
    expect(inStore(item)).toBeDefined();
  });

  it("leaves a discount alone that only happens to have its code", async () => {
    const item = await earned(percentage);
    await store.deliver();
    const discount = inStore(item);
    if (!discount) throw new Error("It was not made.");
    saveDiscount(store.devstore().store.database, { ...discount, title: "Somebody else's" });
    await pool.query("update inventory_items set discount_id = null where id = $1", [item.id]);
    await revoke(item.awardId);
    await store.deliver();
    expect(inStore(item)).toMatchObject({ title: "Somebody else's" });
  });
});
