// The days that are kept are the sum of the ledger after everything that can happen to points, whoever is killed on the way
// and however late a row is seen.
import { describe, expect, it } from "vitest";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { checkShop, shopsToCheck } from "../../rewards/figures/check-shop.ts";
import { countNew, settledAfterMs } from "../../rewards/figures/count-new.ts";
import { customPeriod, type Period } from "../../rewards/figures/period.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { postEntries } from "../../rewards/ledger/post.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { orderPayload } from "../support/orders.ts";
import { redactPayload } from "../support/privacy.ts";
import { testShop } from "../support/shop.ts";
import { busyShop } from "./busy-shop.ts";
import { countAll, figuresOf, keep, kept, march, noon, pool, spring, truth, zone } from "./figures-shop.ts";

describe("the days that are kept", () => {
  it("are the sum of the ledger after everything that can happen to points, in whatever steps they are counted", async () => {
    await countAll();
    const shops: ShopId[] = [];
    for (const settings of [{}, { reversalRevokesBadges: true }, { spentPoints: "stop_at_zero" }]) {
      const shop = await busyShop(pool, settings);
      await keep(shop);
      shops.push(shop);
      for (const known of shops) {
        const late = { shop: known, playerId: "1" as PlayerId, reason: "r", at: noon("2025-12-31") };
        await adjustPoints(pool, { ...late, points: -shops.length, referenceId: `late ${shops.length}` });
      }
      expect(await countAll()).toBeGreaterThan(0);
      // Again, there is nothing to do.
      expect(await countAll()).toBe(0);
      for (const known of shops) expect(await kept(known)).toEqual(await truth(known));
    }
    const years = customPeriod("2025-01-01", "2026-12-31") as Period;
    for (const shop of shops) {
      const { rows } = await pool.query("select sum(points)::bigint as sum from ledger_entries where shop = $1", [
        shop,
      ]);
      expect((await figuresOf(shop, years)).outstanding.now).toBe(rows[0].sum);
    }
  });

  it("are as if nothing had been counted when the one who counts is killed, and the next one counts all of it", async () => {
    const shop = await busyShop(pool);
    await countAll();
    await keep(shop);
    const before = await kept(shop);
    const given = { shop, playerId: "1" as PlayerId, reason: "r", at: noon("2026-03-02") };
    await adjustPoints(pool, { ...given, points: 7, referenceId: "while killed" });
    const expected = await figuresOf(shop);
    const blocker = await pool.connect();
    try {
      // The mark cannot be moved, so that the one who counts waits when the days are written already.
      await blocker.query("begin");
      await blocker.query("lock table figure_mark in share mode");
      const counting = countNew(pool, Date.now() + settledAfterMs + 1).then(
        () => "counted",
        () => "killed",
      );
      await expect.poll(() => killWaiting("update figure_mark"), { timeout: 10_000 }).toBe(1);
      expect(await counting).toBe("killed");
      expect(await kept(shop)).toEqual(before);
    } finally {
      await blocker.query("rollback");
      blocker.release();
    }
    expect(await figuresOf(shop)).toEqual(expected);
    await countAll();
    expect(await kept(shop)).toEqual(await truth(shop));
    expect(await figuresOf(shop)).toEqual(expected);
  });

  it("miss no row of a transaction that was open when its moment was passed", async () => {
    const { shop, handle } = await testShop(pool, { timeZone: zone });
    await handle("orders/create", orderPayload({ customerId: "7001", items: [{ productId: "3" }] }));
    await countAll();
    await keep(shop);
    let commit = () => {};
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    const slow = inTransaction(pool, async (connection) => {
      const entry = { shop, playerId: "7001" as PlayerId, points: 9, source: "adjustment", entryKey: "slow" } as const;
      await postEntries(connection, [{ ...entry, occurredAt: noon("2026-03-05") }]);
      written();
      await committed;
    });
    await isWritten;
    // An hour later by the clock of the one who counts.
    await countNew(pool, Date.now() + 3_600_000);
    commit();
    await slow;
    const expected = (await figuresOf(shop)).issued.now;
    expect(expected).toBe(59);
    await countAll();
    expect(await kept(shop)).toEqual(await truth(shop));
  });

  it("move with the shop's time zone, and are put right within a day where they were wrong", async () => {
    const { shop } = await spring();
    await countAll();
    await keep(shop);
    await pool.query("update shops set time_zone = 'Europe/London' where shop = $1", [shop]);
    const dueOf = async (at: number) => (await shopsToCheck(pool, at, 100)).find((due) => due.shop === shop);
    const moved = await dueOf(Date.now());
    expect(moved).toMatchObject({ timeZone: "Europe/London" });
    if (moved) await checkShop(pool, moved, Date.now());
    expect(await kept(shop)).toEqual(await truth(shop, "Europe/London"));
    expect((await figuresOf(shop, march, "Europe/London")).chart[2]).toMatchObject({ day: "2026-03-03", issued: 50 });

    expect(await dueOf(Date.now())).toBeUndefined();
    await pool.query("update figure_days set given = given + 1 where shop = $1 and source = 'badge'", [shop]);
    await pool.query("delete from figure_days where shop = $1 and source = 'expiry'", [shop]);
    const tomorrow = Date.now() + 25 * 3_600_000;
    const due = await dueOf(tomorrow);
    expect(due?.isKnown).toBe(true);
    expect(due && (await checkShop(pool, due, tomorrow))).toBe(2);
    expect(await kept(shop)).toEqual(await truth(shop, "Europe/London"));
  });

  it("stay as they are when a customer is erased", async () => {
    const { shop, handle } = await spring();
    await countAll();
    await keep(shop);
    const before = await figuresOf(shop);
    await handle("customers/redact", redactPayload("7001", []));
    expect(await kept(shop)).toEqual(await truth(shop));
    expect(await figuresOf(shop)).toEqual(before);
  });
});

async function killWaiting(statement: string): Promise<number> {
  const { rows } = await pool.query<{ killed: number }>(
    `select count(pg_terminate_backend(pid)) as killed from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%' || $1 || '%'
        and pid <> pg_backend_pid()`,
    [statement],
  );
  return rows[0]?.killed ?? 0;
}
