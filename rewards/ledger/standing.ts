// Where an entry's points are now. A merge moves them to another player by new entries (rewards/customers/move-ledger.ts),
// and what takes points back has to take them from there.
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface StandingEntry {
  /** The entry that stands for the one that was asked for; itself, if nothing was moved. */
  id: string;
  playerId: PlayerId;
  /** What corrections have left of it. */
  left: number;
}

/** A player who was merged into a merged player, and so on. */
const maxMoves = 50;

/** By the id that was asked for. Lock the players first (rewards/players/hold.ts), or it may be true no longer. */
export async function standingEntries(
  connection: Connection,
  shop: ShopId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StandingEntry>> {
  const { rows } = await connection.query<{ root: string; id: string; player_id: PlayerId; left: number }>({
    name: "standing-entries",
    text: `with recursive moved (root, id, player_id, points, step) as (
             select id, id, player_id, points, 0 from ledger_entries where shop = $1 and id = any($2::uuid[])
             union all
             select moved.root, next.id, next.player_id, next.points, moved.step + 1
               from moved join ledger_entries next
                 on next.shop = $1 and next.entry_key = 'merge/' || moved.id || '/to' and moved.step < ${maxMoves}),
           standing as (select distinct on (root) root, id, player_id, points from moved order by root, step desc)
           select root, id, player_id,
                  (points + coalesce((select sum(correction.points) from ledger_entries correction
                                       where correction.shop = $1 and correction.reverses = standing.id), 0))::bigint as left
             from standing`,
    values: [shop, ids],
  });
  return new Map(rows.map((row) => [row.root, { id: row.id, playerId: row.player_id, left: row.left }]));
}
