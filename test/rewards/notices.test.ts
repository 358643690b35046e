// What happens to a player is told to whoever asked to hear of it, in the same transaction, and to nobody else.
import { beforeEach, describe, expect, it } from "vitest";
import type { PlayerId } from "../../rewards/ids.ts";
import { createEndpoint, deleteEndpoint, listEndpoints, maxEndpoints } from "../../rewards/notices/endpoints.ts";
import type { noticeTopics } from "../../rewards/notices/notice.ts";
import { createBadges } from "../../rewards/programme/badges.ts";
import type { ActionRequest } from "../../rewards/recording/request.ts";
import { submitActions } from "../../rewards/recording/submit.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { voucherCreated } from "../../rewards/vouchers/outcome.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { apiAction } from "../support/rules.ts";
import { type TestShop, testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
let here: TestShop;
beforeEach(async () => {
  here = await testShop(pool);
});

const listen = (topics: (typeof noticeTopics)[number][] = [], url = "https://example.com/hooks") =>
  createEndpoint(pool, here.shop, { url, topics });

const told = async () =>
  (
    await pool.query<{ notice: { type: string; data: Record<string, unknown> } }>(
      "select payload -> 'notice' as notice from outbox_messages where shop = $1 and kind = 'call_endpoint' order by id",
      [here.shop],
    )
  ).rows.map(({ notice }) => ({ type: notice.type, ...notice.data }));

const action = (more: Partial<ActionRequest> = {}): ActionRequest => ({
  ...apiAction(here.shop, { playerId: "ann", amount: "999.99", category: "premium", at: Date.now() }),
  ...more,
});

describe("whoever listens", () => {
  it("hears of badges, from the first action after he began to listen until the last before he stopped", async () => {
    await submitActions(pool, [action({ playerId: "ben" as PlayerId })]);
    const listening = await listen();
    const request = action();
    const { outboxIds } = await submitActions(pool, [request]);
    expect(await told()).toEqual([
      {
        type: "badge_earned",
        playerId: "ann",
        badgeId: expect.any(String),
        name: "VIP Customer",
        occurrence: 1,
        points: 100,
        visible: true,
        referenceId: request.referenceId,
      },
    ]);
    // The worker is woken for it as for the voucher.
    expect(outboxIds).toHaveLength(2);
    if (listening.kind === "created") await deleteEndpoint(pool, here.shop, listening.endpoint.id);
    await submitActions(pool, [action({ playerId: "cleo" as PlayerId })]);
    expect(await told()).toHaveLength(1);
  });

  it("hears of a trigger's notification, and is told that no shopper sees the trigger", async () => {
    await inTransaction(pool, (connection) =>
      createBadges(connection, here.shop, [
        {
          name: "Call the concierge",
          type: "Repeatable",
          points: 0,
          action: "visit",
          visible: false,
          challenges: [],
          prerequisites: [],
          deliverables: [{ id: "concierge", kind: "Notification", label: "Call them", description: "At once" }],
        },
      ]),
    );
    await listen();
    await submitActions(pool, [action({ name: "visit" }), action({ name: "visit" })]);
    const notices = await told();
    expect(notices.map(({ type }) => type)).toEqual(["badge_earned", "notification", "badge_earned", "notification"]);
    expect(notices[0]).toMatchObject({ name: "Call the concierge", visible: false, occurrence: 1 });
    expect(notices[3]).toMatchObject({ playerId: "ann", id: "concierge", label: "Call them", description: "At once" });
  });

  it("hears nothing of a silent action, nor of one that was recorded before", async () => {
    await listen();
    await submitActions(pool, [action({ silent: true })]);
    expect(await told()).toEqual([]);
    const request = action({ playerId: "ben" as PlayerId });
    await submitActions(pool, [request]);
    await submitActions(pool, [request]);
    expect(await told()).toHaveLength(1);
  });

  it("hears what a refund has taken back, and what is left", async () => {
    await listen(["points_reversed"]);
    const order = orderPayload({ total: "100.00" });
    await here.handle("orders/create", order);
    const id = String(order["admin_graphql_api_id"]).split("/").at(-1);
    await here.handle("orders/cancelled", {
      ...order,
      cancelled_at: "2026-03-03T10:00:00-05:00",
      updated_at: "2026-03-03T10:00:00-05:00",
    });
    expect(await told()).toEqual([{ type: "points_reversed", playerId: "7001", orderId: id, points: 100, kept: 0 }]);
  });

  it("hears once that a voucher is ready, unless it was earned silently", async () => {
    await listen(["voucher_ready"]);
    await submitActions(pool, [action(), action({ playerId: "ben" as PlayerId, silent: true })]);
    const { rows } = await pool.query<{ payload: { itemId: string; silent?: boolean } }>(
      "select payload from outbox_messages where shop = $1 and kind = 'create_discount_code' order by id",
      [here.shop],
    );
    expect(rows.map(({ payload }) => payload.silent ?? false)).toEqual([false, true]);
    for (const { payload } of [...rows, ...rows]) {
      const item = await readVoucher(pool, here.shop, payload.itemId);
      if (!item) throw new Error("The voucher is not there.");
      const { silent = false } = payload;
      await voucherCreated(pool, item, { discountId: "gid://1", expiresAt: null, at: Date.now(), silent });
    }
    expect(await told()).toEqual([
      {
        type: "voucher_ready",
        playerId: "ann",
        itemId: rows[0]?.payload.itemId,
        label: "Free shipping",
        code: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/),
        expiresAt: null,
      },
    ]);
  });
});

describe("an endpoint", () => {
  it("has a secret of its own, shown once; the same address again is not a second endpoint", async () => {
    const first = await listen();
    expect(first).toMatchObject({ kind: "created", secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) });
    const second = await listen(["points_expired"]);
    expect(second).toMatchObject({ kind: "exists", endpoint: { topics: [] } });
    expect(JSON.stringify(await listEndpoints(pool, here.shop))).not.toContain("whsec_");
  });

  it("is one of a few, even when they are made at the same time", async () => {
    const creations = await Promise.all(
      Array.from({ length: maxEndpoints + 3 }, (_, place) => listen([], `https://example.com/${place}`)),
    );
    expect(creations.filter(({ kind }) => kind === "created")).toHaveLength(maxEndpoints);
    expect(creations.filter(({ kind }) => kind === "too_many")).toHaveLength(3);
  });

  it("is deleted by its own shop alone", async () => {
    const creation = await listen();
    if (creation.kind !== "created") throw new Error(creation.kind);
    const other = await testShop(pool);
    expect(await deleteEndpoint(pool, other.shop, creation.endpoint.id)).toBe(false);
    expect(await listEndpoints(pool, here.shop)).toHaveLength(1);
  });
});
