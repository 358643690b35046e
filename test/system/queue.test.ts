// The queue, the same on both machines: what is added is handled, what fails comes back, what a dead worker held is taken
// up by another.
import { afterAll, describe, expect, it } from "vitest";
import { createLog } from "../../system/log.ts";
import type { JobKind } from "../../system/queue/catalogue.ts";
import { inboxJob, maxIdsPerJob } from "../../system/queue/catalogue.ts";
import { connectQueue, type JobWorker, type QueueConnection } from "../../system/queue/connect.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { createWaker } from "../../system/queue/waker.ts";
import { testDatabase } from "../support/database.ts";
import { type Door, doorTo } from "../support/door.ts";
import { freePort, hasRedis, startRedis } from "../support/redis.ts";

const { pool, url: databaseUrl } = await testDatabase();
await migrateQueue(databaseUrl);
const machines = hasRedis ? (["postgres", "redis"] as const) : (["postgres"] as const);

let kinds = 0;
/** A queue of its own for each test. */
const newKind = (overrides: Partial<JobKind> = {}): JobKind => ({
  ...inboxJob,
  queue: `test-${++kinds}`,
  backoff: { type: "exponential", delay: 50, jitter: 0 },
  ...overrides,
});

/** It is tried until it does. */
const works = (work: () => Promise<unknown>) =>
  expect
    .poll(
      () =>
        work().then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(true);
const until = (condition: () => boolean) => expect.poll(condition, { timeout: 20_000, interval: 20 }).toBe(true);

describe.each(machines)("the queue on %s", async (backend) => {
  const redisUrl = backend === "redis" ? (await startRedis()).url : null;
  const connections: QueueConnection[] = [];
  const connect = () => {
    const connection = connectQueue({ redisUrl, databaseUrl, onError: () => undefined });
    connections.push(connection);
    return connection;
  };
  afterAll(() => Promise.all(connections.map((connection) => connection.close())));

  it("runs on the machine that the settings name, and answers", async () => {
    const connection = connect();
    expect(connection.backend).toBe(backend);
    await connection.ping();
  });

  it("hands every row to a worker once, a burst as several jobs of a bounded size", async () => {
    const connection = connect();
    const kind = newKind();
    const queue = connection.openQueue(kind);
    const seen: number[][] = [];
    const worker = connection.openWorker(kind, async ({ ids }) => void seen.push(ids));
    const ids = Array.from({ length: maxIdsPerJob * 2 + 1 }, (_, place) => place + 1);
    await queue.add(ids);
    await until(() => seen.flat().length === ids.length);
    expect(seen.flat().sort((left, right) => left - right)).toEqual(ids);
    expect(Math.max(...seen.map((job) => job.length))).toBeLessThanOrEqual(maxIdsPerJob);
    await worker.close();
    await queue.close();
  });

  it("brings a failed job back after its back-off, as often as the catalogue says", async () => {
    const connection = connect();
    const kind = newKind({ attempts: 3 });
    const queue = connection.openQueue(kind);
    let tries = 0;
    const worker = connection.openWorker(kind, async () => {
      tries += 1;
      throw new Error("not yet");
    });
    await queue.add([1]);
    await until(() => tries === 3);
    await new Promise((wake) => setTimeout(wake, 500));
    expect(tries).toBe(3);
    await worker.close();
    await queue.close();
  });

  it("finishes the jobs in hand before a worker closes", async () => {
    const connection = connect();
    const kind = newKind();
    const queue = connection.openQueue(kind);
    let state = "waiting";
    const worker = connection.openWorker(kind, async () => {
      state = "started";
      await new Promise((wake) => setTimeout(wake, 500));
      state = "finished";
    });
    await queue.add([1]);
    await until(() => state === "started");
    await worker.close();
    expect(state).toBe("finished");
    await queue.close();
  });
});

describe.runIf(hasRedis)("a producer whose Redis is down", () => {
  it("is refused or kept waiting, never for ever, and works again when Redis is back", async () => {
    const port = await freePort();
    const errors: Error[] = [];
    const redisUrl = `redis://127.0.0.1:${port}`;
    const connection = connectQueue({ redisUrl, databaseUrl, onError: (error) => errors.push(error) });
    const kind = newKind();
    const waker = createWaker(connection.openQueue(kind), createLog({ process: "test", level: "silent" }));
    waker.wake([1]);
    await waker.drain();
    const redis = await startRedis(port);
    const seen: number[] = [];
    const worker = connection.openWorker(kind, async ({ ids }) => void seen.push(...ids));
    await works(() => connection.ping());
    waker.wake([2]);
    await until(() => seen.includes(2));

    await redis.kill();
    waker.wake([3]);
    await waker.drain();
    await startRedis(port);
    await works(() => connection.ping());
    waker.wake([4]);
    await until(() => seen.includes(4));
    await worker.close();
    await connection.close();
  });
});

describe.runIf(hasRedis)("a producer whose Redis dies while it gets ready", async () => {
  const redisUrl = hasRedis ? (await startRedis()).url : "";

  it.each([0, 1, 2, 3, 4, 5])("works when Redis is back, whatever they had come to: %i words", async (words) => {
    const door = await doorTo(redisUrl);
    const connection = connectQueue({ redisUrl: door.url, databaseUrl, onError: () => undefined });
    const kind = newKind();
    const queue = connection.openQueue(kind);
    door.openFor(words);
    // Longer than it takes to come this far and to try again once; while the door is open, a job may get through.
    await new Promise((wake) => setTimeout(wake, 600));
    door.slam();
    await expect(queue.add([1])).rejects.toThrow();

    door.open();
    await works(() => queue.add([2]));
    const seen: number[] = [];
    const worker = connection.openWorker(kind, async ({ ids }) => void seen.push(...ids));
    await until(() => seen.includes(2));
    await worker.close();
    await queue.close();
    await connection.close();
    await door.close();
  });
});

describe("a worker whose Postgres ends a connection in the moment that it lets it in", () => {
  /** The message that ends a connection's start: ReadyForQuery, idle. */
  const welcome = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
  const sessions = async (of: string, ending = "") => {
    const { rowCount } = await pool.query(
      `select ${ending} from pg_stat_activity where datname = current_database() and ${of}`,
    );
    return rowCount ?? 0;
  };
  const end = (of: string) => sessions(of, "pg_terminate_backend(pid)");
  /** Whoever comes in is held until his connection has ended, and hears of both at once. */
  const endAtTheDoor = async (door: Door, come: () => unknown) => {
    const { letOut } = door.openButHold(welcome);
    await come();
    let ended = 0;
    const endAll = async () => {
      const now = await end("application_name = 'at-the-door' and query = ''");
      ended += now;
      return ended > 0 && now === 0;
    };
    await expect.poll(endAll, { timeout: 10_000 }).toBe(true);
    letOut();
  };

  it("lives, and works with the next, also the one that it listens on", async () => {
    const door = await doorTo(databaseUrl);
    const address = new URL(door.url);
    address.searchParams.set("application_name", "at-the-door");
    const connection = connectQueue({ redisUrl: null, databaseUrl: address.href, onError: () => undefined });
    const kind = newKind();
    const seen: number[] = [];
    const workers: JobWorker[] = [];
    await endAtTheDoor(door, () => {
      workers.push(connection.openWorker(kind, async ({ ids }) => void seen.push(...ids)));
    });
    const queue = connection.openQueue(kind);
    await works(() => queue.add([1]));
    await until(() => seen.includes(1));

    const listening = "application_name <> 'encore' and query like '%LISTEN %'";
    const listens = () => expect.poll(() => sessions(listening), { timeout: 10_000 }).toBe(1);
    await listens();
    await endAtTheDoor(door, () => end(listening));
    await queue.add([2]);
    await until(() => seen.includes(2));
    await listens();
    for (const worker of workers) await worker.close();
    await queue.close();
    await connection.close();
    await door.close();
  });
});

describe("a worker whose Postgres is not ready yet", () => {
  // A server that is starting or dying accepts a connection and ends it: nothing is refused, and nothing works.
  it("asks calmly until it is, then works", async () => {
    const door = await doorTo(databaseUrl);
    const errors: Error[] = [];
    const connection = connectQueue({ redisUrl: null, databaseUrl: door.url, onError: (error) => errors.push(error) });
    const kind = newKind();
    const seen: number[] = [];
    const worker = connection.openWorker(kind, async ({ ids }) => void seen.push(...ids));
    const queue = connection.openQueue(kind);
    await expect(queue.add([1])).rejects.toThrow();
    await new Promise((wake) => setTimeout(wake, 2_000));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThan(100);

    door.open();
    await queue.add([2]);
    await until(() => seen.includes(2));

    // And once more, with everything in full swing.
    door.slam();
    await new Promise((wake) => setTimeout(wake, 2_000));
    expect(errors.length).toBeLessThan(200);
    door.open();
    await works(() => queue.add([3]));
    await until(() => seen.includes(3));
    await worker.close();
    await queue.close();
    await connection.close();
    await door.close();
  });
});
