// `npm run bench -- engine [--json]`: Encore's rule engine beside the engines a team would pick instead, and beside the
// `if` tree it would write by hand. Same programmes, same 10,000 orders, equal answers before anything is timed.
import { benchProgramme } from "./engine/badges.ts";
import { byHand, byHandPrepared } from "./engine/by-hand.ts";
import type { Contestant } from "./engine/contestant.ts";
import { type Agreement, crossCheck } from "./engine/cross-check.ts";
import { encore } from "./engine/encore.ts";
import { type Goal, goals } from "./engine/goals.ts";
import { jsonLogic } from "./engine/json-logic.ts";
import { jsonRulesEngine } from "./engine/json-rules-engine.ts";
import { type Measurement, measure } from "./engine/measure.ts";
import { purchases } from "./engine/purchases.ts";
import { zenEngine } from "./engine/zen-engine.ts";
import { type Benchmark, say } from "./support/benchmark.ts";

const SEED = 20_260_615;
const ORDERS = 10_000;
/** Badges, and on how many orders answers are compared: the slowest takes a third of a second for one of the largest. */
const SIZES: readonly [badges: number, checkedOrders: number][] = [
  [10, ORDERS],
  [20, 2_000],
  [100, 1_000],
  [1_000, 200],
  [10_000, 20],
];

interface EngineReport {
  seed: number;
  orders: number;
  agreements: (Agreement & { badges: number })[];
  measurements: Measurement[];
  /** All badges about what the orders hold: matches grow with the badges. */
  everythingMatches: Measurement;
  goals: Goal[];
}

export const engine: Benchmark = async ({ rounds }): Promise<EngineReport> => {
  const orders = purchases(ORDERS, SEED);
  const { badges: _none, ...around } = benchProgramme(0, orders, "catalogue");
  const own = encore("Encore", "matched", around);
  const explained = encore("Encore, every badge explained", "all", around);
  const everyone: Contestant[] = [own, explained, byHand, byHandPrepared, jsonLogic, zenEngine, jsonRulesEngine];
  const agreements: EngineReport["agreements"] = [];
  const measurements: Measurement[] = [];
  for (const [size, checked] of SIZES) {
    const { badges } = benchProgramme(size, orders, "catalogue");
    const agreement = await crossCheck(everyone, badges, orders.slice(0, checked));
    agreements.push({ badges: size, ...agreement });
    say(
      `\n${size} badges: all gave the same answers for ${checked} orders, ${agreement.matchesPerOrder.toFixed(2)} badges each`,
    );
    for (const contestant of everyone) {
      const measurement = await measure(contestant, badges, orders);
      measurements.push(measurement);
      sayMeasurement(measurement);
    }
  }
  const everything = benchProgramme(10_000, orders, "everything").badges;
  const everythingMatches = await measure({ ...own, name: "Encore, all about these orders" }, everything, orders);
  sayMeasurement(everythingMatches);
  const peers = [jsonLogic, zenEngine, jsonRulesEngine];
  const results = await goals({ own, byHand, peers, orders, measurements, rounds });
  say();
  for (const { goal, measured, limit, isMet } of results)
    say(`${isMet ? "met   " : "MISSED"} ${goal}: ${measured.toFixed(2)} (goal ${limit})`);
  return { seed: SEED, orders: ORDERS, agreements, measurements, everythingMatches, goals: results };
};

function sayMeasurement({
  contestant,
  badges,
  ordersPerSecond,
  median,
  p99,
  heapMegabytes,
  buildMs,
}: Measurement): void {
  const columns = [
    String(badges).padStart(6),
    contestant.padEnd(34),
    `${Math.round(ordersPerSecond).toLocaleString("en")}/s`.padStart(12),
    `median ${median.toFixed(1)} us`.padStart(20),
    `p99 ${p99.toFixed(1)} us`.padStart(18),
    `heap ${heapMegabytes.toFixed(2)} MB`.padStart(16),
    `build ${buildMs.toFixed(1)} ms`.padStart(17),
  ];
  say(columns.join(" "));
}
