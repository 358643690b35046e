// Proves the days of a shop against its whole ledger and puts them right where they differ: of a shop that is new here, one
// whose time zone has changed, and of every shop once a day, so that no mistake lives longer than that.
import type { Pool } from "pg";
import { zoneOf } from "../engine/zone.ts";
import type { ShopId } from "../ids.ts";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { badgeSums } from "./badge-sums.ts";
import { holdMark } from "./count-new.ts";
import { daySums, leastId, leastIdAt } from "./day-sums.ts";

const checkEveryMs = 24 * 3_600_000;

export interface ShopToCheck {
  shop: ShopId;
  timeZone: string;
  /** Whether its days should be right already. */
  isKnown: boolean;
}

/** Those that have no days yet first. @param now Unix milliseconds. */
export async function shopsToCheck(
  pool: Pool,
  now: number,
  limit: number,
  except: readonly ShopId[] = [],
): Promise<ShopToCheck[]> {
  const { rows } = await pool.query<{ shop: ShopId; time_zone: string; counted_zone: string | null }>(
    `select shops.shop, shops.time_zone, figure_shops.time_zone as counted_zone
       from shops left join figure_shops on figure_shops.shop = shops.shop
      where uninstalled_at is null and (checked_at is null or checked_at < $1 or figure_shops.asked_zone <> shops.time_zone)
        and shops.shop <> all($3)
      order by checked_at nulls first, shops.shop limit $2`,
    [new Date(now - checkEveryMs), limit, except],
  );
  return rows.map((row) => ({
    shop: row.shop,
    timeZone: row.time_zone,
    isKnown: row.counted_zone === usableZone(row.time_zone),
  }));
}

/** A zone that is none counts in universal time, as everywhere in Encore. */
export const usableZone = (timeZone: string): string => (zoneOf(timeZone) === undefined ? "UTC" : timeZone);

/** @param now Unix milliseconds. @returns how many sums were wrong; of a new shop all of them are missing, and none is wrong. */
export async function checkShop(pool: Pool, { shop, timeZone, isKnown }: ShopToCheck, now: number): Promise<number> {
  return inTransaction(pool, async (connection) => {
    const mark = await holdMark(connection);
    if (mark === null) return 0;
    // An erasure waits for this transaction, and takes away what it wrote.
    const { rowCount } = await connection.query(
      "select 1 from shops where shop = $1 and uninstalled_at is null for share",
      [shop],
    );
    if (rowCount === 0) return 0;
    const changed = await putRight(connection, shop, usableZone(timeZone), mark);
    await connection.query(
      `insert into figure_shops (shop, time_zone, asked_zone, checked_at) values ($1, $2, $3, $4)
       on conflict (shop) do update
          set time_zone = excluded.time_zone, asked_zone = excluded.asked_zone, checked_at = excluded.checked_at`,
      [shop, usableZone(timeZone), timeZone, new Date(now)],
    );
    return isKnown ? changed : 0;
  });
}

async function putRight(connection: Connection, shop: ShopId, zone: string, mark: number): Promise<number> {
  const { rows } = await connection.query<{ changed: number }>(
    `with truth as materialized (${daySums("one shop")}),
     gone as (
       delete from figure_days as days
        where days.shop = $3
          and not exists (select from truth where truth.day = days.day and truth.source = days.source)
       returning 1),
     written as (
       insert into figure_days as days (shop, day, source, given, taken, entries) select * from truth
       on conflict (shop, day, source) do update
          set given = excluded.given, taken = excluded.taken, entries = excluded.entries
        where (days.given, days.taken, days.entries) is distinct from (excluded.given, excluded.taken, excluded.entries)
       returning 1)
     select (select count(*) from gone) + (select count(*) from written) as changed`,
    [leastId, leastIdAt(mark), shop, zone],
  );
  return (rows[0]?.changed ?? 0) + (await putBadgesRight(connection, shop, mark));
}

async function putBadgesRight(connection: Connection, shop: ShopId, mark: number): Promise<number> {
  const { rows } = await connection.query<{ changed: number }>(
    `with truth as materialized (${badgeSums("one shop")}),
     gone as (
       delete from figure_badges as badges
        where badges.shop = $3
          and not exists (select from truth
                           where truth.badge_id = badges.badge_id and truth.badge_version = badges.badge_version)
       returning 1),
     written as (
       insert into figure_badges as badges (shop, badge_id, badge_version, awards, points) select * from truth
       on conflict (shop, badge_id, badge_version) do update set awards = excluded.awards, points = excluded.points
        where (badges.awards, badges.points) is distinct from (excluded.awards, excluded.points)
       returning 1)
     select (select count(*) from gone) + (select count(*) from written) as changed`,
    [leastId, leastIdAt(mark), shop],
  );
  return rows[0]?.changed ?? 0;
}
