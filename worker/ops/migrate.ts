// npm run migrate: brings the database, and the queue's own tables where the queue runs on Postgres, to the newest version.
import { openConfiguredDatabase } from "../../prisma/configured.ts";
import { readEnvironment } from "../../system/environment.ts";
import { runProcess } from "../../system/lifecycle.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";

await runProcess(async () => {
  const environment = readEnvironment();
  const database = await openConfiguredDatabase({ ...environment, poolSize: 1, say: console.log, migrate: true });
  try {
    if (environment.redisUrl === null) await migrateQueue(database.url);
    console.log(
      database.applied.length === 0 ? "The database is up to date." : `Applied: ${database.applied.join(", ")}.`,
    );
  } finally {
    await database.close();
  }
});
