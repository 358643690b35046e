// Metafields that are not written at the first try: customers who are gone, a store that is down or busy, writers who are too
// late, a worker that is told to stop.
import { describe, expect, it } from "vitest";
import { type AdminGraphql, ShopifyBusy } from "../../shopify/operations/call.ts";
import { setMetafields } from "../../shopify/operations/metafields.ts";
import { createStorefrontWriting } from "../../worker/jobs/write-metafields.ts";
import { demoShop as shop } from "../support/devstore.ts";
import { addCustomers, clock, devstore, give, log, look, metafieldOf, pool, shopify, shown } from "./written-store.ts";

describe("a customer's metafield", () => {
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
    clock.now = () => Date.now() + 2_000;
    await look();
    clock.now = () => Date.now();
    expect(await shown(id)).toMatchObject({ points: 8 });
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
    const falling = createStorefrontWriting({
      pool,
      shopify: { ...shopify, unauthenticated },
      log,
      now: () => clock.now(),
    });
    await give(poison, 1);
    await give(other, 1);
    let later = 0;
    clock.now = () => Date.now() + later;
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
    clock.now = () => Date.now();
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
    const writer = createStorefrontWriting({
      pool,
      shopify: { ...shopify, unauthenticated },
      log,
      now: () => clock.now(),
    });
    const write = async () => {
      await writer.look();
      await writer.drain();
    };
    const before = await Promise.all(ids.map(shown));
    for (const id of ids) await give(id, 2);
    const start = Date.now();
    clock.now = () => start;
    await write();
    const { rows } = await pool.query<{ attempts: number; soonest: Date }>(
      `select max(attempts) as attempts, min(due_at) filter (where hash is not null and due_at > $2) as soonest
         from storefront_metafields where shop = $1 and player_id = any($3)`,
      [shop, new Date(start), ids],
    );
    expect(rows[0]?.attempts).toBe(0);
    isBusy = false;
    clock.now = () => start + 6_000;
    await write();
    clock.now = () => start + 8_000;
    // What was not taken while the store was busy went at six seconds; the rest of them goes now.
    await write();
    clock.now = () => Date.now();
    expect((rows[0]?.soonest.getTime() ?? 0) - start).toBeGreaterThan(900);
    const after = await Promise.all(ids.map(shown));
    expect(after.map((one) => one?.points)).toEqual(before.map((one) => (one?.points ?? 0) + 2));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(25);
    expect(sizes.length).toBeLessThanOrEqual(4);
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
