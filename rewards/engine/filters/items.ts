// Filters over line items: any item, every item, and sums and counts of the items that fit.
// An action without a list of items never matches them; an empty list has no item that fits, and sums to zero.
import { families } from "../operators/index.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { FilterNode, ItemCount, ItemSum } from "../types.ts";
import { type FilterContext, openItems } from "./context.ts";
import type { Facts } from "./facts.ts";
import type { ItemGroupNode, MeasureNode, Test } from "./node.ts";

/** Sums of plain numbers are kept to millionths, so that 0.1 + 0.2 is 0.3. */
const SUM_STEPS = 1_000_000;

export function compileItemGroup(
  kind: ItemGroupNode["kind"],
  filter: FilterNode,
  context: FilterContext,
): ItemGroupNode | Refusal {
  const items = openItems(context);
  if (items instanceof Refusal) return items.within(kind);
  const child = items.compile(filter, items);
  if (child instanceof Refusal) return child.within(kind);
  const test = kind === "anyItem" ? anyItemTest(child.test) : everyItemTest(child.test);
  return { kind, child, test };
}

function anyItemTest(test: Test): Test {
  return ({ items }) => {
    if (items === undefined) return false;
    for (const item of items) if (test(item)) return true;
    return false;
  };
}

function everyItemTest(test: Test): Test {
  return ({ items }) => {
    if (items === undefined) return false;
    for (const item of items) if (!test(item)) return false;
    return items.length > 0;
  };
}

export function compileMeasure(
  kind: MeasureNode["kind"],
  node: ItemCount | ItemSum,
  context: FilterContext,
): MeasureNode | Refusal {
  const items = openItems(context);
  if (items instanceof Refusal) return items.within(kind);
  const detail = "detail" in node ? node.detail : "quantity";
  const measured = measureOfItems(detail, "detail" in node ? 0 : 1, node.where, items);
  if (measured instanceof Refusal) return measured.within(kind);
  const compiled = measured.family.compile(node.operator, node.value, context.reading);
  if (compiled instanceof Refusal) return compiled.within(kind);
  const { measure, family } = measured;
  const test: Test = (facts) => {
    const value = measure(facts);
    return value !== undefined && compiled.test(value);
  };
  const called = "detail" in node ? `items.${detail}` : "items";
  return { kind, detail: called, operator: node.operator, expected: node.value, family, measure, test };
}

/** Adds up a detail of the items that fit; an item that lacks it adds `otherwise`. */
export function measureOfItems(
  detail: string,
  otherwise: number,
  where: FilterNode | undefined,
  items: FilterContext,
): { measure: (facts: Facts) => number | undefined; family: MeasureNode["family"] } | Refusal {
  const kind = items.kinds.get(detail);
  if (kind !== "number" && kind !== "money") return refuse("detail", addsUpSentence(detail));
  const filter = where === undefined ? undefined : items.compile(where, items);
  if (filter instanceof Refusal) return filter.within("where");
  const slot = items.slots.numberOf(detail, kind);
  const measure = (facts: Facts) => {
    if (facts.items === undefined) return undefined;
    let sum = 0;
    for (const item of facts.items) {
      if (filter !== undefined && !filter.test(item)) continue;
      const value = item.values[slot];
      sum += typeof value === "number" ? value : otherwise;
    }
    return kind === "money" ? sum : Math.round(sum * SUM_STEPS) / SUM_STEPS;
  };
  return { measure, family: families[kind] };
}

export function addsUpSentence(detail: string): string {
  return `"${detail}" cannot be added up: choose a detail that is a number or money.`;
}
