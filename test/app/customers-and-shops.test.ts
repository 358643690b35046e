// From the store's own doors, through the webhook door, to the end: customers merge, ask for their data and are forgotten;
// the app is uninstalled and the shop erased. The store is the devstore, with the app's own shopify.app.toml.
import { describe, expect, it } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { processEvents } from "../../rewards/inbox/process.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import { exportPlayer } from "../../rewards/privacy/export-player.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { demoShop as shop, startTestDevstore } from "../support/devstore.ts";
import { dump } from "../support/privacy.ts";

const { pool, url: databaseUrl } = await testDatabase();
const app = await startTestApp({ databaseUrl });
const { url: storeUrl } = (await startTestDevstore(app.url, { installed: true })).running();
const [john, sarah] = [guide.john, guide.sarah];

async function ask(path: string, body: object = {}): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${storeUrl}/devstore/${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  const text = await response.text();
  expect([path, response.status, text]).toEqual([path, expect.toSatisfy((status: number) => status < 300), text]);
  return JSON.parse(text) as Record<string, unknown>;
}

const order = (customerId: string) =>
  ask("orders", { customerId, lines: [{ productId: guide.laptop.id }, { productId: guide.headphones.id }] });

/** Waits for the topic at the door and processes what lies there, as a worker would. */
async function arrives(topic: string, times = 1): Promise<void> {
  await expect
    .poll(async () => (await idsOf("topic = $2", topic)).length, { timeout: 10_000 })
    .toBeGreaterThanOrEqual(times);
  const ids = await idsOf("state = $2", "received");
  const unknown = async <Id>(_shop: ShopId, wanted: readonly Id[]) => new Map(wanted.map((id) => [id, null]));
  await processEvents({ pool, fetchProducts: unknown, readOrders: unknown }, ids);
  expect((await pool.query("select topic, reason from inbox_events where state = 'set_aside'")).rows).toEqual([]);
}

async function idsOf(condition: string, value: string): Promise<number[]> {
  const query = `select id from inbox_events where shop = $1 and ${condition}`;
  const { rows } = await pool.query<{ id: number }>(query, [shop, value]);
  return rows.map((row) => row.id);
}

const pointsOf = async (id: string) => (await viewPlayer(pool, shop, id as PlayerId, Date.now()))?.points;

describe("a store's customers", () => {
  it("merge, ask for their data and are forgotten", { timeout: 60_000 }, async () => {
    await installShop(pool, { shop, name: "Demo", currency: "USD", timeZone: "America/New_York" });
    await order(john.id);
    await order(sarah.id);
    await order(sarah.id);
    await arrives("orders/create", 3);
    const [johns = 0, sarahs = 0] = [await pointsOf(john.id), await pointsOf(sarah.id)];
    expect(johns).toBeGreaterThan(1_000);

    await ask(`customers/${john.id}/merge`, { intoId: sarah.id });
    await arrives("customers/merge");
    expect(await pointsOf(sarah.id)).toBe(johns + sarahs);

    await ask(`customers/${sarah.id}/data-request`);
    await arrives("customers/data_request");
    const document = await exportPlayer(pool, shop, sarah.id as PlayerId);
    expect(document?.playerIds).toEqual([john.id, sarah.id].sort());
    expect(document?.orders).toHaveLength(3);

    await ask(`customers/${sarah.id}/redact`);
    await arrives("customers/redact");
    const secrets = [john, sarah].flatMap(({ id, email, firstName }) => [id, email ?? firstName, firstName]);
    const rows = await dump(pool);
    expect(rows.filter(({ row }) => secrets.some((one) => row.includes(one)))).toEqual([]);
    const { rows: sums } = await pool.query("select sum(balance)::int as sum from players where shop = $1", [shop]);
    expect(sums).toEqual([{ sum: johns + sarahs }]);
    expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
  });
});

describe("a store that uninstalls the app", () => {
  it("is erased when Shopify asks for it, to the last row", { timeout: 60_000 }, async () => {
    await ask("app/uninstall");
    await arrives("app/uninstalled");
    expect(
      (await pool.query("select 1 from shops where shop = $1 and uninstalled_at is not null", [shop])).rowCount,
    ).toBe(1);
    await ask("app/redact-shop");
    await arrives("shop/redact");
    expect((await dump(pool)).filter(({ row }) => row.includes(shop))).toEqual([]);
  });
});
