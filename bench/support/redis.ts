// A Redis for the benchmark: one of its own where a redis-server is installed, else an empty one that REDIS_URL names on
// this machine. Set as BullMQ demands it (noeviction); leaves nothing behind.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import { BenchmarkError } from "./benchmark.ts";
import { afterwards } from "./cleanup.ts";
import { findProgram, freePort, startProgram } from "./processes.ts";

export interface RedisServer {
  url: string;
  version: string;
}

/** Null where there is no Redis to be had. */
export async function findRedis(): Promise<RedisServer | null> {
  const program = findProgram("redis-server");
  if (program !== null) return describe(await startRedis(program));
  const { REDIS_URL } = process.env;
  if (!REDIS_URL) return null;
  const server = await describe(REDIS_URL);
  await borrow(REDIS_URL);
  return server;
}

async function startRedis(program: string): Promise<string> {
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), "encore-bench-redis-"));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  // Redis holds wake-ups, never the only copy: it needs no disk.
  const settings = ["--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction", "--dir", folder];
  await startProgram({
    command: program,
    args: ["--bind", "127.0.0.1", "--port", String(port), ...settings],
    readyText: "Ready to accept connections",
  });
  return `redis://127.0.0.1:${port}`;
}

/** Uses somebody's Redis only where that can hurt nobody. */
async function borrow(url: string): Promise<void> {
  if (!["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname)) {
    throw new BenchmarkError("REDIS_URL names another machine; the benchmark talks to this one only.");
  }
  const redis = new Redis(url);
  try {
    if ((await redis.dbsize()) > 0) {
      throw new BenchmarkError("The Redis of REDIS_URL holds keys: name an empty database of it, such as …/15.");
    }
  } finally {
    redis.disconnect();
  }
  afterwards(async () => {
    const again = new Redis(url);
    await again.flushdb();
    again.disconnect();
  });
}

async function describe(url: string): Promise<RedisServer> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, retryStrategy: () => null });
  redis.on("error", () => undefined);
  try {
    return { url, version: /redis_version:(\S+)/.exec(await redis.info("server"))?.[1] ?? "unknown" };
  } catch (error) {
    throw new BenchmarkError(`The Redis at ${new URL(url).host} does not answer: ${String(error)}`);
  } finally {
    redis.disconnect();
  }
}
