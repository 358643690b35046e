// Every few seconds: rows that nobody has taken get a job again. This is what makes the queue a wake-up and not a memory;
// a queue that was emptied, or was down when the row came in, costs seconds and nothing else.
import type { Pool } from "pg";
import { overdueEvents } from "../../rewards/inbox/rows.ts";
import { dueMessages } from "../../rewards/outbox/rows.ts";
import type { Log } from "../../system/log.ts";
import type { JobQueue } from "../../system/queue/connect.ts";

export interface SweepParts {
  pool: Pool;
  inboxQueue: JobQueue;
  outboxQueue: JobQueue;
  log: Log;
}

const everyMs = 5_000;
/** With the interval, a row whose job was lost is taken up again within 15 s. */
const overdueAfterMs = 10_000;
const rowsPerSweep = 1_000;
/** While so many jobs wait, the rows without one are most likely among theirs. */
const busyFrom = 100;

export function startSweeping({ pool, inboxQueue, outboxQueue, log }: SweepParts): { stop(): Promise<void> } {
  const sweep = async () => {
    if ((await inboxQueue.waiting()) < busyFrom) {
      const events = await overdueEvents(pool, { olderThanMs: overdueAfterMs, limit: rowsPerSweep });
      if (events.length > 0) await inboxQueue.add(events);
      if (events.length > 0) log.info({ events: events.length }, "swept events");
    }
    if ((await outboxQueue.waiting()) < busyFrom) {
      const messages = await dueMessages(pool, { olderThanMs: 1_000, limit: rowsPerSweep });
      if (messages.length > 0) await outboxQueue.add(messages);
    }
  };
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const timer = setInterval(() => {
    running = running.then(async () => {
      if (stopped) return;
      await sweep().catch((error: unknown) => log.warn({ error }, "the sweep failed; the next one tries again"));
    });
  }, everyMs);
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
