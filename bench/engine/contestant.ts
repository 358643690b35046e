// What takes part in the engine benchmark: something that is built from badges and says which of them an order earns.
// All get the same definitions and the same orders, and must give the same answers before anything is timed.
import type { BadgeDefinition } from "../../rewards/engine/index.ts";
import type { Purchase } from "./purchases.ts";

/** The positions of the badges that the order earns, in any order. */
export type Answer = readonly number[];

export interface Contestant {
  name: string;
  build(badges: readonly BadgeDefinition[], orders: readonly Purchase[]): Built | Promise<Built>;
}

/** `run` is what is timed; `answer` reads the answer out of what it returned, untimed. */
export interface Built {
  run(position: number): unknown;
  answer(outcome: unknown): Answer;
  isAsynchronous: boolean;
}

/** Money thresholds of the definitions are in major units, the orders' amounts in minor units. */
export function thresholdOf(detail: string, value: unknown): number {
  return detail === "amount" ? Number(value) * 100 : Number(value);
}

/** The orders' details with texts and lists lower-cased beforehand: the others need not fold case while they are timed. */
export function lowerCased(order: Purchase): Record<string, number | string | string[]> {
  return Object.fromEntries(
    Object.entries(order.details).map(([detail, value]) => {
      if (typeof value === "number") return [detail, value];
      return [detail, typeof value === "string" ? value.toLowerCase() : value.map((entry) => entry.toLowerCase())];
    }),
  );
}

const prepared = new WeakMap<readonly Purchase[], readonly Record<string, number | string | string[]>[]>();

/** `lowerCased` of all orders, made once: the same objects for every contestant, and in nobody's heap figure. */
export function preparedOrders(orders: readonly Purchase[]): readonly Record<string, number | string | string[]>[] {
  const known = prepared.get(orders) ?? orders.map(lowerCased);
  prepared.set(orders, known);
  return known;
}

export const LIST_DETAILS: readonly string[] = ["category", "product_ids", "skus", "vendors", "discount_codes"];
