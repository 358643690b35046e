// What the home page says is what the ledger says: worked out by hand, and against the ledger itself after everything that can
// happen to points; whoever is killed on the way, and however late a row is seen.
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import { dayOf } from "../../rewards/expiry/calendar.ts";
import { expireShopPoints } from "../../rewards/expiry/expire.ts";
import { readBadgeFigures, readVersionFigures } from "../../rewards/figures/badge-sums.ts";
import { checkShop, shopsToCheck } from "../../rewards/figures/check-shop.ts";
import { countCohorts } from "../../rewards/figures/cohorts.ts";
import { countNew, settledAfterMs } from "../../rewards/figures/count-new.ts";
import { barsOf, customPeriod, type Period, presetPeriod } from "../../rewards/figures/period.ts";
import { readFigures } from "../../rewards/figures/read.ts";
import { worthOf } from "../../rewards/figures/worth.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { postEntries } from "../../rewards/ledger/post.ts";
import { redeem } from "../../rewards/redemption/redeem.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { redactPayload } from "../support/privacy.ts";
import { type TestShop, testShop } from "../support/shop.ts";
import { busyShop, refund } from "./busy-shop.ts";

const { pool } = await testDatabase({ poolSize: 8 });
const zone = "America/New_York";
const march = customPeriod("2026-03-01", "2026-03-31") as Period;
/** Counts all that is there now. What comes next has ids of a later millisecond. */
async function countAll(): Promise<number> {
  const touched = await countNew(pool, Date.now() + settledAfterMs + 1);
  await sleep(3);
  return touched;
}
const noon = (day: string) => Date.parse(`${day}T12:00:00-04:00`);

const keep = async (shop: ShopId, timeZone = zone) => checkShop(pool, { shop, timeZone, isKnown: false }, Date.now());
const figuresOf = (shop: ShopId, period = march, timeZone = zone) =>
  readFigures(pool, { shop, timeZone, currency: "USD" }, period);

/** The days as the ledger and the awards have them, reckoned anew. */
async function truth(shop: ShopId, timeZone = zone) {
  const { rows } = await pool.query(
    `select to_char(occurred_at at time zone $2, 'YYYY-MM-DD') as day, source,
            coalesce(sum(points) filter (where points > 0), 0)::bigint as given,
            coalesce(sum(points) filter (where points < 0), 0)::bigint as taken, count(*)::int as entries
       from ledger_entries where shop = $1 group by 1, 2
     union all
     select to_char(earned_at at time zone $2, 'YYYY-MM-DD'), 'award', 0, 0, count(*)::int
       from awards where shop = $1 group by 1 order by 1, 2`,
    [shop, timeZone],
  );
  const badges = await pool.query(
    `select badge_id, badge_version, count(*)::bigint as awards, sum(points)::bigint as points
       from awards where shop = $1 group by 1, 2 order by 1, 2`,
    [shop],
  );
  return [...rows, ...badges.rows];
}

async function kept(shop: ShopId) {
  const { rows } = await pool.query(
    `select to_char(day, 'YYYY-MM-DD') as day, source, given, taken, entries from figure_days
      where shop = $1 order by 1, 2`,
    [shop],
  );
  const badges = await pool.query(
    `select badge_id, badge_version, awards, points from figure_badges
      where shop = $1 order by badge_id, badge_version`,
    [shop],
  );
  return [...rows, ...badges.rows];
}

/** Two customers' spring, in a shop of New York. */
async function spring(): Promise<TestShop> {
  const made = await testShop(pool, { timeZone: zone });
  const { shop, handle } = made;
  const order = (id: string, customerId: string, at: string, total: string, productId: string) =>
    handle("orders/create", orderPayload({ id, customerId, at, total, items: [{ productId }] }));
  await order(newId(), "7002", "2026-02-20T12:00:00-05:00", "30.00", "3");
  // Already the third of March in London.
  await order(newId(), "7001", "2026-03-02T23:30:00-05:00", "50.00", "3");
  const refunded = newId();
  await order(refunded, "7001", "2026-03-10T12:00:00-04:00", "100.00", "1");
  await handle("refunds/create", refund(refunded, "20.00"), { triggeredAt: noon("2026-03-12") });
  const john = { shop, playerId: "7001" as PlayerId };
  await adjustPoints(pool, { ...john, points: 200, reason: "A gift", referenceId: "gift", at: noon("2026-03-13") });
  const rewards = await listRewards(pool, shop);
  const off = rewards.find(({ voucher }) => voucher?.discount === "fixed");
  await redeem(pool, { ...john, rewardId: off?.id ?? "", referenceId: "first", at: noon("2026-03-14") });
  await pool.query("update inventory_items set state = 'used', used_at = $2 where shop = $1", [
    shop,
    new Date(noon("2026-03-15")),
  ]);
  const midnight = Date.parse("2026-03-01T00:00:00-05:00");
  await expireShopPoints(pool, { shop, earnedBefore: midnight, at: noon("2026-03-20"), expiredOn: "2026-03-20" });
  return made;
}

describe("the figures of a period", () => {
  it("are what a merchant works out by hand, on days of his own clocks", async () => {
    const { shop } = await spring();
    const expected = {
      // 50, 100 and 15 for the badge, 200 by hand; 30 the month before.
      issued: { now: 365, before: 30 },
      redeemed: { now: 100, before: 0 },
      // A fifth of 100 and of 15.
      takenBack: { now: 23, before: 0 },
      expired: { now: 30, before: 0 },
      outstanding: { now: 242, before: 30 },
      // 5 dollars for 100 points.
      worth: { amountMinor: 1_210, price: 100, rewardMinor: 500 },
      badgesEarned: { now: 1, before: 0 },
      vouchersUsed: { now: 1, before: 0 },
      customersWithPoints: 1,
    };
    // Before its days are kept all of it is read from the ledger, and afterwards almost nothing.
    expect(await figuresOf(shop)).toMatchObject(expected);
    await countAll();
    await keep(shop);
    expect((await kept(shop)).length).toBeGreaterThan(0);
    const figures = await figuresOf(shop);
    expect(figures).toMatchObject(expected);
    expect(figures.chart).toHaveLength(31);
    expect(figures.chart.filter(({ issued, redeemed }) => issued + redeemed !== 0)).toEqual([
      { day: "2026-03-02", issued: 50, redeemed: 0 },
      { day: "2026-03-10", issued: 115, redeemed: 0 },
      { day: "2026-03-13", issued: 200, redeemed: 0 },
      { day: "2026-03-14", issued: 0, redeemed: 100 },
    ]);
  });

  it("do not count a badge that was taken back, nor points that only changed hands", async () => {
    const { shop } = await spring();
    await countAll();
    await keep(shop);
    await pool.query("update awards set revoked_at = now() where shop = $1", [shop]);
    expect((await figuresOf(shop)).badgesEarned).toEqual({ now: 0, before: 0 });

    const busy = await busyShop(pool);
    const year = customPeriod("2026-01-01", "2026-12-31") as Period;
    const { issued, redeemed, takenBack, expired, outstanding } = await figuresOf(busy, year);
    const { rows } = await pool.query("select sum(balance)::bigint as balance from players where shop = $1", [busy]);
    expect(outstanding.now).toBe(rows[0].balance);
    expect(issued.now - redeemed.now - takenBack.now - expired.now).toBe(outstanding.now);
    const { rows: given } = await pool.query(
      `select sum(points)::bigint as points from ledger_entries
        where shop = $1 and points > 0 and source not in ('merge', 'order_moved', 'redemption_returned')`,
      [busy],
    );
    expect(issued.now).toBe(given[0].points);
  });

  it("are zero in a shop with nothing, whose points nobody can put a price on without a fixed amount", async () => {
    const { shop } = await testShop(pool);
    await pool.query("update catalogue_rewards set status = 'archived' where shop = $1", [shop]);
    const figures = await figuresOf(shop);
    expect(figures).toMatchObject({
      issued: { now: 0, before: 0 },
      outstanding: { now: 0, before: 0 },
      worth: null,
      customersWithPoints: 0,
      comeBack: { countedAt: null, rewarded: { customers: 0 }, others: { customers: 0 } },
    });
    expect(figures.chart.every(({ issued }) => issued === 0)).toBe(true);
  });
});

describe("how often a badge was earned", () => {
  it("is counted by version, without what was taken back, before it is kept, afterwards, and with what came since", async () => {
    const shop = await busyShop(pool, { reversalRevokesBadges: true });
    const standing = async () => {
      const { rows } = await pool.query<{ id: string; version: number; times: number; points: number }>(
        `select badge_id as id, badge_version as version, count(*)::int as times, sum(points)::int as points
           from awards where shop = $1 and revoked_at is null group by 1, 2`,
        [shop],
      );
      return Object.fromEntries(
        [...Map.groupBy(rows, ({ id }) => id)].map(([id, versions]) => [
          id,
          {
            timesEarned: versions.reduce((sum, { times }) => sum + times, 0),
            pointsGiven: versions.reduce((sum, { points }) => sum + points, 0),
            versions: Object.fromEntries(versions.map(({ version, times }) => [version, times])),
          },
        ]),
      );
    };
    const { rows: all } = await pool.query<{ id: string; revoked: number }>(
      "select badge_id as id, count(revoked_at)::int as revoked from awards where shop = $1 group by 1",
      [shop],
    );
    expect(all.some(({ revoked }) => revoked > 0)).toBe(true);
    const ids = all.map(({ id }) => id);
    const read = async () => {
      const figures = await readBadgeFigures(pool, shop, ids);
      const entries = Object.entries(figures).map(async ([id, figure]) => {
        return [id, { ...figure, versions: await readVersionFigures(pool, shop, id) }] as const;
      });
      return Object.fromEntries(await Promise.all(entries));
    };
    expect(await read()).toEqual(await standing());
    await countAll();
    await keep(shop);
    expect(await read()).toEqual(await standing());
    // One more of each, and one fewer.
    await pool.query(
      `insert into awards (id, shop, player_id, badge_id, badge_version, action_id, occurrence, points, earned_at)
       select overlay(id::text placing left($2, 13) from 1 for 13)::uuid, shop, player_id, badge_id, badge_version + 1,
              action_id, occurrence + 1000, points, earned_at from awards where shop = $1`,
      [shop, uuidv7()],
    );
    await pool.query(
      `update awards set revoked_at = now()
        where id = (select id from awards where shop = $1 and revoked_at is null order by id limit 1)`,
      [shop],
    );
    expect(await read()).toEqual(await standing());
    await countAll();
    expect(await read()).toEqual(await standing());
    expect(await kept(shop)).toEqual(await truth(shop));
  });
});

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

describe("customers who came back", () => {
  it("are counted by their first order, with a badge or without, and come back within 90 days", async () => {
    const { shop, handle } = await testShop(pool, { timeZone: zone });
    const order = async (customerId: string, day: string, productId: string, overrides: object = {}) =>
      handle(
        "orders/create",
        orderPayload({ customerId, at: `${day}T12:00:00-05:00`, items: [{ productId }], overrides: { ...overrides } }),
      );
    const [badge, plain] = ["1", "3"];
    await order("1", "2026-03-02", badge);
    await order("1", "2026-03-20", plain);
    // A day too late.
    await order("2", "2026-03-02", badge);
    await order("2", "2026-06-01", plain);
    await order("3", "2026-03-03", plain);
    await order("3", "2026-05-31", badge);
    await order("4", "2026-03-04", plain);
    // Cancelled, and a test: neither is a coming back.
    const cancelled = newId();
    await order("4", "2026-03-05", plain, { id: Number(cancelled), cancelled_at: "2026-03-06T10:00:00-05:00" });
    await order("4", "2026-03-07", plain, { test: true });
    // New before the period.
    await order("5", "2026-02-01", plain);
    await order("5", "2026-03-09", plain);
    await countAll();
    await keep(shop);
    await countCohorts(pool, shop, Date.now());
    await countCohorts(pool, shop, Date.now());
    const { comeBack } = await figuresOf(shop);
    expect(comeBack).toMatchObject({
      rewarded: { customers: 2, cameBack: 1 },
      others: { customers: 2, cameBack: 1 },
      countedAt: expect.any(Date),
    });
  });
});

describe("periods", () => {
  it("end today and are followed back by as many days", () => {
    const today = dayOf("2026-03-31");
    expect(presetPeriod("7", today)).toEqual({
      from: "2026-03-25",
      to: "2026-03-31",
      beforeFrom: "2026-03-18",
      unit: "day",
    });
    expect(presetPeriod("12m", today)).toMatchObject({ from: "2025-04-01", to: "2026-03-31", unit: "month" });
    expect(barsOf(presetPeriod("12m", today))).toHaveLength(12);
    expect(customPeriod("2026-03-02", "2026-03-01")).toBeNull();
    expect(customPeriod("2016-03-02", "2026-03-01")).toBeNull();
  });
});

describe("the worth of points", () => {
  const fixed = (name: string, price: number, amount: string) =>
    ({ name, price, voucher: { discount: "fixed", amount }, status: "active" }) as const;
  it("is that of the reward that gives the most for a point", () => {
    const rewards = [fixed("small", 100, "5.00"), fixed("large", 500, "30.00"), fixed("poor", 100, "1.00")];
    expect(worthOf(1_000, rewards, 2)).toMatchObject({ reward: "large", amountMinor: 6_000 });
    expect(worthOf(-5, rewards, 2)?.amountMinor).toBe(0);
  });
  it("is in minor units of the currency, whatever their number", () => {
    expect(worthOf(1_000, [fixed("off", 10_000, "500")], 0)?.amountMinor).toBe(50);
  });
});
