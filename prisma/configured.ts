// The database that the environment names, ready for use: the embedded one is started and migrated on the way; one that
// somebody else runs is only checked, because its operator decides when it is migrated.
import path from "node:path";
import { type Database, openDatabase } from "./database.ts";
import { joinEmbeddedPostgres } from "./embedded.ts";
import { MigrationError, migrateDatabase, requireMigrated } from "./migrate.ts";

/** The embedded database's own folder: others, such as the devstore, keep files in the data directory too. */
export function embeddedFolder(dataDir: string): string {
  return path.join(dataDir, "postgres");
}

export interface ConfiguredDatabase extends Database {
  url: string;
  /** Whether it is Encore's own server under the data directory. */
  embedded: boolean;
  /** Migrations that were applied just now. */
  applied: string[];
}

export interface DatabaseSettings {
  /** Null: the embedded Postgres under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  poolSize: number;
  /** Told in plain words what takes time. */
  say?: (line: string) => void;
  /** Brings a database that somebody else runs up to date too. */
  migrate?: boolean;
}

/** @throws DatabaseStartError, MigrationError with a sentence for whoever started the process. */
export async function openConfiguredDatabase(settings: DatabaseSettings): Promise<ConfiguredDatabase> {
  const { databaseUrl, poolSize } = settings;
  if (databaseUrl === null) return openEmbedded(settings);
  const applied = settings.migrate ? (await migrateDatabase(databaseUrl)).applied : [];
  if (!settings.migrate) await checkIfReachable(databaseUrl);
  return { ...openDatabase({ url: databaseUrl, poolSize }), url: databaseUrl, embedded: false, applied };
}

/** A database that is down now may be up in a moment: the doors answer 503 until then. One that is behind stays behind. */
async function checkIfReachable(url: string): Promise<void> {
  try {
    await requireMigrated(url);
  } catch (error) {
    if (error instanceof MigrationError) throw error;
  }
}

async function openEmbedded(settings: DatabaseSettings): Promise<ConfiguredDatabase> {
  const { dataDir, poolSize, say = () => undefined } = settings;
  const server = await joinEmbeddedPostgres({ dataDir: embeddedFolder(dataDir), say });
  try {
    const { applied } = await migrateDatabase(server.url);
    const database = openDatabase({ url: server.url, poolSize });
    const close = async () => {
      await database.close();
      await server.leave();
    };
    return { ...database, url: server.url, embedded: true, applied, close };
  } catch (error) {
    await server.leave();
    throw error;
  }
}
