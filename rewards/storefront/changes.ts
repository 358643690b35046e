// Which metafields are to be looked at, and by whom. A change becomes a due row; a row that is due is taken for a while rather
// than locked, so that no transaction stays open while Shopify is asked, and a worker that dies gives its rows back.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";

/** Stands for the shop's programme where a player is named. */
export const theProgramme = "" as PlayerId;

/** In one go; more wait for the next. */
const changesTogether = 2_000;

/**
 * What has changed since the last time is due. Many changes of one player are one. A shop that is being erased gets no rows
 * any more. @returns how many rows are due because of it.
 */
export async function noteChanges(pool: Pool, at: Date): Promise<number> {
  // In the order of the key, as everybody locks these rows.
  const { rowCount } = await pool.query({
    name: "note-storefront-changes",
    text: `with taken as (
             delete from storefront_changes
              where ctid = any(array(select ctid from storefront_changes limit ${changesTogether} for update skip locked))
             returning shop, player_id)
           insert into storefront_metafields (shop, player_id, due_at)
           select distinct taken.shop, taken.player_id, $1::timestamptz
             from taken join shops on shops.shop = taken.shop and shops.erasing_since is null
            where taken.player_id ~ '^[0-9]*$'
            order by taken.shop, taken.player_id
           on conflict (shop, player_id) do update set due_at = excluded.due_at`,
    values: [at],
  });
  return rowCount ?? 0;
}

/** Installed shops with something to write, those that have waited longest first. @param except those that are left alone. */
export async function dueShops(pool: Pool, at: Date, except: readonly ShopId[], limit: number): Promise<ShopId[]> {
  const { rows } = await pool.query<{ shop: ShopId }>({
    name: "due-storefronts",
    text: `select due.shop
             from (select shop, min(due_at) as since from storefront_metafields where due_at <= $1 and shop <> all($2) group by shop) as due
             join shops on shops.shop = due.shop and shops.uninstalled_at is null
            order by due.since limit $3`,
    values: [at, except, limit],
  });
  return rows.map((row) => row.shop);
}

export interface TakenMetafield {
  playerId: PlayerId;
  /** Of what was written last; null: nothing was, or nobody knows. */
  hash: string | null;
  digest: string | null;
  /** Tries in a row that failed. */
  attempts: number;
  /** Until when nobody else takes it; it is ours to finish only while the row still says so. */
  takenUntil: Date;
}

/** Longer than a call to Shopify may take, with its waits. */
const takenForMs = 60_000;

/**
 * The newest first: somebody may be looking at what has just changed, while many rows of a changed programme have time. The
 * programme itself comes before them all.
 */
export async function takeDue(pool: Pool, shop: ShopId, at: Date, mostPlayers: number): Promise<TakenMetafield[]> {
  const takenUntil = new Date(at.getTime() + takenForMs);
  const { rows } = await pool.query<{
    player_id: PlayerId;
    hash: string | null;
    digest: string | null;
    attempts: number;
  }>({
    name: "take-due-storefront",
    text: `update storefront_metafields set due_at = $3
            where shop = $1 and due_at <= $2
              and (player_id = '' or
                   player_id = any(array(select player_id from storefront_metafields
                                          where shop = $1 and due_at <= $2 and player_id <> ''
                                          order by due_at desc limit $4 for update skip locked)))
           returning player_id, hash, digest, attempts`,
    values: [shop, at, takenUntil, mostPlayers],
  });
  return rows.map(({ player_id: playerId, ...row }) => ({ playerId, ...row, takenUntil }));
}
