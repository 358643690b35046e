// A merchant's filter becomes a tree with a test per node, or a refusal that names the field.
// The tests run for every candidate badge of every action: they answer from array slots and allocate nothing.
import { MAXIMUM_FILTER_DEPTH } from "../limits.ts";
import type { Fact } from "../operators/family.ts";
import { families } from "../operators/index.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { Comparison, FilterNode } from "../types.ts";
import type { FilterContext } from "./context.ts";
import type { Facts } from "./facts.ts";
import { compileItemGroup, compileMeasure } from "./items.ts";
import type { ComparisonNode, FilterTree, GroupNode, Test } from "./node.ts";

export function compileFilter(node: FilterNode, outer: FilterContext): FilterTree | Refusal {
  if (outer.depth >= MAXIMUM_FILTER_DEPTH)
    return refuse("", `Filters may be nested ${MAXIMUM_FILTER_DEPTH} deep at most.`);
  const context = { ...outer, depth: outer.depth + 1 };
  if ("all" in node) return compileGroup("all", node.all, context);
  if ("any" in node) return compileGroup("any", node.any, context);
  if ("none" in node) return compileGroup("none", node.none, context);
  if ("anyItem" in node) return compileItemGroup("anyItem", node.anyItem, context);
  if ("everyItem" in node) return compileItemGroup("everyItem", node.everyItem, context);
  if ("sumOfItems" in node) return compileMeasure("sumOfItems", node.sumOfItems, context);
  if ("countOfItems" in node) return compileMeasure("countOfItems", node.countOfItems, context);
  return compileComparison(node, context);
}

function compileGroup(
  kind: GroupNode["kind"],
  nodes: readonly FilterNode[],
  context: FilterContext,
): GroupNode | Refusal {
  if (nodes.length === 0) return refuse(kind, "A group needs at least one filter.");
  const children: FilterTree[] = [];
  for (const [position, node] of nodes.entries()) {
    const child = compileFilter(node, context);
    if (child instanceof Refusal) return child.within(position).within(kind);
    children.push(child);
  }
  return {
    kind,
    children,
    test: groupTest(
      kind,
      children.map((child) => child.test),
    ),
  };
}

function groupTest(kind: GroupNode["kind"], tests: readonly Test[]): Test {
  switch (kind) {
    case "all":
      return allTest(tests);
    case "any":
      return anyTest(tests);
    case "none": {
      const any = anyTest(tests);
      return (facts) => !any(facts);
    }
  }
}

function allTest(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first !== undefined && tests.length === 1) return first;
  if (first !== undefined && second !== undefined && tests.length === 2)
    return (facts) => first(facts) && second(facts);
  return (facts) => {
    for (const test of tests) if (!test(facts)) return false;
    return true;
  };
}

function anyTest(tests: readonly Test[]): Test {
  return (facts) => {
    for (const test of tests) if (test(facts)) return true;
    return false;
  };
}

function compileComparison(node: Comparison, context: FilterContext): ComparisonNode | Refusal {
  const kind = context.kinds.get(node.detail);
  // `kindsOf` walked the same filters, so every detail in use has a kind.
  if (kind === undefined) throw new Error(`The detail ${node.detail} was never given a kind`);
  const family = families[kind];
  const compiled = family.compile(node.operator, node.value, context.reading);
  if (compiled instanceof Refusal) return compiled;
  const slot = context.slots.numberForWords(node.detail, kind, compiled.words);
  return {
    kind: "comparison",
    detail: node.detail,
    operator: node.operator,
    expected: node.value,
    family,
    slot,
    selection: compiled.selection,
    test: slotTest(slot, compiled.test),
  };
}

/** A detail that the action does not carry never matches, whatever the operator. */
function slotTest(slot: number, test: (fact: Fact) => boolean): (facts: Facts) => boolean {
  return (facts) => {
    const fact = facts.values[slot];
    return fact !== undefined && test(fact);
  };
}
