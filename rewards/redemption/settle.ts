// How a redemption ends: what it bought is there, which endpoints are told, or its points are given back by an entry that names
// the debit. One of the two, once.
import { noteSupply } from "../catalogue/rewards.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { postEntries } from "../ledger/post.ts";
import { standingEntries } from "../ledger/standing.ts";
import { announce } from "../notices/announce.ts";
import type { Notice } from "../notices/notice.ts";
import { holdPlayers } from "../players/hold.ts";
import type { ItemKind } from "../recording/effects.ts";
import type { Connection } from "../store/transaction.ts";

/** @returns ids of new outbox messages. */
export async function settleRedemption(
  connection: Connection,
  shop: ShopId,
  id: string,
  at: number,
): Promise<number[]> {
  const { rows } = await connection.query<Settled>(
    `update redemptions set state = 'ready', finished_at = $3
       from inventory_items item
      where redemptions.shop = $1 and redemptions.id = $2 and redemptions.state = 'creating'
        and item.shop = $1 and item.redemption_id = $2
     returning redemptions.player_id, redemptions.reward_id, redemptions.reference_id, redemptions.points,
               item.id as item_id, item.kind, item.label, item.description`,
    [shop, id, new Date(at)],
  );
  return announce(
    connection,
    rows.map((row) => noticeOf(shop, id, row, at)),
  );
}

interface Settled {
  player_id: PlayerId;
  reward_id: string;
  reference_id: string;
  points: number;
  item_id: string;
  kind: ItemKind;
  label: string;
  description: string | null;
}

const noticeOf = (shop: ShopId, redemptionId: string, row: Settled, at: number): Notice => ({
  shop,
  playerId: row.player_id,
  occurredAt: at,
  key: redemptionId,
  topic: "reward_redeemed",
  about: {
    redemptionId,
    rewardId: row.reward_id,
    itemId: row.item_id,
    kind: row.kind,
    label: row.label,
    description: row.description,
    points: row.points,
    referenceId: row.reference_id,
  },
});

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
