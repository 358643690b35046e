// The shop's imports: what was read, how far it is, and what became of it.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";
import { isUuid, uuidv7 } from "../store/uuid.ts";
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
  /** When its last batch was recorded. */
  progressedAt: Date;
  /** Null while it goes on, and while it is being taken back. */
  finishedAt: Date | null;
}

const columns = `id, file_name as "fileName", format, state, rows_total as "rowsTotal", rows_done as "rowsDone",
  rows_refused as "rowsRefused", created_at as "createdAt", progressed_at as "progressedAt",
  finished_at as "finishedAt"`;

/** Newest first. */
export async function listImports(pool: Pool, shop: ShopId): Promise<ImportRecord[]> {
  const { rows } = await pool.query<ImportRecord>(
    `select ${columns} from imports where shop = $1 order by created_at desc, id desc limit 100`,
    [shop],
  );
  return rows;
}

export async function findImport(pool: Pool, shop: ShopId, id: string): Promise<ImportRecord | null> {
  if (!isUuid(id)) return null;
  const { rows } = await pool.query<ImportRecord>(`select ${columns} from imports where shop = $1 and id = $2`, [
    shop,
    id,
  ]);
  return rows[0] ?? null;
}

export interface Beginning {
  shop: ShopId;
  fileName: string;
  fileHash: string;
  format: ImportFormat;
  rowsTotal: number;
  at: Date;
  /** Whether a file that was imported before is imported once more. */
  again: boolean;
}

export type BeginOutcome =
  /** New, or one of this file that runs, or ran and was stopped. */
  { kind: "begun"; current: ImportRecord } | { kind: "imported_before"; before: ImportRecord };

/** Those who begin the same file at once wait for each other, and get the same import. */
export async function beginImport(connection: Connection, begin: Beginning): Promise<BeginOutcome> {
  const { shop, fileHash } = begin;
  await connection.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`import ${shop} ${fileHash}`]);
  const { rows: known } = await connection.query<ImportRecord>(
    `select ${columns} from imports where shop = $1 and file_hash = $2 and state in ('running', 'done')
      order by state = 'running' desc, created_at desc limit 1`,
    [shop, fileHash],
  );
  const [before] = known;
  if (before?.state === "running") return { kind: "begun", current: before };
  if (before && !begin.again) return { kind: "imported_before", before };
  const { rows } = await connection.query<ImportRecord>(
    `insert into imports (id, shop, file_name, file_hash, format, state, rows_total, created_at)
     values ($1, $2, $3, $4, $5, 'running', $6, $7) returning ${columns}`,
    [uuidv7(), shop, begin.fileName.slice(0, 200), fileHash, begin.format, begin.rowsTotal, begin.at],
  );
  const [current] = rows;
  if (!current) throw new Error("The import was not begun.");
  return { kind: "begun", current };
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
    `update imports set rows_done = $3, rows_refused = rows_refused + $4, progressed_at = now()
      where shop = $1 and id = $2`,
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
