// From a change of a player to the metafield that his storefront renders: the app installed in a devstore, the worker's loop.
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { beforeAll, describe, expect, it } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { createReward } from "../../rewards/catalogue/rewards.ts";
import { demoShop as shop } from "../support/devstore.ts";
import {
  addCustomers,
  ask,
  buy,
  clock,
  devstore,
  give,
  look,
  metafieldOf,
  pool,
  shown,
  shownProgramme,
} from "./written-store.ts";

describe("a shop's programme", () => {
  it("is told to its storefront when the app is installed: what a purchase earns, badges and rewards", async () => {
    await look();
    const programme = await shownProgramme();
    expect(programme).toMatchObject({ currency: "USD", earning: { pointsPerUnit: 1, basis: "total" }, badgesTotal: 4 });
    expect(programme?.badges.map(({ name, points, target, unit }) => ({ name, points, target, unit }))).toEqual([
      { name: "Electronics Enthusiast", points: 15, target: 1, unit: "times" },
      { name: "VIP Customer", points: 100, target: 1, unit: "times" },
      { name: "Bulk Buyer", points: 30, target: 1, unit: "times" },
      { name: "Loyal Customer", points: 0, target: 10, unit: "times" },
    ]);
    expect(programme?.rewards.map(({ name, price }) => ({ name, price }))).toEqual([
      { name: "5 USD off", price: 100 },
      { name: "Free shipping", price: 150 },
      { name: "10% off", price: 200 },
    ]);
  });

  it("follows a new reward and a new setting", async () => {
    const voucher = { discount: "percentage", percent: 50 };
    expect(await createReward(pool, shop, { name: "Half price", price: 5000, voucher })).toMatchObject({
      kind: "saved",
    });
    await look();
    expect((await shownProgramme())?.rewards.at(-1)).toMatchObject({ name: "Half price", price: 5000 });
    await pool.query(
      `update shops set settings = settings || '{"pointsName": {"en": {"one": "star", "other": "stars"}}}',
              programme_version = programme_version + 1 where shop = $1`,
      [shop],
    );
    await look();
    expect((await shownProgramme())?.pointsName).toEqual({
      en: { one: "star", other: "stars" },
      de: { one: "Punkt", other: "Punkte" },
    });
  });
});

/** Points of customers who have bought nothing yet. */
const given = new Map([
  ["8100000002", 7],
  ["8100000005", 5],
  ["8100000009", 9],
]);

describe("a customer's metafield", () => {
  beforeAll(async () => {
    addCustomers([...given.keys()]);
    for (const [id, points] of given) await give(id, points);
  });

  it("follows his orders: points, badges, what is next, and what each order has earned", async () => {
    await buy(guide.john.id, guide.headphones.variants[0]?.id);
    await look();
    const after = await shown(guide.john.id);
    expect(after).toMatchObject({
      points: 165,
      spendable: 165,
      pending: 0,
      badges: [{ name: "Electronics Enthusiast", count: 1 }],
      badgesTotal: 1,
      orders: [{ points: 165, badges: ["Electronics Enthusiast"] }],
    });
    expect(after?.progress[0]).toMatchObject({ name: "Loyal Customer", current: 1, target: 10, unit: "times" });
  });

  it("is not written again when nothing of it has changed", async () => {
    const before = await metafieldOf(guide.john.id);
    await pool.query("update players set updated_at = now() where shop = $1", [shop]);
    clock.now = () => Date.now() + 5_000;
    await look();
    clock.now = () => Date.now();
    expect(await metafieldOf(guide.john.id)).toEqual(before);
    const { rows } = await pool.query("select 1 from storefront_metafields where due_at is not null");
    expect(rows).toEqual([]);
  });

  it("follows by the clock when pending points can be spent", async () => {
    const id = "8100000002";
    await pool.query(
      `update shops set settings = settings || '{"pendingDays": 3}', programme_version = programme_version + 1
        where shop = $1`,
      [shop],
    );
    await buy(id, guide.headphones.variants[0]?.id);
    await look();
    expect(await shown(id)).toMatchObject({ points: 172, spendable: 7, pending: 165 });
    clock.now = () => Date.now() + 3 * 24 * 60 * 60 * 1_000 + 60_000;
    await look();
    clock.now = () => Date.now();
    expect(await shown(id)).toMatchObject({ points: 172, spendable: 172, pending: 0 });
  });

  it("follows a badge that the merchant renames, half a minute later", async () => {
    await pool.query("update badges set name = 'Gadget Lover' where shop = $1 and name = 'Electronics Enthusiast'", [
      shop,
    ]);
    await pool.query("update shops set programme_version = programme_version + 1 where shop = $1", [shop]);
    await look();
    expect((await shown(guide.john.id))?.badges[0]?.name).toBe("Electronics Enthusiast");
    clock.now = () => Date.now() + 31_000;
    await look();
    clock.now = () => Date.now();
    expect((await shown(guide.john.id))?.badges[0]?.name).toBe("Gadget Lover");
  });

  it("is what shopify.app.toml defines: the same key, and JSON", async () => {
    const file = readFileSync(new URL("../../shopify.app.toml", import.meta.url), "utf8");
    const { customer } = parse(file) as { customer: { metafields: { app: Record<string, { type: string }> } } };
    const defined = Object.entries(customer.metafields.app).map(([key, { type }]) => ({ key, type }));
    const written = await ask<{ customer: { metafields: { nodes: object[] } } }>(
      `{ customer(id: "gid://shopify/Customer/8100000005") { metafields(first: 10, namespace: "$app") { nodes { key type } } } }`,
    );
    expect(written.customer.metafields.nodes).toEqual(defined);
  });

  it("is written again, all of them, for a shop that left and came back", async () => {
    devstore.running().store.database.prepare("delete from metafields").run();
    await pool.query("update shops set uninstalled_at = now() where shop = $1", [shop]);
    await give(guide.john.id, 1);
    await look();
    expect(await shown(guide.john.id)).toBeNull();
    await pool.query(
      "update shops set uninstalled_at = null, programme_version = programme_version + 1 where shop = $1",
      [shop],
    );
    await look();
    expect(await shown(guide.john.id)).toMatchObject({ points: 166 });
    expect(await shown("8100000009")).toMatchObject({ points: 9 });
    expect(await shownProgramme()).toMatchObject({ badgesTotal: 4 });
  });
});
