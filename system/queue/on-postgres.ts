// BullMQ on Postgres: no second server to run. Slower a job than Redis, which group commit makes up for: under load a job
// names many rows.
import { Queue, runMigrations, Worker } from "bullmq";
import pg from "pg";
import type { Machine, QueueSettings } from "./machine.ts";
import { queueOptions, workerOptions } from "./options.ts";
import { createPatientBackend, RestingClient } from "./patient-postgres.ts";

export function postgresMachine(settings: QueueSettings): Machine {
  const connection = (max: number) => ({
    connectionString: settings.databaseUrl,
    max,
    connectionTimeoutMillis: 5_000,
    application_name: "encore-queue",
    Client: RestingClient,
  });
  const pinger = new pg.Pool(connection(1));
  pinger.on("error", settings.onError);
  return {
    backend: "postgres",
    createQueue: (kind) => {
      const queue = new Queue(kind.queue, { connection: connection(2), ...queueOptions(kind) }, createPatientBackend);
      queue.on("error", settings.onError);
      return queue;
    },
    createWorker: (kind, handle) => {
      const worker = new Worker(
        kind.queue,
        handle,
        { connection: connection(4), ...workerOptions(kind) },
        createPatientBackend,
      );
      worker.on("error", settings.onError);
      return worker;
    },
    ping: async () => {
      await pinger.query("select 1");
    },
    close: () => pinger.end(),
  };
}

/** Brings BullMQ's own tables (schema `bullmq`) up to date. Safe when several processes start at once. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
