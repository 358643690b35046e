// Points that somebody gives or takes by hand, with a reason: one ledger entry for each reference id, however often it is
// asked for, and the levels that they lead to. More than the balance is not taken, unless the caller wants just that.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";
import { postEntries } from "../ledger/post.ts";
import { holdPlayers } from "../players/hold.ts";
import { reachLevels } from "../recording/reach-levels.ts";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";
import { type Adjustment, adjustmentKey, findAdjustment } from "./find.ts";

/** Points of one adjustment, either way. */
export const maxAdjustmentPoints = 1_000_000_000;

export interface AdjustmentRequest {
  shop: ShopId;
  playerId: PlayerId;
  /** Not zero; negative takes. */
  points: number;
  /** For the merchant and the shopper to read; no personal data. */
  reason: string;
  /** The caller's; unique among the shop's adjustments, for ever. */
  referenceId: string;
  /** Unix milliseconds. */
  at: number;
  /** Whether the balance may go below zero. */
  allowNegative?: boolean;
}

export type AdjustmentOutcome =
  /** Posted just now. */
  | { kind: "adjusted"; adjustment: Adjustment; balance: number }
  /** The same was posted before; nothing is changed. */
  | { kind: "replayed"; adjustment: Adjustment }
  /** The reference id was used before for another player, other points or another reason. */
  | { kind: "conflict" }
  | { kind: "too_few_points"; balance: number }
  /** Points are to be taken from a player whom the shop does not know. */
  | { kind: "unknown_player" };

/** A player who is not known is created when he is given points. */
export async function adjustPoints(pool: Pool, request: AdjustmentRequest): Promise<AdjustmentOutcome> {
  const { shop, playerId, points, reason, referenceId, at } = request;
  if (!Number.isSafeInteger(points) || points === 0) throw new Error(`${points} is no number of points to adjust.`);
  return inTransaction(pool, async (connection): Promise<AdjustmentOutcome> => {
    const before = await findAdjustment(connection, shop, referenceId);
    if (before) return sameAgain(connection, before, request);
    const player = (await holdPlayers(connection, shop, [playerId], { create: points > 0 })).get(playerId);
    if (!player) return { kind: "unknown_player" };
    const balance = player.balance + points;
    if (points < 0 && balance < 0 && !request.allowNegative) {
      return { kind: "too_few_points", balance: player.balance };
    }
    const id = uuidv7();
    const entry = { id, shop, playerId: player.playerId, points, occurredAt: at, note: reason };
    const posted = await postEntries(connection, [
      { ...entry, source: "adjustment", entryKey: adjustmentKey(referenceId) },
    ]);
    if (posted.length > 0) {
      await reachLevels(connection, shop, [{ ...player, points, causeId: id, referenceId, at }]);
      return { kind: "adjusted", adjustment: { entryId: id, playerId: player.playerId, points, reason }, balance };
    }
    // Somebody posted the same reference id while we waited for the lock.
    const other = await findAdjustment(connection, shop, referenceId);
    if (!other) throw new Error(`The adjustment ${referenceId} was neither written nor there.`);
    return sameAgain(connection, other, request);
  });
}

async function sameAgain(
  connection: Connection,
  before: Adjustment,
  request: AdjustmentRequest,
): Promise<AdjustmentOutcome> {
  const { shop, playerId, points, reason } = request;
  const player = (await holdPlayers(connection, shop, [playerId], { create: false })).get(playerId);
  const isSamePlayer = before.playerId === playerId || before.playerId === player?.playerId;
  const isSame = isSamePlayer && before.points === points && before.reason === reason;
  return isSame ? { kind: "replayed", adjustment: before } : { kind: "conflict" };
}
