// BullMQ on Redis. A producer never waits for a Redis that is down: the rows are in Postgres and the sweeper finds them.
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import type { Machine, QueueSettings } from "./machine.ts";
import { queueOptions, workerOptions } from "./options.ts";

/**
 * For producers and health checks: a command fails when Redis is not back after one try, or does not answer. Both are needed:
 * ioredis 6 does not count tries for what was on its way when the connection broke.
 */
const impatient = { maxRetriesPerRequest: 1, commandTimeout: 2_000 };
/**
 * A queue gets ready without a word to Redis. BullMQ would ask for its version first and remember for ever that this failed:
 * where Redis dies in that moment, no job could be added until the process is started again. The workers, which are patient,
 * still ask, and say so when the version is too old.
 */
const asksNothing = { skipVersionCheck: true, skipWaitingForReady: true };
/** For consumers: they wait for Redis to come back. */
const patient = { maxRetriesPerRequest: null };

export function redisMachine(settings: QueueSettings, url: string): Machine {
  const connect = (manner: typeof impatient | typeof patient) => {
    const redis = new Redis(url, {
      ...manner,
      connectTimeout: 2_000,
      retryStrategy: (times) => Math.min(times * 200, 2_000),
    });
    redis.on("error", settings.onError);
    return redis;
  };
  const producer = connect(impatient);
  const consumer = connect(patient);
  return {
    backend: "redis",
    createQueue: (kind) => {
      const queue = new Queue(kind.queue, { connection: producer, ...asksNothing, ...queueOptions(kind) });
      queue.on("error", settings.onError);
      return queue;
    },
    createWorker: (kind, handle) => {
      const worker = new Worker(kind.queue, handle, { connection: consumer, ...workerOptions(kind) });
      worker.on("error", settings.onError);
      return worker;
    },
    ping: async () => {
      await producer.ping();
    },
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}
