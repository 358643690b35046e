// A shop that leaves, comes back, or is erased for good: all of its rows or none, and never another shop's.
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import { checkShop } from "../../rewards/figures/check-shop.ts";
import { countNew } from "../../rewards/figures/count-new.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { createApiKey } from "../../rewards/keys/api-keys.ts";
import { createEndpoint } from "../../rewards/notices/endpoints.ts";
import { dueMessages, takeMessages } from "../../rewards/outbox/rows.ts";
import { eraseShop, tablesOfShops } from "../../rewards/privacy/erase-shop.ts";
import { redeem } from "../../rewards/redemption/redeem.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { dataRequestPayload, dump, redactPayload } from "../support/privacy.ts";
import { type TestShop, testShop } from "../support/shop.ts";

const { pool } = await testDatabase({ poolSize: 10 });
const hourMs = 3_600_000;

/** A row in every table that shops have rows in. */
async function fill(shop: TestShop): Promise<void> {
  const player = "88810010001" as PlayerId;
  await createEndpoint(pool, shop.shop, { url: "https://example.com/hook", topics: [] });
  await createApiKey(pool, shop.shop, "till");
  await shop.handle(
    "orders/create",
    orderPayload({ customerId: player, items: [{ productId: "2" }], total: "900.00" }),
  );
  const at = Date.now();
  await adjustPoints(pool, { shop: shop.shop, playerId: player, points: 900, reason: "x", referenceId: "x", at });
  const [reward] = await listRewards(pool, shop.shop);
  await redeem(pool, { shop: shop.shop, playerId: player, rewardId: reward?.id ?? "", referenceId: "r", at });
  await shop.handle("customers/data_request", dataRequestPayload(player, "77"));
  await shop.handle("customers/redact", redactPayload("88810010002", []));
  const id = randomUUID();
  await pool.query(`insert into sessions (id, shop, state, "accessToken") values ($1, $2, '', 'token')`, [
    id,
    shop.shop,
  ]);
  await pool.query(
    `insert into imports (id, shop, file_name, format, state, rows_total) values ($1, $2, 'a.csv', 'smile', 'done', 1)`,
    [id, shop.shop],
  );
  await pool.query("insert into backfills (id, shop, state, silent) values ($1, $2, 'done', true)", [id, shop.shop]);
  await pool.query(
    `insert into reconciliations (id, shop, "from", until, orders_seen, missing, stale) values ($1, $2, now(), now(), 0, 0, 0)`,
    [id, shop.shop],
  );
  await pool.query("insert into storefront_metafields (shop, player_id) values ($1, $2) on conflict do nothing", [
    shop.shop,
    player,
  ]);
  await pool.query("insert into expiry_marks (shop, rule) values ($1, 'never')", [shop.shop]);
  await pool.query("insert into anniversary_marks (shop, day) values ($1, '2026-03-01')", [shop.shop]);
  await pool.query("insert into action_states (shop, player_id, action, days) values ($1, $2, 'visit', '[]')", [
    shop.shop,
    player,
  ]);
  await pool.query("insert into stock (shop, subject) values ($1, 'badge/one')", [shop.shop]);
  await countNew(pool, at + 60_000);
  await checkShop(pool, { shop: shop.shop, timeZone: "America/New_York", isKnown: false }, at + 60_000);
  await pool.query("insert into figure_cohorts values ($1, now(), true, 1, 0)", [shop.shop]);
  await pool.query("insert into import_previews (id, shop, file_name) values ($1, $2, 'a.csv')", [id, shop.shop]);
  await pool.query("insert into import_line_errors (shop, reading_id, line, sentence) values ($2, $1, 2, 'x')", [
    id,
    shop.shop,
  ]);
  await pool.query("insert into dry_runs (id, shop, definition, since) values ($1, $2, '{}', now())", [id, shop.shop]);
}

async function rowsOf({ shop }: TestShop): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of tablesOfShops) {
    const { rows } = await pool.query<{ count: number }>(`select count(*) from ${table} where shop = $1`, [shop]);
    counts.set(table, rows[0]?.count ?? 0);
  }
  return counts;
}

const leave = (shop: TestShop, agoMs = 0) =>
  shop.handle("app/uninstalled", { id: 1 }, { triggeredAt: Date.now() + 1_000 - agoMs });
const askForErasure = (shop: TestShop) => shop.handle("shop/redact", { shop_id: 1, shop_domain: shop.shop });

describe("shop/redact", () => {
  it("deletes every row of the shop in every table, and none of another shop", { timeout: 60_000 }, async () => {
    const [gone, other] = [await testShop(pool), await testShop(pool)];
    for (const shop of [gone, other]) await fill(shop);
    // More than one batch.
    await pool.query(
      `insert into ledger_entries (id, shop, player_id, points, source, entry_key, occurred_at)
       select gen_random_uuid(), $1, 'many', 1, 'import', 'many/' || n, now() from generate_series(1, 12000) n`,
      [gone.shop],
    );
    expect([...(await rowsOf(gone))].filter(([, count]) => count === 0)).toEqual([]);
    await leave(gone);
    // The tokens went with the uninstall.
    await pool.query(`insert into sessions (id, shop, state, "accessToken") values ('late', $1, '', 'token')`, [
      gone.shop,
    ]);
    const before = await rowsOf(other);

    const { results } = await askForErasure(gone);
    expect([...results.values()]).toEqual([{ kind: "done", note: null }]);

    expect((await dump(pool)).filter(({ row }) => row.includes(gone.shop))).toEqual([]);
    expect(await rowsOf(other)).toEqual(before);
  });

  it("knows every table that has a shop, children before their parents", async () => {
    const { rows } = await pool.query<{ name: string }>(
      `select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'shop' order by table_name`,
    );
    expect([...tablesOfShops].sort()).toEqual(rows.map((row) => row.name));
    const { rows: parents } = await pool.query<{ child: string; parent: string }>(
      "select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint where contype = 'f'",
    );
    expect(parents.length).toBeGreaterThan(0);
    const place = (table: string) => (tablesOfShops as readonly string[]).indexOf(table);
    for (const { child, parent } of parents) expect(place(child)).toBeLessThan(place(parent));
  });

  it("erases nothing when Encore was installed again since", async () => {
    const shop = await testShop(pool);
    await fill(shop);
    await leave(shop);
    await installShop(pool, { shop: shop.shop, name: "Back", currency: "USD", timeZone: "UTC" });
    const before = await rowsOf(shop);
    const { results } = await askForErasure(shop);
    expect([...results.values()]).toMatchObject([{ kind: "done", note: expect.stringContaining("installed again") }]);
    expect((await rowsOf(shop)).get("players")).toBe(before.get("players"));
  });

  it("is set aside for an operator when the shop has been here for long and no uninstall was ever told", async () => {
    const shop = await testShop(pool);
    await pool.query("update shops set installed_at = now() - interval '90 days' where shop = $1", [shop.shop]);
    const { results } = await askForErasure(shop);
    expect([...results.values()]).toMatchObject([{ kind: "set_aside", reason: expect.stringContaining("erase-shop") }]);
    await eraseShop(pool, { shop: shop.shop, event: null });
    expect((await dump(pool)).filter(({ row }) => row.includes(shop.shop))).toEqual([]);
  });

  it("that breaks off keeps the shop from being installed into half of its rows, and goes on when it is tried again", async () => {
    const shop = await testShop(pool);
    await fill(shop);
    await leave(shop);
    const id = await shop.receive("shop/redact", { shop_id: 1, shop_domain: shop.shop });
    // A row that cannot be deleted stops it in the middle.
    await pool.query(
      `create function stop_here() returns trigger language plpgsql as $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$`,
    );
    const facts = { shop: shop.shop, name: "Back", currency: "USD", timeZone: "UTC" };
    for (const table of ["players", "shops"]) {
      await pool.query(`create trigger stop_here before delete on ${table} for each row execute function stop_here()`);
      await expect(shop.process([id])).rejects.toThrow("the disk is full");
      expect(await installShop(pool, facts)).toEqual({ kind: "being_erased" });
      await pool.query(`drop trigger stop_here on ${table}`);
    }
    await pool.query("drop function stop_here");
    await shop.process([id]);
    expect((await dump(pool)).filter(({ row }) => row.includes(shop.shop))).toEqual([]);
    expect(await installShop(pool, facts)).toEqual({ kind: "installed", isNew: true });
  });
});

describe("a shop that has left", () => {
  it("finds everything when it comes back within 48 hours, and what came meanwhile counts then", async () => {
    const shop = await testShop(pool);
    await fill(shop);
    const points = (await shop.player("88810010001"))?.points ?? 0;
    await leave(shop);
    const late = await shop.receive("orders/create", orderPayload({ customerId: "88810010001", total: "20.00" }));
    expect((await shop.process([late])).results.get(late ?? 0)).toMatchObject({ kind: "set_aside" });
    await pool.query("update shops set uninstalled_at = now() - interval '47 hours' where shop = $1", [shop.shop]);

    const facts = { shop: shop.shop, name: "Back", currency: "USD", timeZone: "UTC" };
    expect(await installShop(pool, facts)).toEqual({ kind: "installed", isNew: false });
    await shop.process([late]);
    expect((await shop.player("88810010001"))?.points).toBe(points + 20);
  });

  it("has no messages delivered, and they wait for its return without using up their tries", async () => {
    const shop = await testShop(pool);
    await fill(shop);
    const { rows } = await pool.query<{ id: number }>(
      "update outbox_messages set next_attempt_at = now() - interval '1 minute' where shop = $1 and state = 'waiting' returning id",
      [shop.shop],
    );
    const ids = rows.map((row) => row.id);
    expect(ids.length).toBeGreaterThan(0);
    await leave(shop, -hourMs);
    const due = async () =>
      (await dueMessages(pool, { olderThanMs: 0, limit: 1_000 })).filter((id) => ids.includes(id)).length;
    expect([await due(), (await takeMessages(pool, ids)).length]).toEqual([0, 0]);
    await installShop(pool, { shop: shop.shop, name: "Back", currency: "USD", timeZone: "UTC" });
    expect([await due(), (await takeMessages(pool, ids)).length]).toEqual([ids.length, ids.length]);
  });
});
