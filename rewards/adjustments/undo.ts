// Takes an adjustment back by a second entry that names the first: what is left of it, once, and never the entry itself.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";
import { postEntries } from "../ledger/post.ts";
import { holdPlayers } from "../players/hold.ts";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";
import { type Adjustment, findAdjustment, findUndo, undoKey } from "./find.ts";

export interface UndoRequest {
  shop: ShopId;
  /** Of the adjustment. */
  referenceId: string;
  reason: string;
  /** Unix milliseconds. */
  at: number;
  /** Whether the balance may go below zero. */
  allowNegative?: boolean;
}

export type UndoOutcome =
  /** `adjustment` is the second entry. */
  | { kind: "undone"; adjustment: Adjustment; balance: number }
  | { kind: "replayed"; adjustment: Adjustment }
  | { kind: "unknown_adjustment" }
  /** Its points have expired. */
  | { kind: "nothing_left" }
  /** The player was merged, and what he had is another player's now: that one is to be adjusted. */
  | { kind: "moved"; to: PlayerId }
  | { kind: "too_few_points"; balance: number };

export async function undoAdjustment(pool: Pool, request: UndoRequest): Promise<UndoOutcome> {
  const { shop, referenceId, reason, at } = request;
  return inTransaction(pool, async (connection) => {
    const first = await findAdjustment(connection, shop, referenceId);
    if (!first) return { kind: "unknown_adjustment" };
    const player = (await holdPlayers(connection, shop, [first.playerId], { create: false })).get(first.playerId);
    if (!player) throw new Error(`The player of the adjustment ${referenceId} does not exist.`);
    const before = await findUndo(connection, shop, first.entryId);
    if (before) return { kind: "replayed", adjustment: before };
    if (player.playerId !== first.playerId) return { kind: "moved", to: player.playerId };
    const points = -(await leftOf(connection, shop, first));
    if (points === 0) return { kind: "nothing_left" };
    const balance = player.balance + points;
    if (points < 0 && balance < 0 && !request.allowNegative) {
      return { kind: "too_few_points", balance: player.balance };
    }
    const id = uuidv7();
    const entry = { id, shop, playerId: first.playerId, points, occurredAt: at, note: reason };
    await postEntries(connection, [
      { ...entry, source: "adjustment", entryKey: undoKey(first.entryId), reverses: first.entryId },
    ]);
    return { kind: "undone", adjustment: { entryId: id, playerId: first.playerId, points, reason }, balance };
  });
}

/** What an adjustment gave, less what has expired of it. */
async function leftOf(connection: Connection, shop: ShopId, first: Adjustment): Promise<number> {
  const { rows } = await connection.query<{ corrected: number }>(
    "select coalesce(sum(points), 0)::bigint as corrected from ledger_entries where shop = $1 and reverses = $2",
    [shop, first.entryId],
  );
  return first.points + (rows[0]?.corrected ?? 0);
}
