// Brings a database to the newest of prisma/migrations: each migration whole or not at all, and each only once.
// Keeps Prisma's own record (_prisma_migrations), so that its command line sees what was done; needs no command line itself.
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface RecordedMigration {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

/** The number of Prisma's own advisory lock: its command line and we wait for each other. */
const migrationLock = 72707369;

const recordTable = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

async function readMigrations(folder = path.join(import.meta.dirname, "migrations")): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Safe when several processes start at once: one migrates, the others wait and then find nothing to do.
 * @returns the names of the migrations that this call applied
 * @throws MigrationError when a migration fails, or differs from what was applied under its name
 */
export async function migrateDatabase(url: string, folder?: string): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: "encore-migrate" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const applied: string[] = [];
    const waiting = pending(migrations, await readRecord(client));
    for (const migration of waiting) {
      if (await apply(client, migration, migrations)) applied.push(migration.name);
    }
    return { applied };
  } finally {
    await client.end();
  }
}

async function readRecord(client: pg.Client): Promise<RecordedMigration[]> {
  const { rows: exists } = await client.query<{ found: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as found",
  );
  if (exists[0]?.found !== true) return [];
  const { rows } = await client.query<RecordedMigration>(
    `select migration_name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null`,
  );
  return rows;
}

function pending(migrations: Migration[], record: RecordedMigration[]): Migration[] {
  return migrations.filter((migration) => {
    const known = record.find((row) => row.migration_name === migration.name);
    if (known === undefined) return true;
    if (!known.finished) {
      throw new MigrationError(
        `The migration ${migration.name} was begun with Prisma's command line and did not end: mend the database and run "prisma migrate resolve".`,
      );
    }
    if (known.checksum === migration.checksum) return false;
    throw new MigrationError(
      `The migration ${migration.name} was changed after it was applied: put its file back as it was and make a new migration.`,
    );
  });
}

/** One transaction, which also holds the lock: it works through a connection pooler, and nothing is left half-done. */
async function apply(client: pg.Client, migration: Migration, all: Migration[]): Promise<boolean> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [migrationLock]);
    await client.query(recordTable);
    const stillPending = pending(all, await readRecord(client)).includes(migration);
    if (stillPending) {
      await client.query(migration.sql);
      await client.query(
        `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         values ($1, $2, $3, now(), clock_timestamp(), 1)`,
        [randomUUID(), migration.checksum, migration.name],
      );
    }
    await client.query("commit");
    return stillPending;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new MigrationError(`The migration ${migration.name} failed and changed nothing: ${error.message}.`, {
      cause: error,
    });
  }
}

/** @throws MigrationError when migrations of this version of Encore have not been applied, or differ. */
export async function requireMigrated(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "encore-migrate",
    // One that takes the connection and says nothing is down as well.
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const waiting = pending(await readMigrations(), await readRecord(client));
    if (waiting.length > 0)
      throw new MigrationError("The database is behind this version of Encore. Run: npm run migrate");
  } finally {
    await client.end();
  }
}
