// Every job there is: its queue, its data, how often it is tried and how long it may take. A job holds only row ids:
// what is to be done stands in Postgres, and a lost job is found again by the sweeper.
import { z } from "zod";

/** Rows that one job may name; a larger burst is cut into several jobs. */
export const maxIdsPerJob = 200;

const rowIds = z.object({ ids: z.array(z.number().int().positive()).min(1).max(maxIdsPerJob) });
export type RowIds = z.infer<typeof rowIds>;

export interface JobKind {
  queue: string;
  name: string;
  data: typeof rowIds;
  /** Tries in all, the first included; afterwards the sweeper brings the rows back until their own attempts are used up. */
  attempts: number;
  backoff: { type: "exponential"; delay: number; jitter: number };
  /** Jobs that one worker process handles at the same time. */
  concurrency: number;
  /** A worker that dies holds its jobs for this long at most; with the check below, 15 s. */
  lockDurationMs: number;
  stalledIntervalMs: number;
  /** How often a job may lose its worker before it is given up and left to the sweeper. */
  maxStalledCount: number;
}

/** Turn events from Shopify into rewards. Ids of inbox_events. */
export const inboxJob: JobKind = {
  queue: "encore-inbox",
  name: "process-events",
  data: rowIds,
  attempts: 5,
  backoff: { type: "exponential", delay: 1_000, jitter: 0.5 },
  concurrency: 50,
  lockDurationMs: 10_000,
  stalledIntervalMs: 5_000,
  maxStalledCount: 20,
};

/** Carry out effects outside the database. Ids of outbox_messages. */
export const outboxJob: JobKind = {
  queue: "encore-outbox",
  name: "deliver-messages",
  data: rowIds,
  attempts: 5,
  backoff: { type: "exponential", delay: 2_000, jitter: 0.5 },
  concurrency: 10,
  lockDurationMs: 30_000,
  stalledIntervalMs: 10_000,
  maxStalledCount: 20,
};
