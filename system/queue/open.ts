// The queues of both kinds of jobs, ready for use: the same in every process that hands jobs out.
import type { Log } from "../log.ts";
import { inboxJob, outboxJob } from "./catalogue.ts";
import { connectQueue } from "./connect.ts";
import { migrateQueue } from "./on-postgres.ts";
import { createWaker } from "./waker.ts";

interface Settings {
  /** Null: the queue runs on Postgres. */
  redisUrl: string | null;
  /** `embedded`: Encore's own server, whose tables nobody else brings up to date. */
  database: { url: string; embedded: boolean };
  log: Log;
}

export async function openQueues({ redisUrl, database, log }: Settings) {
  if (database.embedded && redisUrl === null) await migrateQueue(database.url);
  const connection = connectQueue({
    redisUrl,
    databaseUrl: database.url,
    onError: (error) => log.warn({ error }, "queue"),
  });
  const inbox = connection.openQueue(inboxJob);
  const outbox = connection.openQueue(outboxJob);
  const inboxWaker = createWaker(inbox, log);
  const outboxWaker = createWaker(outbox, log);
  return {
    connection,
    inbox,
    outbox,
    wakeInbox: inboxWaker.wake,
    wakeOutbox: outboxWaker.wake,
    /** Hands out what waits to be, then closes the connections. */
    close: async () => {
      await Promise.all([inboxWaker.drain(), outboxWaker.drain()]);
      await Promise.all([inbox.close(), outbox.close()]);
      await connection.close();
    },
  };
}
