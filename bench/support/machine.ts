// What the figures were measured on, so that nobody compares what cannot be compared. Names no machine.
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { say } from "./benchmark.ts";
import type { DatabaseServer } from "./database.ts";
import type { RedisServer } from "./redis.ts";

export interface Conditions {
  cores: number;
  /** Processes that wanted a core in the minute before: others are at work when this is not near zero. */
  loadBefore: number;
  node: string;
  bullmq: string;
  postgres: string;
  fsync: string;
  synchronousCommit: string;
  redis: string | null;
}

export function conditionsOf(database: DatabaseServer, redis: RedisServer | null): Conditions {
  return {
    cores: availableParallelism(),
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
    node: process.version,
    bullmq: versionOf("bullmq"),
    postgres: database.version,
    fsync: database.fsync,
    synchronousCommit: database.synchronousCommit,
    redis: redis?.version ?? null,
  };
}

function versionOf(name: string): string {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

export function sayConditions(conditions: Conditions): void {
  const { cores, loadBefore, node, bullmq, postgres, fsync, synchronousCommit, redis } = conditions;
  say(
    `Node ${node}, BullMQ ${bullmq}, Postgres ${postgres} (fsync ${fsync}, synchronous_commit ${synchronousCommit}),`,
  );
  say(`${redis === null ? "no Redis" : `Redis ${redis}`}, ${cores} cores for everything, load before: ${loadBefore}`);
  if (redis === null) say("Redis: skipped. There is no redis-server in PATH and no REDIS_URL.");
  say();
}
