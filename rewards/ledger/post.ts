// Writes entries into the ledger and moves the balances by exactly what was written, inside the caller's transaction.
// An entry whose key the shop has already is not written again and moves nothing.
import type { PlayerId, ShopId } from "../ids.ts";
import { type Columns, insertRows } from "../store/rows.ts";
import type { Connection } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";
import { type LedgerSource, uncountedSources } from "./sources.ts";

export interface NewEntry {
  /** A UUID; made here when it is absent. */
  id?: string;
  shop: ShopId;
  playerId: PlayerId;
  /** Zero only for an entry that others will name. */
  points: number;
  source: LedgerSource;
  /** Unique in the shop: what may happen once is named once. */
  entryKey: string;
  /** Unix milliseconds. */
  occurredAt: number;
  actionId?: string | null;
  badgeId?: string | null;
  /** The entry that this one takes back, wholly or in part, or gives again. */
  reverses?: string | null;
  /** Unix milliseconds; the points cannot be spent before. */
  availableAt?: number | null;
  note?: string | null;
}

export interface PostedEntry {
  entryKey: string;
  playerId: PlayerId;
  points: number;
}

const date = (at: number) => new Date(at).toISOString();

export const entryColumns: Columns<NewEntry> = {
  id: ["uuid", (entry) => entry.id ?? uuidv7()],
  shop: ["text", (entry) => entry.shop],
  player_id: ["text", (entry) => entry.playerId],
  points: ["bigint", (entry) => entry.points],
  source: ["text", (entry) => entry.source],
  entry_key: ["text", (entry) => entry.entryKey],
  occurred_at: ["timestamptz", (entry) => date(entry.occurredAt)],
  action_id: ["uuid", (entry) => entry.actionId ?? null],
  badge_id: ["uuid", (entry) => entry.badgeId ?? null],
  reverses: ["uuid", (entry) => entry.reverses ?? null],
  available_at: ["timestamptz", (entry) => (entry.availableAt == null ? null : date(entry.availableAt))],
  note: ["text", (entry) => entry.note ?? null],
};

interface WrittenEntry {
  shop: ShopId;
  player_id: PlayerId;
  entry_key: string;
  points: number;
  source: LedgerSource;
}

/** The players must exist, and be locked where anything was decided by their balance. @returns what was written now. */
export async function postEntries(connection: Connection, entries: readonly NewEntry[]): Promise<PostedEntry[]> {
  const written = await insertRows<NewEntry, WrittenEntry>(
    connection,
    "ledger_entries",
    entryColumns,
    entries,
    "on conflict (shop, entry_key) do nothing returning shop, player_id, entry_key, points, source",
  );
  await moveBalances(connection, written);
  return written.map((row) => ({ entryKey: row.entry_key, playerId: row.player_id, points: row.points }));
}

/** Together with what each player has collected in all. */
async function moveBalances(connection: Connection, entries: readonly WrittenEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const players = Map.groupBy(entries, (entry) => `${entry.shop}/${entry.player_id}`);
  const { rowCount } = await connection.query({
    name: "move-balances",
    text: `update players set balance = balance + moved.points, points_total = points_total + moved.counted, updated_at = now()
             from (select shop, player_id, sum(points) as points, sum(counted) as counted
                     from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[])
                          as entry (shop, player_id, points, counted)
                    group by shop, player_id) as moved
            where players.shop = moved.shop and players.player_id = moved.player_id`,
    values: [
      entries.map((entry) => entry.shop),
      entries.map((entry) => entry.player_id),
      entries.map((entry) => entry.points),
      entries.map((entry) => (uncountedSources.includes(entry.source) ? 0 : entry.points)),
    ],
  });
  if (rowCount !== players.size) throw new Error("Points were posted to a player who does not exist.");
}
