// Opens queues and workers on Redis when there is a REDIS_URL and on Postgres otherwise. Nobody else needs to know which.
import { type JobKind, maxIdsPerJob, type RowIds } from "./catalogue.ts";
import type { MachineQueue, QueueSettings } from "./machine.ts";
import { postgresMachine } from "./on-postgres.ts";
import { redisMachine } from "./on-redis.ts";

export interface JobQueue {
  /** Enqueues the rows, as many jobs as it takes. Rejects when the queue does not answer; nothing is lost by that. */
  add(ids: readonly number[]): Promise<void>;
  /** Jobs that nobody has taken yet. */
  waiting(): Promise<number>;
  close(): Promise<void>;
}

export interface JobWorker {
  /** Takes no more jobs and resolves when those in hand are finished. */
  close(): Promise<void>;
}

export interface QueueConnection {
  backend: "redis" | "postgres";
  openQueue(kind: JobKind): JobQueue;
  /** A rejection of `handle` is a failed try: the job comes back after its back-off. */
  openWorker(kind: JobKind, handle: (job: RowIds) => Promise<void>): JobWorker;
  /** Rejects when the queue does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export function connectQueue(settings: QueueSettings): QueueConnection {
  const machine = settings.redisUrl === null ? postgresMachine(settings) : redisMachine(settings, settings.redisUrl);
  return {
    backend: machine.backend,
    openQueue: (kind) => jobQueue(machine.createQueue(kind), kind),
    openWorker: (kind, handle) => {
      const worker = machine.createWorker(kind, (job) => handle(kind.data.parse(job.data)));
      return { close: () => worker.close() };
    },
    ping: machine.ping,
    close: machine.close,
  };
}

function jobQueue(queue: MachineQueue, kind: JobKind): JobQueue {
  return {
    add: async (ids) => {
      const jobs: { name: string; data: RowIds }[] = [];
      for (let start = 0; start < ids.length; start += maxIdsPerJob) {
        jobs.push({ name: kind.name, data: { ids: ids.slice(start, start + maxIdsPerJob) } });
      }
      const [first] = jobs;
      if (jobs.length === 1 && first) await queue.add(first.name, first.data);
      else if (jobs.length > 1) await queue.addBulk(jobs);
    },
    waiting: async () => {
      const counts = await queue.getJobCounts("waiting", "delayed");
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    close: () => queue.close(),
  };
}
