// The database that the environment names, ready for use: the embedded one is started and migrated on the way; one that
// somebody else runs is only checked, because its operator decides when it is migrated.
import path from "node:path";
import { type Database, openDatabase } from "./database.ts";
import { joinEmbeddedPostgres } from "./embedded.ts";
import { migrateDatabase } from "./migrate.ts";

/** The embedded database's own folder: others, such as the devstore, keep files in the data directory too. */
export function embeddedFolder(dataDir: string): string {
  return path.join(dataDir, "postgres");
}

export interface ConfiguredDatabase extends Database {
  url: string;
  /** Whether it is Encore's own server under the data directory. */
  embedded: boolean;
}

export interface DatabaseSettings {
  /** Null: the embedded Postgres under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  poolSize: number;
  /** Told in plain words what takes time. */
  say?: (line: string) => void;
}

export async function openConfiguredDatabase(settings: DatabaseSettings): Promise<ConfiguredDatabase> {
  const { databaseUrl, dataDir, poolSize } = settings;
  if (databaseUrl !== null)
    return { ...openDatabase({ url: databaseUrl, poolSize }), url: databaseUrl, embedded: false };
  const server = await joinEmbeddedPostgres({
    dataDir: embeddedFolder(dataDir),
    say: settings.say ?? (() => undefined),
  });
  try {
    await migrateDatabase(server.url);
    const database = openDatabase({ url: server.url, poolSize });
    return {
      ...database,
      url: server.url,
      embedded: true,
      close: async () => {
        await database.close();
        await server.leave();
      },
    };
  } catch (error) {
    await server.leave();
    throw error;
  }
}
