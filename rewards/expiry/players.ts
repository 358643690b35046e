// The players of a shop who have points, some hundred at a time.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";

const playersAtOnce = 500;

/** Ends early when the signal is aborted. */
export async function* playersWithPoints(pool: Pool, shop: ShopId, signal?: AbortSignal): AsyncGenerator<PlayerId[]> {
  let last = "";
  while (!signal?.aborted) {
    const { rows } = await pool.query<{ player_id: PlayerId }>({
      name: "players-with-points",
      text: `select player_id from players
              where shop = $1 and player_id > $2 and balance > 0 order by player_id limit ${playersAtOnce}`,
      values: [shop, last],
    });
    const players = rows.map((row) => row.player_id);
    if (players.length > 0) yield players;
    if (players.length < playersAtOnce) return;
    last = players.at(-1) ?? "";
  }
}
