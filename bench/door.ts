// How fast the webhook door answers, beside a bare node:http server that checks the HMAC, parses the JSON and inserts one
// row. Real processes, the same requests, alternating rounds; every answer must be 200 and every request must be a row.
import { type Benchmark, BenchmarkError, say } from "./support/benchmark.ts";
import { type BenchDatabase, startDatabaseServer } from "./support/database.ts";
import { startWeb } from "./support/encore.ts";
import { fixed, median, medianRatio, percentile, rounded, table, whole } from "./support/figures.ts";
import { sendAll } from "./support/http-client.ts";
import { conditionsOf, sayConditions } from "./support/machine.ts";
import { freePort, startScript } from "./support/processes.ts";
import { findRedis } from "./support/redis.ts";
import { exampleOrder, secret, signedRequest } from "./support/requests.ts";

interface Target {
  name: string;
  port: number;
  database: BenchDatabase;
  sent: number;
}

interface Round {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

const shop = "encore-bench.myshopify.com";
const loads = [
  { connections: 1, requests: 400 },
  { connections: 16, requests: 2_000 },
  { connections: 64, requests: 3_000 },
];
const warmUpRequests = 1_500;

export const door: Benchmark = async (options) => {
  const { rounds, scale } = options;
  const server = await startDatabaseServer();
  const redis = await findRedis();
  const conditions = conditionsOf(server, redis);
  sayConditions(conditions);
  const targets = [
    await startBare(await server.migrated("bare"), options),
    await startEncore("Encore, queue on Postgres", await server.migrated("on_postgres"), null, options),
    ...(redis
      ? [await startEncore("Encore, queue on Redis", await server.migrated("on_redis"), redis.url, options)]
      : []),
  ];
  say(`Shopify's example order, ${whole(exampleOrder().length)} bytes; medians of ${rounds} alternating rounds.\n`);
  for (const target of targets) await measure(target, 16, Math.ceil(warmUpRequests * scale));

  const reports: ReturnType<typeof reportOf>[] = [];
  for (const load of loads) {
    const measured = await alternate(targets, load.connections, Math.ceil(load.requests * scale), rounds);
    reports.push(reportOf(load.connections, measured));
  }
  await Promise.all(targets.map(checkRows));
  const requests = Object.fromEntries(targets.map((target) => [target.name, target.sent]));
  say("Every answer was 200, and every request is one row.");
  return { benchmark: "door", conditions, rounds, requests, loads: reports };
};

async function startBare(database: BenchDatabase, { profileDir }: { profileDir: string | null }): Promise<Target> {
  const port = await freePort();
  await startScript("bench/door/bare-server.ts", {
    environment: { DATABASE_URL: database.url, PORT: String(port), SHOPIFY_API_SECRET: secret },
    readyText: "listening",
    profileDir,
  });
  return { name: "bare node:http", port, database, sent: 0 };
}

async function startEncore(
  name: string,
  database: BenchDatabase,
  redisUrl: string | null,
  { profileDir }: { profileDir: string | null },
): Promise<Target> {
  const { port } = await startWeb({ databaseUrl: database.url, redisUrl, profileDir });
  return { name, port, database, sent: 0 };
}

type Measured = Map<string, Round[]>;

async function alternate(targets: readonly Target[], connections: number, requests: number, rounds: number) {
  const measured: Measured = new Map(targets.map((target) => [target.name, []]));
  for (let round = 0; round < rounds; round += 1) {
    // Every other round backwards, so that nobody always comes after the same one.
    for (const target of round % 2 === 0 ? targets : targets.toReversed()) {
      measured.get(target.name)?.push(await measure(target, connections, requests));
    }
  }
  return measured;
}

async function measure(target: Target, connections: number, count: number): Promise<Round> {
  const identity = { shop, port: target.port };
  const requests = Array.from({ length: count }, () => signedRequest(exampleOrder(), identity));
  target.sent += count;
  const { seconds, latenciesMs } = await sendAll(target.port, requests, connections);
  return {
    perSecond: count / seconds,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
  };
}

function reportOf(connections: number, measured: Measured) {
  const perSecond = (name: string) => (measured.get(name) ?? []).map((round) => round.perSecond);
  const [bare = ""] = measured.keys();
  const results = [...measured].map(([name, rounds]) => ({
    name,
    perSecond: rounded(median(perSecond(name))),
    p50Ms: rounded(median(rounds.map((round) => round.p50Ms)), 2),
    p99Ms: rounded(median(rounds.map((round) => round.p99Ms)), 2),
    ratio: rounded(medianRatio(perSecond(name), perSecond(bare)), 2),
  }));
  say(
    table([
      [`${connections} connection${connections === 1 ? "" : "s"}`, "requests/s", "p50 ms", "p99 ms", "ratio to bare"],
      ...results.map((result) => [
        result.name,
        whole(result.perSecond),
        fixed(result.p50Ms),
        fixed(result.p99Ms),
        fixed(result.ratio),
      ]),
    ]),
  );
  say();
  return { connections, results };
}

async function checkRows({ name, database, sent }: Target): Promise<void> {
  const { rows } = await database.pool.query<{ count: number }>("select count(*) as count from inbox_events");
  const kept = rows[0]?.count;
  if (kept !== sent) throw new BenchmarkError(`${name} answered 200 to ${sent} requests and kept ${kept}.`);
}
