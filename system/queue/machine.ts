// What a place where BullMQ keeps its jobs has to offer: the little of BullMQ that Encore uses, the same on both.
import type { JobKind, RowIds } from "./catalogue.ts";

export interface MachineQueue {
  add(name: string, data: RowIds): Promise<unknown>;
  addBulk(jobs: { name: string; data: RowIds }[]): Promise<unknown>;
  getJobCounts(...types: ("waiting" | "delayed")[]): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export interface Machine {
  backend: "redis" | "postgres";
  createQueue(kind: JobKind): MachineQueue;
  createWorker(kind: JobKind, handle: (job: { data: unknown }) => Promise<void>): { close(): Promise<void> };
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface QueueSettings {
  /** Null: the queue runs on Postgres. */
  redisUrl: string | null;
  databaseUrl: string;
  onError: (error: Error) => void;
}
