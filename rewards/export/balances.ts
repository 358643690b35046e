// Every player with his balance, a page at a time: what a shop takes along when it leaves, and what rewards/import reads back.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";
import { isErased } from "../privacy/names.ts";

export interface PlayerBalance {
  playerId: PlayerId;
  /** The whole balance, with what cannot be spent yet. */
  points: number;
  badges: number;
  ordersCounted: number;
  since: Date;
}

const perPage = 1_000;

/**
 * By their ids. Who became another player is that player; who was erased has no name by which he could be given his points.
 * Each page is read by itself, so nothing is locked however long it takes.
 */
export async function* allBalances(pool: Pool, shop: ShopId): AsyncGenerator<PlayerBalance[]> {
  for (let after = ""; ; ) {
    const { rows } = await pool.query<PlayerBalance & { isMerged: boolean }>(
      `with page as materialized (
         select player_id, balance, orders_counted, created_at, merged_into from players
          where shop = $1 and player_id > $2 order by player_id limit ${perPage}),
       badges as (
         select player_id, count(*) as earned from awards
          where shop = $1 and player_id in (select player_id from page) and revoked_at is null group by player_id)
       select page.player_id as "playerId", page.balance as points, coalesce(badges.earned, 0) as badges,
              page.orders_counted as "ordersCounted", page.created_at as since, page.merged_into is not null as "isMerged"
         from page left join badges using (player_id) order by page.player_id`,
      [shop, after],
    );
    const kept = rows.filter(({ isMerged, playerId }) => !isMerged && !isErased(playerId));
    if (kept.length > 0) yield kept;
    if (rows.length < perPage) return;
    after = rows.at(-1)?.playerId ?? after;
  }
}
