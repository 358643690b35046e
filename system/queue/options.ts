// What BullMQ needs to know of a job kind, on either machine: every limit explicit, none left to a default.
import type { JobKind } from "./catalogue.ts";

export const queueOptions = (kind: JobKind) => ({
  defaultJobOptions: {
    attempts: kind.attempts,
    backoff: kind.backoff,
    // What was done stands in the inbox and the outbox; the queue keeps nothing.
    removeOnComplete: true,
    removeOnFail: true,
  },
});

export const workerOptions = (kind: JobKind) => ({
  concurrency: kind.concurrency,
  lockDuration: kind.lockDurationMs,
  stalledInterval: kind.stalledIntervalMs,
  maxStalledCount: kind.maxStalledCount,
});
