// Takes an import back: each of its entries is reversed by one that names it, as far as it still stands. What was spent
// meanwhile goes as the shop's settings say: the balance falls below zero, or stops there. Killed, it goes on when called again.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";
import { postEntries } from "../ledger/post.ts";
import { standingEntries } from "../ledger/standing.ts";
import { holdPlayers } from "../players/hold.ts";
import { shopSettings } from "../programme/settings.ts";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { importBecame, lockImport } from "./store.ts";

export type ImportUndoOutcome =
  | {
      kind: "undone";
      /** Entries that were reversed now, and the points on them. */
      entries: number;
      points: number;
    }
  | { kind: "unknown_import" }
  /** By the signal, in the middle. */
  | { kind: "stopped" };

const playersPerPage = 1_000;

/** From here on the import itself writes nothing more, and a worker takes it back. False when the shop has no such import. */
export function askForUndo(pool: Pool, shop: ShopId, importId: string): Promise<boolean> {
  return inTransaction(pool, async (connection) => {
    const current = await lockImport(connection, shop, importId);
    if (!current) return false;
    if (current.state !== "undone") await importBecame(connection, shop, importId, "undone", null);
    return true;
  });
}

/** Imports that somebody wants to be taken back, and that are not yet; the oldest first. */
export async function importsBeingUndone(pool: Pool, most: number): Promise<{ shop: ShopId; importId: string }[]> {
  const { rows } = await pool.query<{ shop: ShopId; importId: string }>(
    `select shop, id as "importId" from imports where state = 'undone' and finished_at is null
      order by created_at limit $1`,
    [most],
  );
  return rows;
}

export async function undoImport(
  pool: Pool,
  request: { shop: ShopId; importId: string; at: Date; signal?: AbortSignal },
): Promise<ImportUndoOutcome> {
  const { shop, importId, at } = request;
  if (!(await askForUndo(pool, shop, importId))) return { kind: "unknown_import" };
  let after: PlayerId | null = null;
  let [entries, points] = [0, 0];
  for (;;) {
    if (request.signal?.aborted) return { kind: "stopped" };
    const page: Page = await inTransaction(pool, (connection) => undoPage(connection, request, after));
    entries += page.entries;
    points += page.points;
    if (page.last === null) break;
    after = page.last;
  }
  await inTransaction(pool, (connection) => importBecame(connection, shop, importId, "undone", at));
  return { kind: "undone", entries, points };
}

interface Page {
  entries: number;
  points: number;
  /** Null when there is no further page. */
  last: PlayerId | null;
}

async function undoPage(
  connection: Connection,
  { shop, importId, at }: { shop: ShopId; importId: string; at: Date },
  after: PlayerId | null,
): Promise<Page> {
  const { last, entries } = await readPage(connection, shop, importId, after);
  const stopsAtZero = (await readSettings(connection, shop)).spentPoints === "stop_at_zero";
  const names = entries.map((entry) => entry.name);
  const held = await holdPlayers(connection, shop, names, { create: false });
  const balances = new Map([...held.values()].map((player) => [player.playerId, player.balance]));
  const ids = entries.map((entry) => entry.id);
  const standing = await standingEntries(connection, shop, ids);
  const reversals = entries.flatMap(({ id, name }) => {
    const now = standing.get(id);
    const balance = now && balances.get(now.playerId);
    if (now === undefined || balance === undefined) throw new Error(`The import's entry ${id} stands for nobody.`);
    // What a line took is below zero, and is given back whole.
    const points = stopsAtZero ? Math.min(now.left, Math.max(balance, 0)) : now.left;
    if (points === 0) return [];
    balances.set(now.playerId, balance - points);
    return [{ name, now, points }];
  });
  const posted = await postEntries(
    connection,
    reversals.map(({ name, now, points }) => ({
      shop,
      playerId: now.playerId,
      points: -points,
      source: "import_undone",
      entryKey: `import_undone/${importId}/${name}`,
      reverses: now.id,
      occurredAt: at.getTime(),
    })),
  );
  return {
    entries: posted.length,
    points: -posted.reduce((sum, entry) => sum + entry.points, 0),
    last,
  };
}

interface ImportEntry {
  id: string;
  /** The player as the file named him. */
  name: PlayerId;
}

/** Players by their key, and the entry of each by its own: no index for imports alone, no reading of whole ledgers. */
async function readPage(connection: Connection, shop: ShopId, importId: string, after: PlayerId | null) {
  const { rows } = await connection.query<{ name: PlayerId; id: string | null }>(
    `with page as materialized (
       select player_id from players where shop = $1 and ($3::text is null or player_id > $3)
        order by player_id limit ${playersPerPage})
     select page.player_id as name, entry.id
       from page
       left join ledger_entries entry
         on entry.shop = $1 and entry.entry_key = 'import/' || $2::text || '/' || page.player_id
      order by page.player_id`,
    [shop, importId, after],
  );
  const entries = rows.flatMap(({ id, name }): ImportEntry[] => (id === null ? [] : [{ id, name }]));
  return { last: rows.at(-1)?.name ?? null, entries };
}

async function readSettings(connection: Connection, shop: ShopId) {
  const { rows } = await connection.query<{ settings: unknown }>("select settings from shops where shop = $1", [shop]);
  return shopSettings.parse(rows[0]?.settings ?? {});
}
