// Which shops want to know of their customers' anniversaries, and up to which day each was told. A shop that stops wanting it
// loses its mark, so that nothing is made up for later when it wants it again.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";

/** The name of the action. */
export const anniversary = "anniversary";

export interface ShopWithAnniversaries {
  shop: ShopId;
  timeZone: string;
  /** 2026-03-01; null for a shop that has just begun. */
  doneUntil: string | null;
}

/** Installed, not paused, and with a badge in force, or points, for the action. @param now Unix milliseconds. */
export async function shopsWithAnniversaries(pool: Pool, now: number): Promise<ShopWithAnniversaries[]> {
  const { rows } = await pool.query<ShopWithAnniversaries>({
    name: "shops-with-anniversaries",
    text: `select shops.shop, time_zone as "timeZone", mark.day as "doneUntil"
             from shops left join anniversary_marks mark on mark.shop = shops.shop
            where uninstalled_at is null and not coalesce((settings ->> 'paused')::boolean, false)
              and (exists (
                     select from badge_versions version
                       join badges on badges.shop = version.shop and badges.id = version.badge_id
                                  and badges.current_version = version.version and badges.status = 'active'
                      where version.shop = shops.shop and version.definition ->> 'action' = '${anniversary}'
                        and not coalesce((version.definition ->> 'paused')::boolean, false)
                        and coalesce((version.definition ->> 'startsAt')::bigint, $1) <= $1
                        and coalesce((version.definition ->> 'endsAt')::bigint, $1 + 1) > $1)
                   or jsonb_path_exists(settings, '$.actionRules[*] ? (@.action == "${anniversary}" && @.points > 0)'))
            order by shops.shop`,
    values: [now],
  });
  return rows;
}

/** @param day 2026-03-01 */
export async function markAnniversaries(pool: Pool, shop: ShopId, day: string): Promise<void> {
  await pool.query(
    `insert into anniversary_marks (shop, day) values ($1, $2)
     on conflict (shop) do update set day = greatest(anniversary_marks.day, excluded.day)`,
    [shop, day],
  );
}

export async function forgetMarksExceptOf(pool: Pool, shops: readonly ShopId[]): Promise<void> {
  await pool.query("delete from anniversary_marks where shop <> all($1::text[])", [shops]);
}
