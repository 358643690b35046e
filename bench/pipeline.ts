// Orders per second from the inbox to committed rewards, by the real worker, with the queue on Postgres and on Redis.
// Beside it, in the same rounds: HTTP to commit, BullMQ with empty jobs, single inserts, pgbench. Proves the sums at the end.
import { measureEmptyJobs } from "./pipeline/empty-jobs.ts";
import { nextOrders, type OrderBatch } from "./pipeline/orders.ts";
import { type Expected, prove } from "./pipeline/proof.ts";
import { openPipeline, type Pipeline } from "./pipeline/store.ts";
import { type Walk, walkFromHttp, walkFromInbox } from "./pipeline/walk.ts";
import { type MeasureTpcB, measureSingleInserts, preparePgbench } from "./pipeline/yardsticks.ts";
import { type Benchmark, type BenchmarkOptions, say } from "./support/benchmark.ts";
import { type BenchDatabase, startDatabaseServer } from "./support/database.ts";
import { fixed, median, medianRatio, rounded, table, whole } from "./support/figures.ts";
import { conditionsOf, sayConditions } from "./support/machine.ts";
import { findRedis } from "./support/redis.ts";

const badgeCounts = [4, 20, 300];
const ordersPerRound = new Map([
  [4, 5_000],
  [20, 5_000],
  [300, 1_500],
]);
const emptyJobsPerRound = { Postgres: 1_000, Redis: 10_000 };
const singleInsertsPerRound = 4_000;
const pgbenchSeconds = 3;

type Series = Map<string, number[]>;

export const pipeline: Benchmark = async (options) => {
  const server = await startDatabaseServer();
  const redis = await findRedis();
  const conditions = conditionsOf(server, redis);
  sayConditions(conditions);
  const settings = { ...options, badgeCounts };
  const pipelines = [
    await openPipeline("Postgres", await server.migrated("on_postgres"), null, settings),
    ...(redis ? [await openPipeline("Redis", await server.migrated("on_redis"), redis.url, settings)] : []),
  ];
  const singles = await server.migrated("singles");
  const tpcB = await preparePgbench(await server.empty("pgbench"));
  if (tpcB === null) say("pgbench: skipped, it is not in PATH. The single inserts stand for it.\n");

  const run = new Run(pipelines, options);
  await run.warmUp();
  for (let round = 0; round < options.rounds; round += 1) {
    const order = round % 2 === 0 ? pipelines : pipelines.toReversed();
    for (const one of order) await run.walks(one);
    for (const one of order) await run.emptyJobs(one);
    await run.yardsticks(singles, tpcB);
  }
  await run.proveAll();
  const figures = report(run, pipelines, options);
  say("Every order was counted exactly once, and every balance is the sum of its ledger.");
  return { benchmark: "pipeline", conditions, rounds: options.rounds, figures };
};

class Run {
  /** Orders per transaction, by the name of the series. */
  readonly groups: Series = new Map();
  /** Figures per second. */
  readonly series: Series = new Map();
  private readonly expected = new Map<string, Expected>();
  private readonly pipelines: readonly Pipeline[];
  private readonly options: BenchmarkOptions;

  constructor(pipelines: readonly Pipeline[], options: BenchmarkOptions) {
    this.pipelines = pipelines;
    this.options = options;
  }

  async warmUp(): Promise<void> {
    for (const one of this.pipelines) {
      for (const [badges, shop] of one.shops) await walkFromInbox(one, shop, this.orders(one, badges, 500));
      await walkFromHttp(one, this.shop(one, 4), this.orders(one, 4, 1_000));
    }
  }

  async walks(one: Pipeline): Promise<void> {
    for (const [badges, shop] of one.shops) {
      const orders = this.orders(one, badges, ordersPerRound.get(badges) ?? 1_000);
      this.noteWalk(`${one.name}: inbox to commit, ${badges} badges`, await walkFromInbox(one, shop, orders));
    }
    const orders = this.orders(one, 4, ordersPerRound.get(4) ?? 1_000);
    this.noteWalk(`${one.name}: HTTP to commit, 4 badges`, await walkFromHttp(one, this.shop(one, 4), orders));
  }

  async emptyJobs(one: Pipeline): Promise<void> {
    const jobs = await measureEmptyJobs(one.queue, this.scaled(emptyJobsPerRound[one.name]));
    this.note(`${one.name}: BullMQ, empty jobs added`, jobs.addedPerSecond);
    this.note(`${one.name}: BullMQ, empty jobs processed`, jobs.processedPerSecond);
  }

  async yardsticks(singles: BenchDatabase, tpcB: MeasureTpcB | null): Promise<void> {
    this.note(
      "Single-row inserts, 8 connections",
      await measureSingleInserts(singles, this.scaled(singleInsertsPerRound)),
    );
    if (tpcB) this.note("pgbench TPC-B, 8 clients", await tpcB(pgbenchSeconds));
  }

  async proveAll(): Promise<void> {
    for (const one of this.pipelines) {
      for (const [badges, shop] of one.shops) {
        const expected = this.expected.get(`${one.name}/${badges}`);
        if (expected) await prove(one.database, shop, expected);
      }
    }
  }

  private orders(one: Pipeline, badges: number, count: number): OrderBatch {
    const orders = nextOrders(this.scaled(count));
    const key = `${one.name}/${badges}`;
    const before = this.expected.get(key) ?? { orders: 0, pointsOfAmounts: 0 };
    this.expected.set(key, {
      orders: before.orders + orders.bodies.length,
      pointsOfAmounts: before.pointsOfAmounts + orders.pointsOfAmounts,
    });
    return orders;
  }

  private shop(one: Pipeline, badges: number) {
    const shop = one.shops.get(badges);
    if (!shop) throw new Error(`No shop has ${badges} badges.`);
    return shop;
  }

  private noteWalk(name: string, { ordersPerSecond, ordersPerGroup }: Walk): void {
    this.note(name, ordersPerSecond);
    this.groups.set(name, [...(this.groups.get(name) ?? []), ordersPerGroup]);
  }

  private note(name: string, perSecond: number): void {
    this.series.set(name, [...(this.series.get(name) ?? []), perSecond]);
  }

  private scaled(count: number): number {
    return Math.ceil(count * this.options.scale);
  }
}

/** Ratios are to what is measured in the same round: the queue's own empty jobs, and the database's single inserts. */
function report({ series, groups }: Run, pipelines: readonly Pipeline[], { rounds, scale }: BenchmarkOptions) {
  const singles = series.get("Single-row inserts, 8 connections") ?? [];
  const figures = [...series].map(([name, values]) => {
    const backend = pipelines.find((one) => name.startsWith(one.name));
    const empty = (backend && series.get(`${backend.name}: BullMQ, empty jobs processed`)) ?? [];
    return {
      name,
      perSecond: rounded(median(values)),
      ordersPerGroup: rounded(median(groups.get(name) ?? []), 1),
      toEmptyJobs: rounded(medianRatio(values, empty), 2),
      toSingleInserts: rounded(medianRatio(values, singles), 2),
    };
  });
  say(
    `Medians of ${rounds} alternating rounds; ${whole((ordersPerRound.get(4) ?? 0) * scale)} orders of 1,000 customers a round.\n`,
  );
  say(
    table([
      ["", "per second", "orders a group", "to empty jobs", "to single inserts"],
      ...figures.map((figure) => [
        figure.name,
        whole(figure.perSecond),
        fixed(figure.ordersPerGroup, 1),
        fixed(figure.toEmptyJobs),
        fixed(figure.toSingleInserts),
      ]),
    ]),
  );
  say();
  return figures;
}
