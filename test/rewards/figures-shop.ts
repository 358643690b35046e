// A shop whose figures are worked out twice: from the days that are kept, and from its whole ledger. And a spring that a
// merchant can follow with a pencil.
import { setTimeout as sleep } from "node:timers/promises";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import { expireShopPoints } from "../../rewards/expiry/expire.ts";
import { checkShop } from "../../rewards/figures/check-shop.ts";
import { countNew, settledAfterMs } from "../../rewards/figures/count-new.ts";
import { customPeriod, type Period } from "../../rewards/figures/period.ts";
import { readFigures } from "../../rewards/figures/read.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { redeem } from "../../rewards/redemption/redeem.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { type TestShop, testShop } from "../support/shop.ts";
import { refund } from "./busy-shop.ts";

export const { pool } = await testDatabase({ poolSize: 8 });

export const zone = "America/New_York";

export const march = customPeriod("2026-03-01", "2026-03-31") as Period;

/** Counts all that is there now. What comes next has ids of a later millisecond. */
export async function countAll(): Promise<number> {
  const touched = await countNew(pool, Date.now() + settledAfterMs + 1);
  await sleep(3);
  return touched;
}

export const noon = (day: string) => Date.parse(`${day}T12:00:00-04:00`);

export const keep = async (shop: ShopId, timeZone = zone) =>
  checkShop(pool, { shop, timeZone, isKnown: false }, Date.now());

export const figuresOf = (shop: ShopId, period = march, timeZone = zone) =>
  readFigures(pool, { shop, timeZone, currency: "USD" }, period);

/** The days as the ledger and the awards have them, reckoned anew. */
export async function truth(shop: ShopId, timeZone = zone) {
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

export async function kept(shop: ShopId) {
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
export async function spring(): Promise<TestShop> {
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
