// Promise 5: a refund undoes what was recorded, exactly; the examples of docs/refunds.md come out as they are written.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { expireShopPoints } from "../../rewards/expiry/expire.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { postEntries } from "../../rewards/ledger/post.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { examples, exampleTable, stateOf } from "./refund-examples.ts";
import { change, points, pool, refundOf, shopWith } from "./refund-shop.ts";

describe("the examples of docs/refunds.md", () => {
  it("are the ones that stand there", () => {
    const page = readFileSync(new URL("../../docs/refunds.md", import.meta.url), "utf8");
    // The formatter lines the columns up.
    const plain = (text: string) => text.replaceAll(/ +/g, " ").replaceAll(/-{2,}/g, "--");
    expect(plain(page)).toContain(plain(exampleTable()));
  });

  it.each(examples)("$order; $happens: $left points are left", async (example) => {
    const shop = await shopWith(example.settings, example.currency);
    await shop.handle("orders/create", stateOf(example.created));
    expect(await points(shop)).toBe(example.earned);
    for (const event of example.events) {
      const { topic, payload } = event(example.created);
      await shop.handle(topic, payload);
    }
    expect(await points(shop)).toBe(example.left);
    expect((await findLedgerProblems(pool, shop.shop)).problems).toEqual([]);
  });
});

describe("a refund", () => {
  it("takes the share of what was recorded, whatever the rules are today", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    await change(shop, { pointsPerUnit: 10, taxEarns: false, basis: "subtotal", minimumAmountMinor: 1_000_000 });
    await shop.handle("refunds/create", refundOf(id, "25.00"));
    expect(await points(shop)).toBe(25);
  });

  it("that is told again, by itself or within its order, counts once", async () => {
    const shop = await shopWith();
    const id = newId();
    const refund = refundOf(id, "20.00");
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    await shop.handle("refunds/create", refund);
    await shop.handle("refunds/create", refund);
    const at = "2026-03-02T13:00:00Z";
    await shop.handle(
      "orders/updated",
      orderPayload({ id, customerId: "55", total: "50.00", overrides: { updated_at: at, refunds: [refund] } }),
    );
    expect(await points(shop)).toBe(30);
  });

  it("that only its order tells of counts as well", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    const overrides = { updated_at: "2026-03-02T13:00:00Z", refunds: [refundOf(id, "20.00")] };
    await shop.handle("orders/updated", orderPayload({ id, customerId: "55", total: "50.00", overrides }));
    expect(await points(shop)).toBe(30);
  });

  it("whose payment turns out to have failed gives its points again, whichever is told last", async () => {
    const id = newId();
    const paid = (status: string) => [{ kind: "refund", status, amount: "20.00", currency: "USD" }];
    const refund = refundOf(id, "20.00", { transactions: paid("pending") });
    const overrides = {
      updated_at: "2026-03-02T18:00:00Z",
      refunds: [{ ...refund, transactions: paid("failure") }],
    };
    const events = [
      { topic: "refunds/create", payload: refund },
      { topic: "orders/updated", payload: orderPayload({ id, customerId: "55", total: "50.00", overrides }) },
    ];
    for (const order of [events, events.toReversed()]) {
      const shop = await shopWith();
      await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
      for (const { topic, payload } of order) await shop.handle(topic, payload);
      expect(await points(shop)).toBe(50);
    }
  });

  it("that arrives before its order waits for it", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("refunds/create", refundOf(id, "20.00"));
    expect(await shop.player("55")).toBeNull();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    expect(await points(shop)).toBe(30);
  });

  it("that does not fit is set aside by the name of its field, and changes nothing", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    const overrides = { refund_line_items: [{ quantity: 1, subtotal_set: { shop_money: { amount: "much" } } }] };
    const { results } = await shop.handle("refunds/create", refundOf(id, "20.00", overrides));
    expect([...results.values()]).toEqual([
      { kind: "set_aside", reason: expect.stringContaining("refund_line_items.0.subtotal_set.shop_money.amount") },
    ]);
    expect(await points(shop)).toBe(50);
  });

  it("does not take a second time what has expired of its points", async () => {
    const shop = await shopWith();
    const id = newId();
    await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
    const expiring = { earnedBefore: Date.UTC(2026, 5, 1), at: Date.UTC(2026, 5, 2), expiredOn: "2026-06-01" };
    await expireShopPoints(pool, { shop: shop.shop, ...expiring });
    await shop.handle("orders/create", orderPayload({ customerId: "55", total: "7.00" }));
    await shop.handle("refunds/create", refundOf(id, "50.00"));
    expect(await points(shop)).toBe(7);
  });

  it("of points that were spent takes the balance below zero, or stops there, as the merchant has set it", async () => {
    for (const [spentPoints, left] of [
      ["below_zero", -30],
      ["stop_at_zero", 0],
    ] as const) {
      const shop = await shopWith({ spentPoints });
      const id = newId();
      await shop.handle("orders/create", orderPayload({ id, customerId: "55", total: "50.00" }));
      await postEntries(pool, [
        {
          shop: shop.shop,
          playerId: "55" as PlayerId,
          points: -30,
          source: "adjustment",
          entryKey: "spent",
          occurredAt: 0,
        },
      ]);
      await shop.handle("refunds/create", refundOf(id, "20.00"));
      await shop.handle("refunds/create", refundOf(id, "30.00"));
      expect(await points(shop)).toBe(left);
    }
  });
});
