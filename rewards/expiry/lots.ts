// What is left of the points that a player has earned, oldest first. A lot is an entry that gave points, less what corrected
// it (refunds, expiry, merges). What was spent and names no lot (redemptions, adjustments) has used up the oldest lots.
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface Lot {
  /** The ledger entry that gave the points. */
  id: string;
  playerId: PlayerId;
  /** What is left; never zero. All of a player's together are never more than his balance. */
  points: number;
  earnedAt: Date;
  /** How often points of it have expired before. */
  expiries: number;
}

export interface LotsWanted {
  shop: ShopId;
  players: readonly PlayerId[];
  /** Earned before this moment, Unix ms. */
  earnedBefore: number;
  /** Points that cannot be spent yet at this moment are not asked for, and were not what was spent. */
  availableBy: number;
}

/** By player, oldest first. One pass over the ledgers of the players. */
export async function lotsLeft(connection: Connection, wanted: LotsWanted): Promise<Lot[]> {
  const { rows } = await connection.query<Lot>({
    name: "lots-left",
    text: `with nets as (
             select player_id, coalesce(reverses, id) as id, sum(points) as net,
                    min(occurred_at) filter (where reverses is null) as earned_at,
                    min(available_at) filter (where reverses is null) as available_at,
                    coalesce(bool_or(points > 0) filter (where reverses is null), false) as gave,
                    count(*) filter (where source = 'expiry') as expiries
               from ledger_entries
              where shop = $1 and player_id = any($2)
              group by player_id, coalesce(reverses, id)),
           lots as (
             select *, sum(net) over (partition by player_id order by earned_at, id) as through,
                    sum(net) over (partition by player_id) as total
               from nets
              where gave and net > 0 and earned_at < $3 and (available_at is null or available_at <= $4)),
           spent as (select player_id, -sum(net) as points from nets where net < 0 group by player_id),
           used as (
             select players.player_id, coalesce(spent.points, 0) as spent, greatest(players.balance, 0) as balance
               from players left join spent on spent.player_id = players.player_id
              where players.shop = $1 and players.player_id = any($2))
           select lots.id, lots.player_id as "playerId", lots.earned_at as "earnedAt", lots.expiries,
                  least(net, through - greatest(used.spent, total - used.balance))::bigint as points
             from lots join used on used.player_id = lots.player_id
            where through > greatest(used.spent, total - used.balance)
            order by lots.player_id, lots.earned_at, lots.id`,
    values: [wanted.shop, wanted.players, new Date(wanted.earnedBefore), new Date(wanted.availableBy)],
  });
  return rows;
}
