// Marks a perk as handed over: the merchant has given the customer what it promises. From then on it is used, with its moment,
// and the storefront shows it no more. Said twice it is the same.
import type { PlayerId, ShopId } from "../ids.ts";
import { presentNames } from "../players/hold.ts";
import type { Connection } from "../store/transaction.ts";
import { isUuid } from "../store/uuid.ts";

export interface HandOver {
  shop: ShopId;
  playerId: PlayerId;
  /** Of the inventory. */
  itemId: string;
  /** Unix milliseconds. */
  at: number;
}

export type HandOverOutcome =
  | { kind: "handed_over" }
  /** It was before. */
  | { kind: "replayed" }
  /** The player has no such perk, or it is something else: a voucher is used by an order, content by nobody. */
  | { kind: "unknown_perk" };

export async function handOver(
  connection: Connection,
  { shop, playerId, itemId, at }: HandOver,
): Promise<HandOverOutcome> {
  if (!isUuid(itemId)) return { kind: "unknown_perk" };
  const owner = (await presentNames(connection, shop, [playerId])).get(playerId) ?? playerId;
  const perk = "shop = $1 and player_id = $2 and id = $3 and kind = 'perk'";
  const { rowCount } = await connection.query(
    `update inventory_items set state = 'used', used_at = $4 where ${perk} and state = 'ready'`,
    [shop, owner, itemId, new Date(at)],
  );
  if (rowCount === 1) return { kind: "handed_over" };
  const known = await connection.query(`select 1 from inventory_items where ${perk} and state = 'used'`, [
    shop,
    owner,
    itemId,
  ]);
  return { kind: known.rowCount === 1 ? "replayed" : "unknown_perk" };
}
