// Previews as rows: how far a look at a file is, and what it found. The file is not kept; only the process that was given it
// can go on, so a preview whose process is gone has to be asked for again.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { isUuid, uuidv7 } from "../store/uuid.ts";
import type { ImportedLine } from "./batches.ts";
import type { ImportFormat } from "./columns.ts";

export interface PreviewResult {
  format: ImportFormat;
  /** The columns that are imported, as the file names them, by what they hold; and those that are not. */
  used: Partial<Record<"player" | "customer" | "email" | "points", string>>;
  ignored: readonly string[];
  players: number;
  points: number;
  errors: number;
  first: readonly ImportedLine[];
}

export interface PreviewView {
  id: string;
  fileName: string;
  state: "reading" | "ready" | "unreadable" | "cancelled" | "failed";
  rowsTotal: number;
  rowsDone: number;
  result: PreviewResult | null;
  line: number | null;
  reason: string | null;
  progressedAt: Date;
}

/** Older ones are not looked at any more. */
const keptDays = 2;

export async function beginPreview(pool: Pool, shop: ShopId, fileName: string): Promise<string> {
  const id = uuidv7();
  await pool.query(
    `with gone as (delete from import_previews
                    where shop = $1 and created_at < now() - interval '${keptDays} days' returning id)
     delete from import_line_errors where shop = $1 and reading_id in (select id from gone)`,
    [shop],
  );
  await pool.query("insert into import_previews (id, shop, file_name) values ($1, $2, $3)", [
    id,
    shop,
    fileName.slice(0, 200),
  ]);
  return id;
}

export async function findPreview(pool: Pool, shop: ShopId, id: string): Promise<PreviewView | null> {
  if (!isUuid(id)) return null;
  const { rows } = await pool.query<PreviewView>(
    `select id, file_name as "fileName", state, rows_total as "rowsTotal", rows_done as "rowsDone", result, line, reason,
            progressed_at as "progressedAt"
       from import_previews where shop = $1 and id = $2`,
    [shop, id],
  );
  return rows[0] ?? null;
}

/** False when the shop has no such preview. One that has ended stays as it is. */
export async function cancelPreview(pool: Pool, shop: ShopId, id: string): Promise<boolean> {
  if ((await findPreview(pool, shop, id)) === null) return false;
  await pool.query("update import_previews set state = 'cancelled' where shop = $1 and id = $2 and state = 'reading'", [
    shop,
    id,
  ]);
  return true;
}

/** @returns false when it was called off, or went with an erasure. */
export async function previewProgressed(
  pool: Pool,
  shop: ShopId,
  id: string,
  { rowsDone, rowsTotal }: { rowsDone: number; rowsTotal: number },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update import_previews set rows_done = $3, rows_total = $4, progressed_at = now()
      where shop = $1 and id = $2 and state = 'reading'`,
    [shop, id, rowsDone, rowsTotal],
  );
  return rowCount === 1;
}

export type PreviewEnd =
  | { state: "ready"; result: PreviewResult }
  | { state: "unreadable"; line: number; reason: string }
  | { state: "failed"; reason: string };

export async function endPreview(pool: Pool, shop: ShopId, id: string, end: PreviewEnd): Promise<void> {
  await pool.query(
    `update import_previews set state = $3, result = $4::jsonb, line = $5, reason = $6, progressed_at = now()
      where shop = $1 and id = $2 and state = 'reading'`,
    [
      shop,
      id,
      end.state,
      end.state === "ready" ? JSON.stringify(end.result) : null,
      end.state === "unreadable" ? end.line : null,
      end.state === "ready" ? null : end.reason,
    ],
  );
}
