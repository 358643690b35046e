// A Postgres server for one benchmark, in a temporary folder that is removed afterwards, with fsync on as in production.
// Each thing that is measured gets a migrated database of its own on it.
import { chmod, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { type Database, openDatabase } from "../../prisma/database.ts";
import { joinEmbeddedPostgres, removeEmbeddedPostgres } from "../../prisma/embedded.ts";
import { migrateDatabase } from "../../prisma/migrate.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { afterwards } from "./cleanup.ts";

export interface BenchDatabase {
  url: string;
  pool: Database["pool"];
}

export interface DatabaseServer {
  version: string;
  fsync: string;
  synchronousCommit: string;
  /** A database with all of Encore's tables, the queue's included. */
  migrated(name: string): Promise<BenchDatabase>;
  empty(name: string): Promise<string>;
}

const folderPrefix = "encore-bench-";
/** A folder younger than this may belong to a run that is just starting. */
const youngMs = 60_000;

export async function startDatabaseServer(): Promise<DatabaseServer> {
  await sweepKilledRuns();
  const parent = await mkdtemp(path.join(tmpdir(), folderPrefix));
  afterwards(() => rm(parent, { recursive: true, force: true }));
  // As root the server is another user, who must be let through.
  await chmod(parent, 0o711);
  const dataDir = path.join(parent, "postgres");
  const server = await joinEmbeddedPostgres({ dataDir });
  afterwards(async () => {
    await server.leave();
    await removeEmbeddedPostgres({ dataDir });
  });
  const settings = await query<{ version: string; fsync: string; commit: string }>(
    server.url,
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as commit`,
  );
  const empty = async (name: string) => {
    await query(server.url, `create database ${name}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  return {
    version: settings?.version ?? "unknown",
    fsync: settings?.fsync ?? "unknown",
    synchronousCommit: settings?.commit ?? "unknown",
    empty,
    migrated: async (name) => {
      const url = await empty(name);
      await migrateDatabase(url);
      await migrateQueue(url);
      const database = openDatabase({ url, poolSize: 10 });
      afterwards(database.close);
      return { url, pool: database.pool };
    },
  };
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

/** A run that was killed leaves its server running; one that still lives refuses to be removed. */
async function sweepKilledRuns(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((found) => found.startsWith(folderPrefix))) {
    const parent = path.join(tmpdir(), name);
    const { mtimeMs } = await stat(parent).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs > Date.now() - youngMs) continue;
    await removeEmbeddedPostgres({ dataDir: path.join(parent, "postgres") })
      .then(() => rm(parent, { recursive: true, force: true }))
      .catch(() => undefined);
  }
}
