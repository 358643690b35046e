// Every few seconds: rows that nobody has taken get a job again. This is what makes the queue a wake-up and not a memory;
// a queue that was emptied, or was down when the row came in, costs seconds and nothing else.
import type { Pool } from "pg";
import { overdueEvents } from "../../rewards/inbox/rows.ts";
import { dueMessages } from "../../rewards/outbox/rows.ts";
import type { JobQueue } from "../../system/queue/connect.ts";
import type { Duty } from "./duty.ts";

export interface SweepParts {
  pool: Pool;
  inboxQueue: JobQueue;
  outboxQueue: JobQueue;
}

const everyMs = 5_000;
/** With the interval, a row whose job was lost is taken up again within 15 s. */
const overdueAfterMs = 10_000;
const rowsPerSweep = 1_000;
/** While so many jobs wait, the rows without one are most likely among theirs. */
const busyFrom = 100;

export function sweep({ pool, inboxQueue, outboxQueue }: SweepParts): Duty {
  return {
    name: "sweep",
    everyMs,
    // Sweepers do not pick the same rows, and a row must not wait until a dead worker's loan is over.
    workers: "each",
    run: async () => {
      const swept = { events: 0, messages: 0 };
      if ((await inboxQueue.waiting()) < busyFrom) {
        const events = await overdueEvents(pool, { olderThanMs: overdueAfterMs, limit: rowsPerSweep });
        if (events.length > 0) await inboxQueue.add(events);
        swept.events = events.length;
      }
      if ((await outboxQueue.waiting()) < busyFrom) {
        const messages = await dueMessages(pool, { olderThanMs: 1_000, limit: rowsPerSweep });
        if (messages.length > 0) await outboxQueue.add(messages);
        swept.messages = messages.length;
      }
      return swept;
    },
  };
}
