// The shop's imports: what was read, how far it is, and what became of it.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";
import type { ImportFormat } from "./columns.ts";

export type ImportState = "running" | "done" | "undone";

export interface ImportRecord {
  id: string;
  fileName: string;
  format: ImportFormat;
  state: ImportState;
  rowsTotal: number;
  rowsDone: number;
  rowsRefused: number;
  createdAt: Date;
  finishedAt: Date | null;
}

const columns = `id, file_name as "fileName", format, state, rows_total as "rowsTotal", rows_done as "rowsDone",
  rows_refused as "rowsRefused", created_at as "createdAt", finished_at as "finishedAt"`;

/** Newest first. */
export async function listImports(pool: Pool, shop: ShopId): Promise<ImportRecord[]> {
  const { rows } = await pool.query<ImportRecord>(
    `select ${columns} from imports where shop = $1 order by created_at desc, id desc limit 100`,
    [shop],
  );
  return rows;
}

/** An import of this file that is running, or else one that is done. */
export async function findImportOfFile(pool: Pool, shop: ShopId, fileHash: string): Promise<ImportRecord | null> {
  const { rows } = await pool.query<ImportRecord>(
    `select ${columns} from imports where shop = $1 and file_hash = $2 and state in ('running', 'done')
      order by state = 'running' desc, created_at desc limit 1`,
    [shop, fileHash],
  );
  return rows[0] ?? null;
}

/** Two that begin the same file at once get the same import. */
export async function beginImport(
  pool: Pool,
  begin: { shop: ShopId; fileName: string; fileHash: string; format: ImportFormat; rowsTotal: number; at: Date },
): Promise<string> {
  await pool.query(
    `insert into imports (id, shop, file_name, file_hash, format, state, rows_total, created_at)
     values ($1, $2, $3, $4, $5, 'running', $6, $7) on conflict (shop, file_hash) where state = 'running' do nothing`,
    [uuidv7(), begin.shop, begin.fileName.slice(0, 200), begin.fileHash, begin.format, begin.rowsTotal, begin.at],
  );
  const { rows } = await pool.query<{ id: string }>(
    "select id from imports where shop = $1 and file_hash = $2 and state = 'running'",
    [begin.shop, begin.fileHash],
  );
  const [row] = rows;
  if (!row)
    throw new Error("The import was finished by somebody else while it was begun. Look at the list of imports.");
  return row.id;
}

/** Nobody else writes for this import until the transaction ends. Null when the shop has no such import. */
export async function lockImport(connection: Connection, shop: ShopId, id: string): Promise<ImportRecord | null> {
  const { rows } = await connection.query<ImportRecord>(
    `select ${columns} from imports where shop = $1 and id = $2 for update`,
    [shop, id],
  );
  return rows[0] ?? null;
}

export async function importProgressed(
  connection: Connection,
  shop: ShopId,
  id: string,
  progress: { rowsDone: number; refusedNow: number },
): Promise<void> {
  await connection.query(
    "update imports set rows_done = $3, rows_refused = rows_refused + $4 where shop = $1 and id = $2",
    [shop, id, progress.rowsDone, progress.refusedNow],
  );
}

/** @param finishedAt null: it has only begun to be so. */
export async function importBecame(
  connection: Connection,
  shop: ShopId,
  id: string,
  state: ImportState,
  finishedAt: Date | null,
): Promise<void> {
  await connection.query("update imports set state = $3, finished_at = $4 where shop = $1 and id = $2", [
    shop,
    id,
    state,
    finishedAt,
  ]);
}
