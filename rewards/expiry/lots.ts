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
    text: `with wanted as (
             select players.player_id, greatest(players.balance, 0) as balance
               from unnest($2::text[]) as name (player_id)
               join players on players.shop = $1 and players.player_id = name.player_id),
           nets as (
             select ledger_entries.player_id, coalesce(reverses, id) as id, sum(points)::bigint as net,
                    min(occurred_at) filter (where reverses is null) as earned_at,
                    min(available_at) filter (where reverses is null) as available_at,
                    coalesce(bool_or(points > 0) filter (where reverses is null), false) as gave,
                    count(*) filter (where source = 'expiry') as expiries
               from wanted
               join ledger_entries on ledger_entries.shop = $1 and ledger_entries.player_id = wanted.player_id
              group by ledger_entries.player_id, coalesce(reverses, id)),
           judged as (
             select *, gave and net > 0 and earned_at < $3 and (available_at is null or available_at <= $4) as is_lot,
                    -- What was given back counts against its debit, also where a merge has given that another name.
                    coalesce(sum(-net) filter (where net < 0 or not gave) over (partition by player_id), 0) as spent
               from nets),
           lots as (
             select *, sum(net) over (partition by player_id order by earned_at, id) as through,
                    sum(net) over (partition by player_id) as total
               from judged where is_lot),
           used as (
             select lots.*, greatest(spent, total - wanted.balance) as used
               from lots join wanted on wanted.player_id = lots.player_id)
           select id, player_id as "playerId", earned_at as "earnedAt", expiries,
                  least(net, through - used)::bigint as points
             from used where through > used
            order by player_id, earned_at, id`,
    values: [wanted.shop, wanted.players, new Date(wanted.earnedBefore), new Date(wanted.availableBy)],
  });
  return rows;
}
