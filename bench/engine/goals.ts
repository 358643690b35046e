// The goals of the engine beside what was measured: each a ratio or a time, met or not. They are printed, not enforced:
// a busy machine must not fail a build. Ratios are medians of alternating rounds over all orders.
import { compile } from "../../rewards/engine/index.ts";
import { benchProgramme, CATALOGUE_BADGES } from "./badges.ts";
import type { Built, Contestant } from "./contestant.ts";
import { bytesPerOrder, type Measurement } from "./measure.ts";
import type { Purchase } from "./purchases.ts";

export interface Goal {
  goal: string;
  measured: number;
  limit: number;
  isMet: boolean;
}

interface Given {
  own: Contestant;
  byHand: Contestant;
  peers: readonly Contestant[];
  orders: readonly Purchase[];
  measurements: readonly Measurement[];
  rounds: number;
}

const PASSES_A_ROUND = 5;
const COMPILED_BADGES = 1_000;

export async function goals({ own, byHand, peers, orders, measurements, rounds }: Given): Promise<Goal[]> {
  const build = async (contestant: Contestant, size: number) =>
    contestant.build(benchProgramme(size, orders, "catalogue").badges, orders);
  const [twenty, hand] = [await build(own, 20), await build(byHand, 20)];
  const [few, many] = [await build(own, CATALOGUE_BADGES), await build(own, 10_000)];
  const count = orders.length;
  const handRatio = medianRatio(twenty, hand, count, rounds);
  const sizeRatio = medianRatio(many, few, count, rounds);
  const speedAt = (name: string) =>
    measurements.find((one) => one.contestant === name && one.badges === COMPILED_BADGES)?.ordersPerSecond ?? 0;
  const fastest = peers.map(({ name }) => name).sort((first, second) => speedAt(second) - speedAt(first))[0] ?? "";
  return [
    atMost("20 badges: cost as a multiple of the if tree by hand", handRatio, 1.5),
    atLeast(`1,000 badges: times as fast as ${fastest}`, speedAt(own.name) / speedAt(fastest), 10),
    atMost("10,000 badges: cost as a multiple of 100, same matches", sizeRatio, 2),
    atMost(
      "10,000 badges: bytes per order as a multiple of 100",
      bytesPerOrder(many, count) / bytesPerOrder(few, count),
      1.05,
    ),
    atMost("compile 1,000 badges, median ms", compileMs(orders, rounds), 50),
  ];
}

function atMost(goal: string, measured: number, limit: number): Goal {
  return { goal, measured, limit, isMet: measured <= limit };
}

function atLeast(goal: string, measured: number, limit: number): Goal {
  return { goal, measured, limit, isMet: measured >= limit };
}

/** How many times as long the first takes; the first round only warms up. */
function medianRatio(first: Built, second: Built, orders: number, rounds: number): number {
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const ratio = passes(first, orders) / passes(second, orders);
    if (round > 0) ratios.push(ratio);
  }
  return median(ratios);
}

function passes(built: Built, orders: number): number {
  const started = performance.now();
  for (let pass = 0; pass < PASSES_A_ROUND; pass += 1)
    for (let position = 0; position < orders; position += 1) built.run(position);
  return performance.now() - started;
}

function compileMs(orders: readonly Purchase[], rounds: number): number {
  const programme = benchProgramme(COMPILED_BADGES, orders, "catalogue");
  return median(
    Array.from({ length: rounds }, () => {
      const started = performance.now();
      compile(programme);
      return performance.now() - started;
    }),
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? 0;
}
