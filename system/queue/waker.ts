// Tells workers that rows wait. Nobody waits for it and nothing depends on it: a queue that is down costs a delay until the
// sweeper comes by. While one job is being added, further rows gather for the next.
import type { Log } from "../log.ts";
import type { JobQueue } from "./connect.ts";

export interface Waker {
  wake(ids: readonly number[]): void;
  /** Resolves when every row that was handed in has been tried. */
  drain(): Promise<void>;
}

/** A queue that does not answer for this long is down. */
const patienceMs = 2_000;

export function createWaker(queue: JobQueue, log: Log): Waker {
  let waiting: number[] = [];
  let working: Promise<void> | null = null;

  const work = async () => {
    while (waiting.length > 0) {
      const ids = waiting;
      waiting = [];
      try {
        await withPatience(queue.add(ids));
      } catch (error) {
        log.warn({ error, rows: ids.length }, "queue did not take the job; the sweeper will find the rows");
      }
    }
    working = null;
  };

  return {
    wake: (ids) => {
      if (ids.length === 0) return;
      waiting.push(...ids);
      working ??= Promise.resolve().then(work);
    },
    drain: async () => {
      while (working) await working;
    },
  };
}

async function withPatience(adding: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer within ${patienceMs} ms.`)), patienceMs);
  });
  adding.catch(() => undefined);
  try {
    await Promise.race([adding, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
