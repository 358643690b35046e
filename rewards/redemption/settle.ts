// How a redemption ends: its voucher is there, or its points are given back by an entry that names the debit. One of the
// two, once.
import { noteSupply } from "../catalogue/rewards.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { postEntries } from "../ledger/post.ts";
import { standingEntries } from "../ledger/standing.ts";
import { holdPlayers } from "../players/hold.ts";
import type { Connection } from "../store/transaction.ts";

export async function settleRedemption(connection: Connection, shop: ShopId, id: string, at: number): Promise<void> {
  await connection.query(
    "update redemptions set state = 'ready', finished_at = $3 where shop = $1 and id = $2 and state = 'creating'",
    [shop, id, new Date(at)],
  );
}

/** The points go to the player that the redeemer is by now, should he have been merged into another. */
export async function returnRedemption(
  connection: Connection,
  shop: ShopId,
  id: string,
  reason: string,
  at: number,
): Promise<void> {
  const { rows } = await connection.query<{ player_id: PlayerId; reward_id: string; points: number }>(
    `update redemptions set state = 'returned', reason = $3, finished_at = $4
      where shop = $1 and id = $2 and state = 'creating' returning player_id, reward_id, points`,
    [shop, id, reason, new Date(at)],
  );
  const [redemption] = rows;
  if (!redemption) return;
  await noteSupply(connection, shop, redemption.reward_id);
  const held = await holdPlayers(connection, shop, [redemption.player_id], { create: false });
  const player = held.get(redemption.player_id);
  if (!player) throw new Error(`Points of redemption ${id} were to be given back to a player who does not exist.`);
  // The debit has the redemption's own id (redeem.ts); after a merge another entry stands for it.
  const debit = (await standingEntries(connection, shop, [id])).get(id);
  await postEntries(connection, [
    {
      shop,
      playerId: player.playerId,
      points: redemption.points,
      source: "redemption_returned",
      entryKey: `redemption/${id}/returned`,
      reverses: debit?.id ?? id,
      occurredAt: at,
      note: reason,
    },
  ]);
}
