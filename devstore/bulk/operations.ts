// Bulk operations in the store's memory; each one's file lies beside it.
import { createReadStream, mkdirSync, type ReadStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { idOf } from "../catalogue/ids.ts";
import { all, bodyOf, type Database, first, run } from "../store/database.ts";
import type { Store } from "../store/store.ts";

export type BulkStatus = "RUNNING" | "COMPLETED" | "FAILED" | "CANCELED";

export interface BulkRecord {
  id: string;
  query: string;
  grouped: boolean;
  status: BulkStatus;
  createdAt: number;
  completedAt: number | null;
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | null;
  objects: number;
  rootObjects: number;
  bytes: number;
}

export function newBulk(database: Database, query: string, grouped: boolean, now: number): BulkRecord {
  const position = Number(first(database, "select count(*) + 1 as next from bulk_operations")?.["next"]);
  const record: BulkRecord = {
    id: idOf("bulkOperation", position),
    query,
    grouped,
    status: "RUNNING",
    createdAt: now,
    completedAt: null,
    errorCode: null,
    objects: 0,
    rootObjects: 0,
    bytes: 0,
  };
  saveBulk(database, record);
  return record;
}

export function saveBulk(database: Database, record: BulkRecord): void {
  run(
    database,
    "insert into bulk_operations values (?, ?) on conflict (id) do update set body = excluded.body",
    record.id,
    JSON.stringify(record),
  );
}

export const findBulk = (database: Database, id: string): BulkRecord | undefined =>
  bodyOf<BulkRecord>(first(database, "select body from bulk_operations where id = ?", id));

/** Oldest first. */
export const listBulks = (database: Database): BulkRecord[] =>
  all(database, "select body from bulk_operations order by rowid").map(
    (row) => JSON.parse(String(row["body"])) as BulkRecord,
  );

const fileOf = (store: Store, id: string): string => join(store.settings.dataDir, "bulk", `${id}.jsonl`);

/** @returns its length in bytes. */
export function writeBulkFile(store: Store, id: string, lines: readonly string[]): number {
  mkdirSync(join(store.settings.dataDir, "bulk"), { recursive: true });
  const content = lines.map((line) => `${line}\n`).join("");
  writeFileSync(fileOf(store, id), content);
  return Buffer.byteLength(content);
}

export const readBulkFile = (store: Store, id: string): ReadStream => createReadStream(fileOf(store, id));
