// How the engine benchmark measures: every order timed by itself, after a warm-up, for a limited time per contestant.
// Slow contestants get fewer orders, never other ones.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { BadgeDefinition } from "../../rewards/engine/index.ts";
import type { Built, Contestant } from "./contestant.ts";
import type { Purchase } from "./purchases.ts";

export interface Measurement {
  contestant: string;
  badges: number;
  ordersTimed: number;
  ordersPerSecond: number;
  /** Microseconds for one order. */
  median: number;
  p99: number;
  /** Megabytes of JavaScript heap that building takes, orders not included. What native code holds cannot be seen here. */
  heapMegabytes: number;
  buildMs: number;
}

const TIMED_MS = 3_000;
const WARM_UP_MS = 1_000;
const FEWEST_ORDERS = 20;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

export async function measure(
  contestant: Contestant,
  badges: readonly BadgeDefinition[],
  orders: readonly Purchase[],
): Promise<Measurement> {
  const empty = await contestant.build([], orders);
  const heapBefore = usedHeap();
  const started = performance.now();
  const built = await contestant.build(badges, orders);
  const buildMs = performance.now() - started;
  const heapMegabytes = Math.max(0, usedHeap() - heapBefore) / 1e6;
  const nothing = empty.run(0);
  if (empty.isAsynchronous) await nothing;
  await timeOrders(built, orders.length, WARM_UP_MS);
  const { times, totalMs } = await timeOrders(built, orders.length, TIMED_MS);
  const sorted = Float64Array.from(times).sort();
  const quantile = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 1_000;
  return {
    contestant: contestant.name,
    badges: badges.length,
    ordersTimed: times.length,
    ordersPerSecond: (times.length / totalMs) * 1_000,
    median: quantile(0.5),
    p99: quantile(0.99),
    heapMegabytes,
    buildMs,
  };
}

/** Goes round the orders until the time is up, at least some of them and, if there is time, all of them. */
async function timeOrders(built: Built, count: number, limitMs: number): Promise<{ times: number[]; totalMs: number }> {
  const times: number[] = [];
  const started = performance.now();
  let now = started;
  for (let done = 0; now - started < limitMs || done < FEWEST_ORDERS; done += 1) {
    const outcome = built.run(done % count);
    if (built.isAsynchronous) await outcome;
    const after = performance.now();
    times.push(after - now);
    now = after;
  }
  return { times, totalMs: now - started };
}

function usedHeap(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Bytes that one order allocates: the growth of the young heap over batches too small to be collected meanwhile. */
export function bytesPerOrder(built: Built, orders: number): number {
  const batch = 20;
  const samples: number[] = [];
  for (let first = 0; first + batch <= Math.min(orders, 1_000); first += batch) {
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (let position = first; position < first + batch; position += 1) built.run(position);
    samples.push((process.memoryUsage().heapUsed - before) / batch);
  }
  samples.sort((first, second) => first - second);
  return samples[Math.floor(samples.length / 2)] ?? 0;
}
