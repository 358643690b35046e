// Balances, and how far everybody is with each badge: written once, at the end of a history, when they are final.
import type { Pool } from "pg";
import { upsertActionStates } from "../../rewards/recording/action-states.ts";
import type { PlayerInGroup } from "../../rewards/recording/state.ts";
import { upsertProgress } from "../../rewards/recording/write.ts";
import { insertRows } from "../../rewards/store/rows.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";

const playersPerBatch = 1_000;

/** @returns how many rows of progress. @param onProgress from 0 to 1. */
export async function writePlayers(
  pool: Pool,
  players: readonly PlayerInGroup[],
  now: number,
  onProgress: (share: number) => void,
): Promise<number> {
  const when = new Date(now).toISOString();
  let written = 0;
  for (let from = 0; from < players.length; from += playersPerBatch) {
    const group = players.slice(from, from + playersPerBatch);
    const progress = group.flatMap((player) =>
      [...player.badges].map(([badgeId, state]) => ({ player, badgeId, state })),
    );
    await inTransaction(pool, async (connection) => {
      await insertRows<PlayerInGroup>(
        connection,
        "players",
        {
          shop: ["text", (player) => player.shop],
          player_id: ["text", (player) => player.playerId],
          balance: ["bigint", (player) => player.balance],
          points_total: ["bigint", (player) => player.pointsTotal],
          highest_level: ["int", (player) => player.highestLevel],
          orders_counted: ["int", (player) => player.ordersCounted],
          updated_at: ["timestamptz", () => when],
        },
        group,
      );
      await upsertProgress(connection, progress);
      await upsertActionStates(
        connection,
        group.flatMap((player) => [...player.actions].map(([action, state]) => ({ player, action, state }))),
      );
    });
    written += progress.length;
    onProgress(from / players.length);
  }
  return written;
}
