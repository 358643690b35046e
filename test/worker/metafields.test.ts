// From a change of a player to the metafield that his storefront renders: the app installed in a devstore, the worker's loop,
// customers who are gone, a store that is down, and writers who are too late.
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { beforeAll, describe, expect, it } from "vitest";
import { openApp } from "../../devstore/admin-frame/launch.ts";
import { guide } from "../../devstore/catalogue/guide.ts";
import { createReward } from "../../rewards/catalogue/rewards.ts";
import { type PlayerShape, type ProgrammeShape, playerShape, programmeShape } from "../../rewards/storefront/shapes.ts";
import { type AdminGraphql, ShopifyBusy } from "../../shopify/operations/call.ts";
import { setMetafields } from "../../shopify/operations/metafields.ts";
import { createEventProcessing } from "../../worker/jobs/process-events.ts";
import { createStorefrontWriting } from "../../worker/jobs/write-metafields.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { demoShop as shop, startTestDevstore } from "../support/devstore.ts";
import { givePoints } from "../support/shop.ts";

const { pool, url: databaseUrl } = await testDatabase();
const app = await startTestApp({ databaseUrl });
const devstore = await startTestDevstore(app.url);

const { shopify, log } = app.services;
let now = () => Date.now();
const writing = createStorefrontWriting({ pool, shopify, log, now: () => now() });
const events = createEventProcessing({ pool, shopify, wakeOutbox: () => undefined });

/** What the worker's loop does in a second. */
async function look(): Promise<void> {
  await writing.look();
  await writing.drain();
}

async function ask<Data>(query: string): Promise<Data> {
  const { admin } = await shopify.unauthenticated.admin(shop);
  return ((await (await admin.graphql(query)).json()) as { data: Data }).data;
}

type Metafield = { value: string; compareDigest: string; updatedAt: string } | null;

async function metafieldOf(customerId: string): Promise<Metafield> {
  const { customer } = await ask<{ customer: { metafield: Metafield } | null }>(
    `{ customer(id: "gid://shopify/Customer/${customerId}") {
         metafield(namespace: "$app", key: "player") { value compareDigest updatedAt } } }`,
  );
  return customer?.metafield ?? null;
}

async function shown(customerId: string): Promise<PlayerShape | null> {
  const metafield = await metafieldOf(customerId);
  return metafield && playerShape.parse(JSON.parse(metafield.value));
}

async function shownProgramme(): Promise<ProgrammeShape | null> {
  const { currentAppInstallation } = await ask<{ currentAppInstallation: { metafield: Metafield } }>(
    `{ currentAppInstallation { metafield(namespace: "encore", key: "programme") { value compareDigest updatedAt } } }`,
  );
  const { metafield } = currentAppInstallation;
  return metafield && programmeShape.parse(JSON.parse(metafield.value));
}

async function buy(customerId: string, variantId: string | undefined): Promise<void> {
  const response = await fetch(`${devstore.running().url}/devstore/orders`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ customerId, lines: [{ variantId, quantity: 1 }] }),
  });
  expect(response.status).toBe(201);
  const waiting = async () =>
    (await pool.query<{ id: number; topic: string }>("select id, topic from inbox_events where state = 'received'"))
      .rows;
  // Webhooks come in any order; only this one makes the order count.
  const topics = async () => (await waiting()).map(({ topic }) => topic);
  await expect.poll(topics, { timeout: 10_000 }).toContain("orders/create");
  await events.handle({ ids: (await waiting()).map(({ id }) => id) });
}

const give = (playerId: string, points: number) => givePoints(pool, shop, playerId, points);

/** Customers of the store beyond its own dozen. */
function addCustomers(ids: readonly string[]): void {
  const copy = devstore
    .running()
    .store.database.prepare(
      "insert into customers select ?, position + ?, email, json_set(body, '$.id', ?) from customers where id = ?",
    );
  for (const [place, id] of ids.entries()) copy.run(id, 1_000 + place, id, guide.john.id);
}

beforeAll(async () => {
  expect((await openApp({ ...devstore.identity, shop })).status).toBe(200);
});

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

describe("a customer's metafield", () => {
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
    now = () => Date.now() + 5_000;
    await look();
    now = () => Date.now();
    expect(await metafieldOf(guide.john.id)).toEqual(before);
    const { rows } = await pool.query("select 1 from storefront_metafields where due_at is not null");
    expect(rows).toEqual([]);
  });

  it("of a customer who is gone is dropped, and fifty others get theirs", async () => {
    const known = Array.from({ length: 50 }, (_, place) => String(8_100_000_000 + place));
    const gone = ["8200000001", "8200000002"];
    addCustomers(known);
    for (const playerId of [...known.slice(0, 7), ...gone, ...known.slice(7)]) await give(playerId, 7);
    await give("customer-abc-123", 7);
    await look();
    const all = await Promise.all(known.map(shown));
    expect(all.map((one) => one?.points)).toEqual(known.map(() => 7));
    const { rows } = await pool.query(
      "select player_id from storefront_metafields where shop = $1 and player_id = any($2)",
      [shop, [...gone, "customer-abc-123"]],
    );
    expect(rows).toEqual([]);
  });

  it("that somebody else has written meanwhile is read and written anew", async () => {
    const id = "8100000000";
    devstore
      .running()
      .store.database.prepare("update metafields set value = '{}', digest = 'another' where owner_id = ?")
      .run(`gid://shopify/Customer/${id}`);
    await give(id, 3);
    await look();
    expect(await shown(id)).toMatchObject({ points: 10 });
  });

  it("waits while the store is down and is written when it is back; a shop without a token holds nobody up", async () => {
    const id = "8100000001";
    await pool.query(
      `insert into shops (shop, name, currency, time_zone) values ('no-token.myshopify.com', 'No token', 'USD', 'UTC')`,
    );
    await devstore.stop();
    await give(id, 1);
    await look();
    const { rows } = await pool.query(
      "select shop, attempts, reason is not null as told from storefront_metafields where attempts > 0 order by shop",
    );
    expect(rows).toEqual([
      { shop, attempts: 1, told: true },
      { shop: "no-token.myshopify.com", attempts: 1, told: true },
    ]);
    await devstore.startAgain();
    await look();
    now = () => Date.now() + 2_000;
    await look();
    now = () => Date.now();
    expect(await shown(id)).toMatchObject({ points: 8 });
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
    now = () => Date.now() + 3 * 24 * 60 * 60 * 1_000 + 60_000;
    await look();
    now = () => Date.now();
    expect(await shown(id)).toMatchObject({ points: 172, spendable: 172, pending: 0 });
  });

  it("follows a badge that the merchant renames, half a minute later", async () => {
    await pool.query("update badges set name = 'Gadget Lover' where shop = $1 and name = 'Electronics Enthusiast'", [
      shop,
    ]);
    await pool.query("update shops set programme_version = programme_version + 1 where shop = $1", [shop]);
    await look();
    expect((await shown(guide.john.id))?.badges[0]?.name).toBe("Electronics Enthusiast");
    now = () => Date.now() + 31_000;
    await look();
    now = () => Date.now();
    expect((await shown(guide.john.id))?.badges[0]?.name).toBe("Gadget Lover");
  });

  it("reaches the others although every call that names one of them fails as a whole", async () => {
    const [poison, other] = ["8100000003", "8100000004"];
    const unauthenticated = {
      admin: async (of: string) => {
        const { admin } = await shopify.unauthenticated.admin(of);
        const graphql: AdminGraphql = async (operation, options) => {
          if (JSON.stringify(options).includes(poison)) throw new Error("The store fell over.");
          return admin.graphql(operation, options);
        };
        return { admin: { graphql } };
      },
    };
    const falling = createStorefrontWriting({ pool, shopify: { ...shopify, unauthenticated }, log, now: () => now() });
    await give(poison, 1);
    await give(other, 1);
    let later = 0;
    now = () => Date.now() + later;
    for (let tries = 0; tries < 5; tries += 1) {
      await falling.look();
      await falling.drain();
      later += 10_000;
    }
    expect(await shown(other)).toMatchObject({ points: 8 });
    expect(await shown(poison)).toMatchObject({ points: 7 });
    later += 60_000;
    await look();
    expect(await shown(poison)).toMatchObject({ points: 8 });
    now = () => Date.now();
  });

  it("is set in calls of at most 25, and waits as long as a busy store says, with no try lost", async () => {
    const ids = Array.from({ length: 50 }, (_, place) => String(8_100_000_000 + place));
    const sizes: number[] = [];
    let isBusy = true;
    const unauthenticated = {
      admin: async (of: string) => {
        const { admin } = await shopify.unauthenticated.admin(of);
        const graphql: AdminGraphql = async (operation, options) => {
          if (isBusy) throw new ShopifyBusy(7_000, 10);
          sizes.push((options?.variables?.["metafields"] as unknown[] | undefined)?.length ?? 0);
          return admin.graphql(operation, options);
        };
        return { admin: { graphql } };
      },
    };
    const writer = createStorefrontWriting({ pool, shopify: { ...shopify, unauthenticated }, log, now: () => now() });
    const write = async () => {
      await writer.look();
      await writer.drain();
    };
    const before = await Promise.all(ids.map(shown));
    for (const id of ids) await give(id, 2);
    const start = Date.now();
    now = () => start;
    await write();
    const { rows } = await pool.query<{ attempts: number; soonest: Date }>(
      `select max(attempts) as attempts, min(due_at) filter (where hash is not null and due_at > $2) as soonest
         from storefront_metafields where shop = $1 and player_id = any($3)`,
      [shop, new Date(start), ids],
    );
    expect(rows[0]?.attempts).toBe(0);
    isBusy = false;
    now = () => start + 6_000;
    await write();
    now = () => start + 8_000;
    // What was not taken while the store was busy went at six seconds; the rest of them goes now.
    await write();
    now = () => Date.now();
    expect((rows[0]?.soonest.getTime() ?? 0) - start).toBeGreaterThan(900);
    const after = await Promise.all(ids.map(shown));
    expect(after.map((one) => one?.points)).toEqual(before.map((one) => (one?.points ?? 0) + 2));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(25);
    expect(sizes.length).toBeLessThanOrEqual(4);
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

  it("is left to the next worker, between two calls, when its own is told to stop", async () => {
    const ids = Array.from({ length: 50 }, (_, place) => String(8_100_000_000 + place));
    let calls = 0;
    const first = Promise.withResolvers<void>();
    const unauthenticated = {
      admin: async (of: string) => {
        const { admin } = await shopify.unauthenticated.admin(of);
        const graphql: AdminGraphql = async (operation, options) => {
          calls += 1;
          first.resolve();
          return admin.graphql(operation, options);
        };
        return { admin: { graphql } };
      },
    };
    const leaving = createStorefrontWriting({ pool, shopify: { ...shopify, unauthenticated }, log });
    const before = await shown(ids[0] ?? "");
    for (const id of ids) await give(id, 1);
    await leaving.look();
    await first.promise;
    await leaving.stop();
    await leaving.look();
    await leaving.drain();
    expect(calls).toBe(1);
    await look();
    expect(await shown(ids[0] ?? "")).toMatchObject({ points: (before?.points ?? 0) + 1 });
  });
});

describe("setting metafields", () => {
  const entry = (id: string, value: unknown, compareDigest: string | null = null) => ({
    ownerId: `gid://shopify/Customer/${id}`,
    key: "player",
    value: JSON.stringify(value),
    compareDigest,
  });
  const setTo = async (id: string) => JSON.parse((await metafieldOf(id))?.value ?? "null") as unknown;
  const graphqlOfShop = async () => (await shopify.unauthenticated.admin(shop)).admin.graphql;

  it("does not overwrite what somebody has written since the digest was taken", async () => {
    const [id = "", other = ""] = ["8100000020", "8100000021"];
    const graphql = await graphqlOfShop();
    const [first] = await setMetafields(graphql, [entry(id, 1)]);
    const digest = first?.kind === "set" ? first.digest : null;
    await setMetafields(graphql, [entry(id, 2)]);
    const late = await setMetafields(graphql, [entry(id, 3, digest), entry(other, 3)]);
    expect(late).toMatchObject([{ kind: "overtaken" }, { kind: "set" }]);
    expect([await setTo(id), await setTo(other)]).toEqual([2, 3]);
  });

  it("finds the one that is refused although the refusal does not say which, and sets all others", async () => {
    const graphql = await graphqlOfShop();
    /** The store's own answers, as vague as some of Shopify's. */
    const vague: AdminGraphql = async (operation, options) => {
      const text = await (await graphql(operation, options)).text();
      const hide = (key: string, value: unknown) => (["elementIndex", "field"].includes(key) ? null : value);
      return new Response(JSON.stringify(JSON.parse(text, hide)));
    };
    const ids = Array.from({ length: 30 }, (_, place) => String(8_100_000_010 + place));
    const wanted = ids.map((id, place) => entry(place === 13 ? "8299999999" : id, { place }));
    const sets = await setMetafields(vague, wanted);
    expect(sets.map(({ kind }) => kind)).toEqual(ids.map((_, place) => (place === 13 ? "refused" : "set")));
    expect(await setTo(ids[29] ?? "")).toEqual({ place: 29 });
  });

  it("says why a value is refused", async () => {
    const tooLong = "x".repeat(130 * 1024);
    const sets = await setMetafields(await graphqlOfShop(), [entry("8100000020", tooLong), entry("8100000021", 5)]);
    expect(sets).toMatchObject([{ kind: "refused", reason: "value is too long." }, { kind: "set" }]);
  });
});
