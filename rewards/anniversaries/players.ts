// Who first ordered when: the earliest of a player's purchases that still counts, read from what was recorded, so that an
// order that is taken back, moved by a merge, or found later needs no note of its own. Each player costs one look into an index.
import type { Pool } from "pg";
import type { OrderId, PlayerId, ShopId } from "../ids.ts";
import { erasedPlayerName } from "../privacy/names.ts";
import type { Connection } from "../store/transaction.ts";
import type { Anniversary } from "./calendar.ts";
import { anniversary } from "./marks.ts";

const playersAtOnce = 1_000;

/** Those who have orders that count, a page at a time; none who was merged or erased. Ends early with the signal. */
export async function* playersWithOrders(pool: Pool, shop: ShopId, signal?: AbortSignal): AsyncGenerator<PlayerId[]> {
  let last = "";
  while (!signal?.aborted) {
    const { rows } = await pool.query<{ player_id: PlayerId }>({
      name: "players-with-orders",
      text: `select player_id from players
              where shop = $1 and player_id > $2 and orders_counted > 0 and merged_into is null
                and player_id !~ '${erasedPlayerName}'
              order by player_id limit ${playersAtOnce}`,
      values: [shop, last],
    });
    const players = rows.map((row) => row.player_id);
    if (players.length > 0) yield players;
    if (players.length < playersAtOnce) return;
    last = players.at(-1) ?? "";
  }
}

export interface FirstOrder {
  playerId: PlayerId;
  at: Date;
  /** Null where the order was erased because it named somebody else. */
  orderId: OrderId | null;
}

/** Of these players, the first orders that have one of the anniversaries. */
export async function firstOrdersAmong(
  connection: Connection,
  shop: ShopId,
  players: readonly PlayerId[],
  anniversaries: readonly Anniversary[],
): Promise<FirstOrder[]> {
  const ranges = anniversaries.map(
    ({ from, until }) => `[${new Date(from).toISOString()},${new Date(until).toISOString()})`,
  );
  const { rows } = await connection.query<FirstOrder>({
    name: "first-orders-among",
    text: `select given.player_id as "playerId", first.occurred_at as at, first.order_id as "orderId"
             from unnest($2::text[]) as given (player_id)
            cross join lateral (
              select occurred_at, order_id from actions
               where actions.shop = $1 and actions.player_id = given.player_id
                 and name = 'purchase' and source = 'order' and reversed_at is null
               order by occurred_at limit 1) as first
            where first.occurred_at <@ $3::tstzmultirange`,
    values: [shop, players, `{${ranges.join(",")}}`],
  });
  return rows;
}

/** A customer whose first order was a test is the merchant himself. One anniversary of so many years is one, also after a merge. */
export async function withoutAnniversary(
  connection: Connection,
  shop: ShopId,
  wanted: readonly { playerId: PlayerId; orderId: OrderId | null; years: number }[],
): Promise<ReadonlySet<PlayerId>> {
  const { rows } = await connection.query<{ player_id: PlayerId }>({
    name: "without-anniversary",
    text: `select wanted.player_id
             from unnest($2::text[], $3::text[], $4::int[]) as wanted (player_id, order_id, years)
            cross join lateral (
              select exists (select from orders where orders.shop = $1 and orders.order_id = wanted.order_id
                                                  and snapshot ->> 'test' = 'true') as is_test,
                     exists (select from actions
                              where actions.shop = $1 and actions.player_id = wanted.player_id
                                and name = '${anniversary}' and source = 'schedule'
                                and (details ->> 'years')::int = wanted.years) as had_it offset 0) as known
            where not known.is_test and not known.had_it`,
    values: [
      shop,
      wanted.map(({ playerId }) => playerId),
      wanted.map(({ orderId }) => orderId),
      wanted.map(({ years }) => years),
    ],
  });
  return new Set(rows.map((row) => row.player_id));
}
