// How many points of a balance can be spent now: not those that the shop holds back for some days after an order.
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface SpendablePoints {
  balance: number;
  /** Held back for now. What a refund has taken of them is not among them. */
  pending: number;
  /** Balance less pending; below zero when more was taken back than was left. */
  spendable: number;
  /** When the next of the pending points can be spent. */
  nextAvailableAt: Date | null;
  /** Collected in all, and the highest level by it: rewards/programme/ladder.ts */
  pointsTotal: number;
  highestLevel: number | null;
}

/**
 * Null for a player whom the shop does not know. To decide by it, hold the player first. @param at Unix milliseconds.
 * An entry's net is its points with all that corrects it (refunds, expiry, merges).
 */
export async function spendablePoints(
  connection: Connection,
  shop: ShopId,
  playerId: PlayerId,
  at: number,
): Promise<SpendablePoints | null> {
  return (await spendablePointsOf(connection, shop, [playerId], at)).get(playerId) ?? null;
}

/** Of several players; who is unknown is absent. */
export async function spendablePointsOf(
  connection: Connection,
  shop: ShopId,
  playerIds: readonly PlayerId[],
  at: number,
): Promise<ReadonlyMap<PlayerId, SpendablePoints>> {
  const { rows } = await connection.query<{
    player_id: PlayerId;
    balance: number;
    points_total: number;
    highest_level: number | null;
    pending: number;
    next: Date | null;
  }>({
    name: "spendable-points",
    text: `select players.player_id, players.balance, players.points_total, players.highest_level,
                  held.pending, held.next
             from players
            cross join lateral (
              select coalesce(sum(entry.points + (select coalesce(sum(correction.points), 0)
                                                    from ledger_entries correction
                                                   where correction.shop = entry.shop
                                                     and correction.reverses = entry.id)), 0)::bigint as pending,
                     min(entry.available_at) as next
                from ledger_entries entry
               where entry.shop = players.shop and entry.player_id = players.player_id
                 and entry.available_at > $3 and entry.reverses is null) as held
            where players.shop = $1 and players.player_id = any($2)`,
    values: [shop, playerIds, new Date(at)],
  });
  return new Map(
    rows.map(({ player_id: playerId, balance, pending, next, ...row }) => {
      const { points_total: pointsTotal, highest_level: highestLevel } = row;
      return [
        playerId,
        { balance, pending, spendable: balance - pending, nextAvailableAt: next, pointsTotal, highestLevel },
      ];
    }),
  );
}
