// An adjustment, found by the reference id that its caller gave it.
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface Adjustment {
  /** The ledger entry. */
  entryId: string;
  playerId: PlayerId;
  points: number;
  reason: string;
}

/** Entries of actions end in a number, so that no reference id makes the two meet. */
export const adjustmentKey = (referenceId: string) => `${referenceId}/adjustment`;
export const undoKey = (entryId: string) => `${entryId}/undone`;

/** Null when there is none. */
export const findAdjustment = (connection: Connection, shop: ShopId, referenceId: string): Promise<Adjustment | null> =>
  findByKey(connection, shop, adjustmentKey(referenceId));

/** The entry that takes an adjustment back; null while it stands. */
export const findUndo = (connection: Connection, shop: ShopId, entryId: string): Promise<Adjustment | null> =>
  findByKey(connection, shop, undoKey(entryId));

async function findByKey(connection: Connection, shop: ShopId, key: string): Promise<Adjustment | null> {
  const { rows } = await connection.query<{ id: string; player_id: PlayerId; points: number; note: string | null }>(
    `select id, player_id, points, note from ledger_entries
      where shop = $1 and entry_key = $2 and source = 'adjustment'`,
    [shop, key],
  );
  const [row] = rows;
  return row ? { entryId: row.id, playerId: row.player_id, points: row.points, reason: row.note ?? "" } : null;
}
