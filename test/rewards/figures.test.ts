// What the home page says is what a merchant works out by hand, on days of his own clocks, and what the ledger says of each
// version of a badge.
import { describe, expect, it } from "vitest";
import { readBadgeFigures, readVersionFigures } from "../../rewards/figures/badge-sums.ts";
import { countCohorts } from "../../rewards/figures/cohorts.ts";
import { customPeriod, type Period } from "../../rewards/figures/period.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";
import { busyShop } from "./busy-shop.ts";
import { countAll, figuresOf, keep, kept, pool, spring, truth, zone } from "./figures-shop.ts";

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
