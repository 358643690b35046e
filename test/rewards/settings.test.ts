// What a merchant sets counts from the next order on, and is never lost to somebody who saves at the same time.
import { expect, it } from "vitest";
import { readSettings, saveSettings } from "../../rewards/programme/save-settings.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();

it("a paused programme counts no order and says why; the order counts when Shopify tells of it after the pause", async () => {
  const { shop, handle, player } = await testShop(pool);
  const before = await readSettings(pool, shop);
  expect((await saveSettings(pool, shop, { ...before, paused: true }, before)).kind).toBe("saved");
  const order = orderPayload({ customerId: "77", total: "20.00" });
  await handle("orders/create", order);
  expect(await player("77")).toMatchObject({
    points: 0,
    ordersNotCounted: [{ reasons: [expect.stringContaining("paused")] }],
  });
  const paused = await readSettings(pool, shop);
  await saveSettings(pool, shop, { ...paused, paused: false }, paused);
  await handle("orders/updated", order);
  expect(await player("77")).toMatchObject({ points: 20, ordersNotCounted: [] });
});

it("of two who save what they have made from the same settings, the second is told and changes nothing", async () => {
  const { shop } = await testShop(pool);
  const before = await readSettings(pool, shop);
  const [one, other] = await Promise.all([
    saveSettings(pool, shop, { ...before, pointsPerUnit: 2 }, before),
    saveSettings(pool, shop, { ...before, pointsPerUnit: 3 }, before),
  ]);
  expect([one.kind, other.kind].sort()).toEqual(["conflict", "saved"]);
  expect((await readSettings(pool, shop))?.pointsPerUnit).toBe(one.kind === "saved" ? 2 : 3);
});

it("settings that do not fit are refused by the names of their fields", async () => {
  const { shop } = await testShop(pool);
  const before = await readSettings(pool, shop);
  const wrong = { ...before, pointsPerUnit: 1.5, expiry: { kind: "after_months", months: 0 } };
  expect(await saveSettings(pool, shop, wrong, before)).toEqual({
    kind: "refused",
    paths: ["pointsPerUnit", "expiry.months"],
    findings: [],
  });
  expect(await readSettings(pool, shop)).toEqual(before);
});
