// Takes an adjustment back by a second entry that names the first: what is left of it, once, from whoever holds it now.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { postEntries } from "../ledger/post.ts";
import { standingEntries } from "../ledger/standing.ts";
import { holdPlayers } from "../players/hold.ts";
import { reachLevels } from "../recording/reach-levels.ts";
import { inTransaction } from "../store/transaction.ts";
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
    const standing = (await standingEntries(connection, shop, [first.entryId])).get(first.entryId);
    if (!standing) throw new Error(`The adjustment ${referenceId} has left the ledger.`);
    const points = -standing.left;
    if (points === 0) return { kind: "nothing_left" };
    const balance = player.balance + points;
    if (points < 0 && balance < 0 && !request.allowNegative) {
      return { kind: "too_few_points", balance: player.balance };
    }
    const id = uuidv7();
    const entry = { id, shop, playerId: standing.playerId, points, occurredAt: at, note: reason };
    await postEntries(connection, [
      { ...entry, source: "adjustment", entryKey: undoKey(first.entryId), reverses: standing.id },
    ]);
    await reachLevels(connection, shop, [{ ...player, points, causeId: id, referenceId, at }]);
    return { kind: "undone", adjustment: { entryId: id, playerId: standing.playerId, points, reason }, balance };
  });
}
