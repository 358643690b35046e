// Writes a group's effects: one statement a table, whatever the number of rows.
import { announce } from "../notices/announce.ts";
import { insertRows } from "../store/rows.ts";
import type { Connection } from "../store/transaction.ts";
import { upsertActionStates } from "./action-states.ts";
import { actionColumns, awardColumns } from "./columns.ts";
import {
  type Effects,
  type InventoryRow,
  itemKindOf,
  type LedgerRow,
  type OutboxRow,
  type ProgressRow,
} from "./effects.ts";
import type { PlayerInGroup } from "./state.ts";

const date = (at: number) => new Date(at).toISOString();

/** @returns the ids of the new outbox messages. */
export async function writeEffects(connection: Connection, effects: Effects): Promise<number[]> {
  await insertRows(connection, "actions", actionColumns, effects.actions);
  await insertLedger(connection, effects.ledger);
  await insertRows(connection, "awards", awardColumns, effects.awards);
  await insertInventory(connection, effects.inventory);
  await upsertProgress(connection, [...effects.progress.values()]);
  await upsertActionStates(connection, [...effects.actionStates.values()]);
  await updatePlayers(connection, [...effects.players.values()]);
  return [...(await insertOutbox(connection, effects.outbox)), ...(await announce(connection, effects.notices))];
}

const insertLedger = (connection: Connection, rows: readonly LedgerRow[]) =>
  insertRows<LedgerRow>(
    connection,
    "ledger_entries",
    {
      id: ["uuid", (row) => row.id],
      shop: ["text", (row) => row.request.shop],
      player_id: ["text", (row) => row.request.playerId],
      action_id: ["uuid", (row) => row.actionId],
      points: ["bigint", (row) => row.points],
      source: ["text", (row) => row.source],
      badge_id: ["uuid", (row) => row.badgeId],
      entry_key: ["text", (row) => row.entryKey],
      available_at: ["timestamptz", (row) => (row.request.availableAt == null ? null : date(row.request.availableAt))],
      occurred_at: ["timestamptz", (row) => date(row.request.occurredAt)],
    },
    rows,
  );

const insertInventory = (connection: Connection, rows: readonly InventoryRow[]) =>
  insertRows<InventoryRow>(
    connection,
    "inventory_items",
    {
      id: ["uuid", (row) => row.id],
      shop: ["text", (row) => row.request.shop],
      player_id: ["text", (row) => row.request.playerId],
      award_id: ["uuid", (row) => row.awardId],
      deliverable_id: ["text", (row) => row.deliverable.id],
      level_id: ["text", (row) => row.levelId],
      kind: ["text", (row) => itemKindOf(row.deliverable)],
      label: ["text", (row) => row.deliverable.label],
      description: ["text", (row) => row.deliverable.description ?? null],
      voucher: ["jsonb", (row) => row.deliverable.voucher ?? null],
      code: ["text", (row) => row.code],
      state: ["text", (row) => (row.code === null ? "ready" : "creating")],
    },
    rows,
  );

export const upsertProgress = (connection: Connection, rows: readonly ProgressRow[]) =>
  insertRows<ProgressRow>(
    connection,
    "progress",
    {
      shop: ["text", (row) => row.player.shop],
      player_id: ["text", (row) => row.player.playerId],
      badge_id: ["uuid", (row) => row.badgeId],
      times_earned: ["int", (row) => row.state.timesEarned],
      last_earned_at: ["timestamptz", (row) => (row.state.lastEarnedAt === null ? null : date(row.state.lastEarnedAt))],
      current: ["bigint", (row) => row.state.current],
      target: ["bigint", (row) => row.state.target],
      challenges: ["jsonb", (row) => row.state.challenges ?? {}],
    },
    rows,
    `on conflict (shop, player_id, badge_id) do update
       set times_earned = excluded.times_earned, last_earned_at = excluded.last_earned_at, current = excluded.current,
           target = excluded.target, challenges = excluded.challenges, updated_at = now()`,
  );

/** The rows are locked; what was read with the lock plus what the ledger got is the new balance, and the new total. */
export async function updatePlayers(connection: Connection, players: readonly PlayerInGroup[]): Promise<void> {
  if (players.length === 0) return;
  await connection.query({
    name: "update-players",
    text: `update players set balance = changed.balance, points_total = changed.points_total,
                  highest_level = changed.highest_level, orders_counted = changed.orders_counted, updated_at = now()
             from unnest($1::text[], $2::text[], $3::bigint[], $4::int[], $5::bigint[], $6::int[])
                  as changed (shop, player_id, balance, orders_counted, points_total, highest_level)
            where players.shop = changed.shop and players.player_id = changed.player_id`,
    values: [
      players.map((player) => player.shop),
      players.map((player) => player.playerId),
      players.map((player) => player.balance),
      players.map((player) => player.ordersCounted),
      players.map((player) => player.pointsTotal),
      players.map((player) => player.highestLevel),
    ],
  });
}

async function insertOutbox(connection: Connection, rows: readonly OutboxRow[]): Promise<number[]> {
  const written = await insertRows<OutboxRow, { id: number }>(
    connection,
    "outbox_messages",
    {
      shop: ["text", (row) => row.request.shop],
      kind: ["text", (row) => row.kind],
      key: ["text", (row) => row.key],
      payload: ["jsonb", (row) => row.payload],
    },
    rows,
    "on conflict (shop, kind, key) do nothing returning id",
  );
  return written.map((row) => row.id);
}
