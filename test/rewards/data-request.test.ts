// A customer who asks for his data gets all that Encore knows of him, and nobody else's.
import { describe, expect, it } from "vitest";
import german from "../../app/i18n/de/index.ts";
import english from "../../app/i18n/en/index.ts";
import { translated } from "../../app/i18n/sentences.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { exportPlayer } from "../../rewards/privacy/export-player.ts";
import { answerDataRequests } from "../../rewards/privacy/requests.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { dataRequestPayload, mergePayload } from "../support/privacy.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const [first, second, other] = ["66610010001", "66610010002", "66610010003"] as const;
const playerId = first as PlayerId;

describe("a data request", () => {
  it("is kept once, open until the merchant has read the data", async () => {
    const { shop, handle } = await testShop(pool);
    await handle("customers/data_request", dataRequestPayload(first, "9999"));
    await handle("customers/data_request", dataRequestPayload(first, "9999"));
    const read = async () =>
      (
        await pool.query(
          "select kind, request_key, player_id, finished_at is null as open from privacy_requests where shop = $1",
          [shop],
        )
      ).rows;
    expect(await read()).toEqual([{ kind: "export", request_key: "9999", player_id: first, open: true }]);
    expect(await answerDataRequests(pool, shop, [playerId])).toBe(1);
    expect(await read()).toMatchObject([{ open: false }]);
    expect(await answerDataRequests(pool, shop, [playerId])).toBe(0);
  });

  it("tells the merchant what to do, by the name of a button that he has", async () => {
    const { shop, handle } = await testShop(pool);
    await handle("customers/data_request", dataRequestPayload(first, "9999"));
    const { rows } = await pool.query("select reason from inbox_events where shop = $1", [shop]);
    expect(rows).toEqual([{ reason: expect.stringContaining(english.messages["customer.export"]) }]);
    expect(translated(rows[0]?.reason, "de")).toContain(german.messages["customer.export"]);
  });

  it("keeps neither e-mail nor phone", async () => {
    const { shop, handle } = await testShop(pool);
    await handle("customers/data_request", dataRequestPayload(first, "9999"));
    const { rows } = await pool.query("select payload::text as text from inbox_events where shop = $1", [shop]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/john|555/);
  });
});

describe("the export", () => {
  it("holds every section of the person, also of what he was before a merge, and nobody else", async () => {
    const { shop, handle } = await testShop(pool);
    const [orderId, earlier, foreign] = [newId(), newId(), newId()];
    const buy = (id: string, customerId: string) =>
      handle(
        "orders/create",
        orderPayload({ id, customerId, total: "600.00", items: [{ productId: "2", quantity: 5 }] }),
      );
    await buy(orderId, first);
    await buy(earlier, second);
    await buy(foreign, other);
    await handle("customers/merge", mergePayload(second, first));
    await handle("customers/data_request", dataRequestPayload(first, "9999"));

    for (const named of [first, second]) {
      const document = await exportPlayer(pool, shop, named as PlayerId);
      expect(document).toMatchObject({
        shop,
        playerIds: [first, second],
        players: expect.arrayContaining([expect.objectContaining({ player_id: first, points: 1_490 })]),
        orders: [{ order_id: orderId }, { order_id: earlier }],
        requests: [{ kind: "export" }],
      });
      expect(document?.ledger.filter(({ source }) => source === "merge")).toHaveLength(8);
      expect(document?.actions).toHaveLength(4);
      expect(document?.awards.map(({ badge }) => badge)).toContain("VIP Customer");
      expect(document?.progress).toContainEqual(expect.objectContaining({ badge: "Loyal Customer", current: 2 }));
      expect(document?.inventory).toHaveLength(2);
      expect(document?.events.map(({ topic }) => topic).sort()).toEqual([
        "customers/data_request",
        "customers/merge",
        "orders/create",
        "orders/create",
      ]);
      const text = JSON.stringify(document);
      for (const theirs of [other, foreign]) expect(text).not.toContain(theirs);
    }
  });

  it("is nothing for somebody of whom nothing but the request is known, and for another shop's customer", async () => {
    const [left, right] = [await testShop(pool), await testShop(pool)];
    await left.handle("orders/create", orderPayload({ customerId: first }));
    await right.handle("customers/data_request", dataRequestPayload(first, "1"));
    expect(await exportPlayer(pool, right.shop, playerId)).toBeNull();
    expect(await exportPlayer(pool, left.shop, playerId)).not.toBeNull();
  });
});
