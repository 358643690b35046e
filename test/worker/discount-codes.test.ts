// Vouchers that come into being in the store: what the merchant designed, once, or the points come back.
import { describe, expect, it } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { retrySetAsideMessages } from "../../rewards/outbox/rows.ts";
import { startTestStore } from "../support/store.ts";
import { headphones, john, percentage, vouchersOf } from "../support/vouchers.ts";

const store = await startTestStore();
const { shop, pool } = store;
const { give, redeemed, again, inStore, balance, messagesOf, forget } = vouchersOf(store);

describe("a redeemed voucher", () => {
  it("of a percentage comes off at the checkout, with the digits that the merchant gave", async () => {
    const item = await redeemed({ discount: "percentage", percent: 33.33 });
    await store.deliver();
    expect(await again(item)).toMatchObject({ state: "ready", expires_at: null });
    expect((await store.buy({ ...headphones, discountCode: item.code })).order.totalPrice).toBe("100.00");
  });

  it("of a fixed amount comes off once its minimum is reached, and not below", async () => {
    const item = await redeemed({ discount: "fixed", amount: "20.50", minimumSubtotal: "200" });
    await store.deliver();
    expect(await store.buy({ ...headphones, discountCode: item.code })).toMatchObject({ status: 422 });
    const two = { ...headphones, lines: [{ productId: guide.headphones.id, quantity: 2 }] };
    expect((await store.buy({ ...two, discountCode: item.code })).order.totalPrice).toBe("279.48");
  });

  it("ends in the store and in the inventory at the same moment, and combines with what the merchant allows", async () => {
    const combinesWith = { order: true, product: true, shipping: false };
    const item = await redeemed({ discount: "percentage", percent: 10, validDays: 30, combinesWith });
    await store.deliver();
    const discount = inStore(item);
    expect(discount?.combinesWith).toEqual({ orderDiscounts: true, productDiscounts: true, shippingDiscounts: false });
    expect((await again(item)).expires_at?.getTime()).toBe(discount?.endsAt);
    expect(discount?.endsAt).toBeGreaterThan(Date.now() + 29.9 * 86_400_000);
    expect(discount).toMatchObject({ customerIds: [john], usageLimit: 1, appliesOncePerCustomer: true });
  });

  it("whose answer was lost is the code that exists, and ends when that one does", async () => {
    const item = await redeemed({ discount: "percentage", percent: 10, validDays: 30 });
    await store.deliver();
    const first = await again(item);
    const made = inStore(item);
    await forget(item);
    await store.deliver();
    expect(await again(item)).toEqual(first);
    expect(inStore(item)).toEqual(made);
  });

  it("for a customer whom the store does not know gives the points back, and is not tried again", async () => {
    const stranger = "404404404" as PlayerId;
    await give(stranger, 5);
    const item = await redeemed(percentage, stranger);
    expect(await balance(stranger)).toBe(5);
    await store.deliver();
    expect(await again(item)).toMatchObject({ state: "failed", reason: "Customer with id: 404404404 is invalid" });
    expect(await balance(stranger)).toBe(6);
    expect(await messagesOf(item)).toMatchObject([{ kind: "create_discount_code", state: "done" }]);
  });

  it("whose code another discount of the store has gives the points back and leaves that discount alone", async () => {
    const other = await redeemed(percentage);
    await store.deliver();
    const item = await redeemed(percentage);
    await pool.query("update inventory_items set code = $2 where id = $1", [other.id, `OLD-${other.code}`]);
    await pool.query("update inventory_items set code = $2 where id = $1", [item.id, other.code]);
    const before = await balance();
    await store.deliver();
    expect(await again(item)).toMatchObject({ state: "failed", reason: expect.stringContaining("taken by another") });
    expect(await balance()).toBe(before + 1);
    expect(inStore(other)).toBeDefined();
  });

  it("that the store has not answered for in thirty tries gives the points back, for good", async () => {
    const item = await redeemed(percentage);
    const before = await balance();
    await pool.query("update outbox_messages set attempts = 28 where key = $1", [item.id]);
    await store.stopDevstore();
    await store.deliver();
    expect(await again(item)).toMatchObject({ state: "creating" });
    await pool.query("update outbox_messages set next_attempt_at = now() where key = $1", [item.id]);
    await store.deliver();
    await store.startDevstore();
    expect(await again(item)).toMatchObject({ state: "failed" });
    expect(await balance()).toBe(before + 1);
    // A merchant who retries what was set aside does not get the voucher into the world beside the points.
    await pool.query("update outbox_messages set state = 'set_aside' where key = $1", [item.id]);
    expect(await retrySetAsideMessages(pool, shop)).toBe(2);
    await store.deliver();
    expect(await again(item)).toMatchObject({ state: "failed" });
    expect(inStore(item)).toBeUndefined();
    expect(await messagesOf(item)).toMatchObject([{ state: "done" }, { kind: "revoke_discount_code", state: "done" }]);
  });
});
