// The shop's players a page at a time, along the primary key: however many there are, a page costs the same.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";

export interface ListedPlayer {
  playerId: PlayerId;
  balance: number;
  /** Collected in all, and the highest level by it: rewards/programme/ladder.ts */
  pointsTotal: number;
  highestLevel: number | null;
  ordersCounted: number;
  /** How often badges were earned that are still his. */
  badges: number;
  updatedAt: Date;
}

export interface PlayerPage {
  players: ListedPlayer[];
  /** Where the next page goes on; null on the last. */
  next: PlayerId | null;
}

export const playersPerPage = 50;

const columns = `players.player_id as "playerId", balance, points_total as "pointsTotal", highest_level as "highestLevel",
  orders_counted as "ordersCounted", updated_at as "updatedAt",
  (select coalesce(sum(times_earned), 0) from progress
    where progress.shop = players.shop and progress.player_id = players.player_id)::int as badges`;

/** Who was merged into another one is not among them. @param before the last player of the page that came before. */
export async function listPlayers(pool: Pool, shop: ShopId, before: PlayerId | null): Promise<PlayerPage> {
  const { rows } = await pool.query<ListedPlayer>(
    `select ${columns} from players
      where shop = $1 and merged_into is null ${before === null ? "" : "and player_id < $3"}
      order by player_id desc limit $2`,
    [shop, playersPerPage + 1, ...(before === null ? [] : [before])],
  );
  const players = rows.slice(0, playersPerPage);
  return { players, next: rows.length > playersPerPage ? (players.at(-1)?.playerId ?? null) : null };
}

/** Those of them whom the shop knows, in the order that they were asked for. */
export async function findPlayers(pool: Pool, shop: ShopId, wanted: readonly PlayerId[]): Promise<ListedPlayer[]> {
  const { rows } = await pool.query<ListedPlayer>(
    `select ${columns} from unnest($2::text[]) with ordinality as wanted (player_id, place)
       join players on players.shop = $1 and players.player_id = wanted.player_id
      order by wanted.place`,
    [shop, wanted],
  );
  return rows;
}
