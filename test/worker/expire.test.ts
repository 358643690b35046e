// The duties around expiry, as a worker runs them.
import { beforeEach, describe, expect, it } from "vitest";
import { createEndpoint } from "../../rewards/notices/endpoints.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { createLog } from "../../system/log.ts";
import { expireAndAnnounceVouchers, expirePoints } from "../../worker/schedules/expire.ts";
import { testDatabase } from "../support/database.ts";
import { type TestShop, testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const log = createLog({ process: "test", level: "silent" });
const at = (text: string) => Date.parse(text);
const { signal } = new AbortController();

let here: TestShop;
beforeEach(async () => {
  here = await testShop(pool, { timeZone: "Europe/Berlin" });
});

const listen = () => createEndpoint(pool, here.shop, { url: "https://example.com/hooks", topics: [] });
const told = async () =>
  (
    await pool.query<{ item: string }>(
      "select payload -> 'notice' -> 'data' ->> 'itemId' as item from outbox_messages where shop = $1 order by id",
      [here.shop],
    )
  ).rows.map(({ item }) => item);

async function voucher(expiresAt: string, state = "ready"): Promise<string> {
  const id = uuidv7();
  await pool.query(
    `insert into inventory_items (id, shop, player_id, kind, label, code, state, expires_at)
     values ($1, $2, 'ann', 'voucher', 'Free shipping', $3, $4, $5)`,
    [id, here.shop, id.toUpperCase(), state, expiresAt],
  );
  return id;
}

describe("vouchers", () => {
  const run = (now: string) => expireAndAnnounceVouchers({ pool, log }).run({ now: at(now), signal });

  it("expire when their time is over, unless they were used", async () => {
    const over = await voucher("2026-03-01T00:00Z");
    const used = await voucher("2026-03-01T00:00Z", "used");
    const later = await voucher("2026-03-01T00:01Z");
    await run("2026-03-01T00:00Z");
    const { rows } = await pool.query("select id, state from inventory_items where shop = $1 order by id", [here.shop]);
    expect(rows).toEqual([
      { id: over, state: "expired" },
      { id: used, state: "used" },
      { id: later, state: "ready" },
    ]);
  });

  it("are announced once, as many days before as the shop has set", async () => {
    await listen();
    await pool.query(`update shops set settings = settings || '{"expiryNoticeDays": 7}' where shop = $1`, [here.shop]);
    const soon = await voucher("2026-03-08T00:00Z");
    const later = await voucher("2026-03-10T00:00Z");
    await voucher("2026-03-05T00:00Z", "used");
    await run("2026-03-01T00:00Z");
    expect(await told()).toEqual([soon]);
    await pool.query("delete from outbox_messages where shop = $1", [here.shop]);
    await run("2026-03-02T12:00Z");
    expect(await told()).toEqual([]);
    await run("2026-03-03T00:00Z");
    expect(await told()).toEqual([later]);
  });

  it("of a whole burst are announced, each once", async () => {
    await listen();
    const ids = [];
    for (let place = 0; place < 600; place += 1) ids.push(await voucher("2026-03-08T00:00Z"));
    await run("2026-03-01T00:00Z");
    expect((await told()).sort()).toEqual(ids.sort());
  });

  it("of a shop where nobody listens are not announced", async () => {
    await voucher("2026-03-08T00:00Z");
    await run("2026-03-01T00:00Z");
    expect(await told()).toEqual([]);
  });
});

describe("points", () => {
  it("of one shop expire although another shop's cannot", async () => {
    const broken = here;
    here = await testShop(pool);
    for (const { shop } of [broken, here]) {
      const settings = { expiry: { kind: "after_months", months: 1 } };
      await pool.query("update shops set settings = settings || $2 where shop = $1", [shop, settings]);
      await pool.query("insert into players (shop, player_id, balance) values ($1, 'ann', 10)", [shop]);
      await pool.query(
        `insert into ledger_entries (id, shop, player_id, points, source, entry_key, occurred_at)
         values ($2, $1, 'ann', 10, 'import', 'e', '2026-01-01')`,
        [shop, uuidv7()],
      );
    }
    // Somebody wrote by hand what is to be written now.
    await pool.query(
      `insert into ledger_entries (id, shop, player_id, points, source, entry_key, occurred_at)
       select gen_random_uuid(), shop, 'another', 1, 'import', 'expiry/' || id || '/1', now()
         from ledger_entries where shop = $1`,
      [broken.shop],
    );
    const counts = await expirePoints({ pool, log }).run({ now: at("2026-03-01T12:00Z"), signal });
    expect(counts).toEqual({ players: 1, points: 10, announced: 0, failed: 1 });
    expect((await here.player("ann"))?.points).toBe(0);
    expect((await broken.player("ann"))?.points).toBe(10);
  });
});
