// How many points of a balance can be spent now: not those that the shop holds back for some days after an order.
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface SpendablePoints {
  balance: number;
  /** Held back for now. What a refund has taken of them is not among them. */
  pending: number;
  /** Balance less pending; below zero when more was taken back than was left. */
  spendable: number;
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
  const { rows } = await connection.query<{ balance: number; pending: number }>({
    name: "spendable-points",
    text: `select players.balance,
                  (select coalesce(sum(entry.points + (select coalesce(sum(correction.points), 0)
                                                         from ledger_entries correction
                                                        where correction.shop = entry.shop
                                                          and correction.reverses = entry.id)), 0)
                     from ledger_entries entry
                    where entry.shop = players.shop and entry.player_id = players.player_id
                      and entry.available_at > $3 and entry.reverses is null)::bigint as pending
             from players where players.shop = $1 and players.player_id = $2`,
    values: [shop, playerId, new Date(at)],
  });
  const [row] = rows;
  return row ? { ...row, spendable: row.balance - row.pending } : null;
}
