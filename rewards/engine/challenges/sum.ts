// Sum: a number or money detail adds up to a target, over actions or over the items that fit a filter.
// Exact: money in minor units, plain numbers in millionths. Only positive values count, so progress never falls.
import { readDecimal, toSteps } from "../exact.ts";
import { type FilterContext, openItems } from "../filters/context.ts";
import type { Facts } from "../filters/facts.ts";
import { addsUpSentence, measureOfItems } from "../filters/items.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { Challenge } from "../types.ts";
import type { ChallengeKind, Progress, StoredProgress } from "./challenge.ts";
import { addSafely, storedCount, storedFor } from "./stored.ts";

type Definition = Extract<Challenge, { kind: "sum" }>;

/** A plain number is added up in millionths. */
const NUMBER_EXPONENT = 6;

export const sum: ChallengeKind<Definition> = {
  code: "sum",
  label: "Sum",
  help: "A number or an amount adds up to a target; what is left over after an award counts for the next one.",
  fields: [
    { name: "detail", label: "What is added up", input: "detail" },
    { name: "target", label: "Target", input: "amount" },
    { name: "items", label: "Only of items that fit", input: "item_filter", optional: true },
  ],
  lateActions: "Late actions count like any other: the order does not matter.",
  compile(definition, context) {
    const measured = measureOf(definition, context);
    if (measured instanceof Refusal) return measured;
    const exponent = measured.isMoney ? context.reading.currencyExponent : NUMBER_EXPONENT;
    const decimal = readDecimal(definition.target);
    const target = decimal === undefined ? undefined : toSteps(decimal, exponent);
    if (target === undefined) return refuse("target", "Write the target as a number such as 500 or 499.99.");
    if (target <= 0) return refuse("target", "The target must be more than zero.");
    const of = `sum:${definition.items === undefined ? "" : "items."}${definition.detail}`;
    const steps = measured.isMoney ? 1 : 10 ** NUMBER_EXPONENT;
    return {
      kind: "sum",
      target,
      stepsPerUnit: steps,
      open: (stored) => new SumProgress(of, stored, measured.measure, steps),
    };
  },
  withTarget: (definition, target) => ({ ...definition, target }),
};

interface Measured {
  measure: (facts: Facts) => number | undefined;
  isMoney: boolean;
}

function measureOf(definition: Definition, context: FilterContext): Measured | Refusal {
  if (definition.items === undefined) return measureOfDetail(definition.detail, context);
  const items = openItems(context);
  if (items instanceof Refusal) return items;
  const measured = measureOfItems(definition.detail, 0, definition.items, items);
  if (!(measured instanceof Refusal)) return { measure: measured.measure, isMoney: measured.family.kind === "money" };
  return measured.path === "detail"
    ? measured
    : new Refusal(measured.path.replace(/^where/, "items"), measured.sentence);
}

function measureOfDetail(detail: string, context: FilterContext): Measured | Refusal {
  const kind = context.kinds.get(detail);
  if (kind !== "number" && kind !== "money") return refuse("detail", addsUpSentence(detail));
  const slot = context.slots.numberOf(detail, kind);
  const measure = ({ values }: Facts) => {
    const value = values[slot];
    return typeof value === "number" ? value : undefined;
  };
  return { measure, isMoney: kind === "money" };
}

class SumProgress implements Progress {
  private readonly of: string;
  private readonly measure: (facts: Facts) => number | undefined;
  private readonly stepsPerUnit: number;
  private total: number;

  constructor(of: string, stored: unknown, measure: (facts: Facts) => number | undefined, stepsPerUnit: number) {
    this.of = of;
    this.measure = measure;
    this.stepsPerUnit = stepsPerUnit;
    this.total = storedCount(storedFor(stored, of).sum);
  }

  add(facts: Facts): boolean {
    const steps = this.stepsOf(facts);
    if (steps <= 0) return false;
    this.total = addSafely(this.total, steps);
    return true;
  }

  remove(facts: Facts): boolean {
    const steps = Math.min(this.total, this.stepsOf(facts));
    if (steps <= 0) return false;
    this.total -= steps;
    return true;
  }

  private stepsOf(facts: Facts): number {
    const value = this.measure(facts);
    return value === undefined ? 0 : Math.round(value * this.stepsPerUnit);
  }

  absorb(stored: unknown): void {
    this.total = addSafely(this.total, storedCount(storedFor(stored, this.of).sum));
  }

  reached(): number {
    return this.total;
  }

  current(): number {
    return this.total;
  }

  restart(target: number): void {
    this.total -= target;
  }

  reopen(target: number): void {
    this.total = addSafely(this.total, target);
  }

  store(): StoredProgress {
    return { of: this.of, sum: this.total };
  }
}
