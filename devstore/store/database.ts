// The devstore's memory: one SQLite file that survives restarts. Every table is created here and nowhere else.
// Rows hold a JSON body beside the few columns that are searched, because the store itself is the only reader.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";

export type Database = DatabaseSync;

const tables = `
  create table if not exists facts (name text primary key, value text not null);
  create table if not exists products (id text primary key, position integer not null, body text not null);
  create table if not exists customers (id text primary key, position integer not null, email text, body text not null);
  create table if not exists orders (
    sequence integer primary key, id text not null unique, reference text unique, customer_id text, body text not null);
  create index if not exists orders_by_customer on orders (customer_id);
  create table if not exists discounts (
    id text primary key, code text not null unique, usage_count integer not null default 0, body text not null);
  create table if not exists discount_uses (discount_id text not null, customer_id text, order_id text not null);
  create table if not exists bulk_operations (id text primary key, body text not null);
  create table if not exists staged_uploads (key text primary key, body text not null);
  create table if not exists files (id text primary key, body text not null);
  create table if not exists metafields (
    owner_id text not null, namespace text not null, key text not null, id text not null, type text not null,
    value text not null, digest text not null, created_at integer not null, updated_at integer not null,
    primary key (owner_id, namespace, key));
  create table if not exists tokens (
    access_token text primary key, scope text not null, user_id text, expires_at integer,
    refresh_token text unique, refresh_expires_at integer, replaces text);
  create table if not exists deliveries (
    sequence integer primary key, webhook_id text not null, event_id text not null, topic text not null,
    name text, uri text not null, body text not null, triggered_at integer not null, state text not null,
    attempts integer not null default 0, next_attempt_at integer not null, response_status integer, problem text,
    duration_ms integer, finished_at integer);
  create index if not exists deliveries_due on deliveries (state, next_attempt_at);
`;

/** Opens (or creates) the store's file in the data folder. Throws a sentence that names the file when it cannot. */
export function openDatabase(dataDir: string): Database {
  const file = join(dataDir, "devstore.sqlite");
  try {
    mkdirSync(dataDir, { recursive: true });
    const database = new DatabaseSync(file);
    database.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000;");
    database.exec(tables);
    return database;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The devstore cannot use ${file}: ${reason}. Deleting it starts the store over.`, { cause: error });
  }
}

export type Row = Record<string, string | number | null>;

export function all(database: Database, sql: string, ...values: SQLInputValue[]): Row[] {
  return database.prepare(sql).all(...values) as Row[];
}

export function first(database: Database, sql: string, ...values: SQLInputValue[]): Row | undefined {
  return database.prepare(sql).get(...values) as Row | undefined;
}

export function run(database: Database, sql: string, ...values: SQLInputValue[]): void {
  database.prepare(sql).run(...values);
}

/** Bodies are written by this room only, so their shape is trusted when they are read back. */
export function bodyOf<Body>(row: Row | undefined): Body | undefined {
  return row === undefined ? undefined : (JSON.parse(String(row["body"])) as Body);
}

/** Everything in `work` happens or nothing does. */
export function inTransaction<Result>(database: Database, work: () => Result): Result {
  if (database.isTransaction) return work();
  database.exec("begin immediate");
  try {
    const result = work();
    database.exec("commit");
    return result;
  } catch (error) {
    database.exec("rollback");
    throw error;
  }
}

export function readFact(database: Database, name: string): string | undefined {
  const row = first(database, "select value from facts where name = ?", name);
  return row === undefined ? undefined : String(row["value"]);
}

export function writeFact(database: Database, name: string, value: string): void {
  run(database, "insert into facts values (?, ?) on conflict (name) do update set value = excluded.value", name, value);
}
