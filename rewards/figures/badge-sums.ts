// How often each version of a badge was earned and what it gave, added up as the days are (./day-sums.ts). What was taken back
// is in it: that may happen years later, and is subtracted when the sums are read.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { inOneMoment } from "../store/transaction.ts";
import { isUuid } from "../store/uuid.ts";
import { leastId, leastIdAt } from "./day-sums.ts";
import { readKnown } from "./known.ts";

/**
 * A statement of (shop, badge_id, badge_version, awards, points), of every shop in `figure_shops` or of one: then $3 is the shop.
 * @param $1 the least id that is read, $2 the least id that is not.
 */
export const badgeSums = (of: "every shop" | "one shop"): string => `
    select rows.shop, rows.badge_id, rows.badge_version, count(*) as awards, sum(rows.points)::bigint as points
      from awards as rows ${of === "every shop" ? "join figure_shops using (shop)" : ""}
     where rows.id >= $1 and rows.id < $2 ${of === "one shop" ? "and rows.shop = $3" : ""}
     group by 1, 2, 3`;

/** Of all awards that were not taken back. */
export interface BadgeFigures {
  timesEarned: number;
  pointsGiven: number;
}

interface VersionSum extends BadgeFigures {
  badgeId: string;
  version: number;
}

/** By badge id; a badge that nobody has is absent. */
export async function readBadgeFigures(
  pool: Pool,
  shop: ShopId,
  badgeIds: readonly string[],
): Promise<Record<string, BadgeFigures>> {
  const badges = Map.groupBy(await readSums(pool, shop, badgeIds), ({ badgeId }) => badgeId);
  return Object.fromEntries(
    [...badges].map(([badgeId, versions]) => [
      badgeId,
      {
        timesEarned: versions.reduce((sum, { timesEarned }) => sum + timesEarned, 0),
        pointsGiven: versions.reduce((sum, { pointsGiven }) => sum + pointsGiven, 0),
      },
    ]),
  );
}

/** How often each version of the badge was earned. */
export async function readVersionFigures(pool: Pool, shop: ShopId, badgeId: string): Promise<Record<string, number>> {
  if (!isUuid(badgeId)) return {};
  const versions = await readSums(pool, shop, [badgeId]);
  return Object.fromEntries(versions.map(({ version, timesEarned }) => [version, timesEarned]));
}

function readSums(pool: Pool, shop: ShopId, badgeIds: readonly string[]): Promise<VersionSum[]> {
  return inOneMoment(pool, async (connection) => {
    const known = await readKnown(connection, shop);
    const { rows } = await connection.query<VersionSum>(
      `with sums as (
         select badge_id, badge_version, awards, points from figure_badges
          where shop = $1 and badge_id = any($2::uuid[]) and $4
         union all
         select badge_id, badge_version, 1, points from awards
          where id >= $3 and shop = $1 and badge_id = any($2::uuid[])
         union all
         select badge_id, badge_version, -1, -points from awards
          where shop = $1 and badge_id = any($2::uuid[]) and revoked_at is not null)
       select badge_id as "badgeId", badge_version as version, sum(awards)::bigint as "timesEarned",
              sum(points)::bigint as "pointsGiven"
         from sums group by 1, 2 having sum(awards) > 0`,
      [shop, badgeIds, known ? leastIdAt(known.countedUntil.getTime()) : leastId, known !== null],
    );
    return rows;
  });
}
