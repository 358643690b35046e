// The comparison because of which a filter does not match, with both values as a merchant reads them.
// For `all` the first that fails; for `any`, where all fail, the first; for `none` the one that should not have matched.
import type { Facts } from "../filters/facts.ts";
import type { ComparisonNode, FilterTree, ItemGroupNode, MeasureNode } from "../filters/node.ts";
import type { ReadingContext } from "../operators/family.ts";
import type { Action, Details, FailedComparison } from "../types.ts";

/** What a filter was asked about: the action, or one of its items. */
export interface Subject {
  facts: Facts;
  details: Details;
  items: readonly Details[] | undefined;
  reading: ReadingContext;
}

export function subjectOf(action: Action, facts: Facts, reading: ReadingContext): Subject {
  return { facts, details: action.details, items: action.items, reading };
}

/** Nothing if the filter matches. */
export function firstFailure(node: FilterTree, subject: Subject): FailedComparison | undefined {
  if (node.test(subject.facts)) return undefined;
  switch (node.kind) {
    case "all":
    case "any":
      return firstOf(node.children, subject);
    case "none": {
      const match = node.children.find((child) => child.test(subject.facts));
      return match === undefined ? undefined : excluded(match, subject);
    }
    case "anyItem":
    case "everyItem":
      return failureOfItems(node, subject);
    case "sumOfItems":
    case "countOfItems":
      return failureOfMeasure(node, subject);
    case "comparison":
      return failureOfComparison(node, subject);
  }
}

function firstOf(children: readonly FilterTree[], subject: Subject): FailedComparison | undefined {
  for (const child of children) {
    const failure = firstFailure(child, subject);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** What in a matching filter a `none` group objects to. */
function excluded(node: FilterTree, subject: Subject): FailedComparison {
  switch (node.kind) {
    case "all":
    case "any": {
      const [first] = node.children.filter((child) => child.test(subject.facts));
      if (first === undefined) throw new Error("A group that matches has a child that matches");
      return excluded(first, subject);
    }
    case "none":
      return { detail: "none", operator: "none", expected: null, actual: null, reason: "excluded" };
    case "anyItem":
    case "everyItem":
      return { detail: "items", operator: node.kind, expected: null, actual: null, reason: "excluded" };
    case "sumOfItems":
    case "countOfItems":
      return { ...failureOfMeasure(node, subject), reason: "excluded" };
    case "comparison":
      return { ...failureOfComparison(node, subject), reason: "excluded" };
  }
}

export function failureOfComparison(node: ComparisonNode, { facts, details, reading }: Subject): FailedComparison {
  const { detail, operator, expected, family } = node;
  const fact = facts.values[node.slot];
  // Of a list, only the entries that some filter asks for were read: the action itself has all of them.
  if (typeof fact === "object") return { detail, operator, expected, actual: details[detail] };
  if (fact !== undefined) return { detail, operator, expected, actual: family.print(fact, reading) };
  if (!Object.hasOwn(details, detail)) return { detail, operator, expected, actual: null, reason: "missing" };
  return { detail, operator, expected, actual: details[detail] ?? null, reason: "unreadable" };
}

export function failureOfMeasure(node: MeasureNode, { facts, reading }: Subject): FailedComparison {
  const { detail, operator, expected, family } = node;
  const value = node.measure(facts);
  if (value === undefined) return { detail, operator, expected, actual: null, reason: "missing" };
  return { detail, operator, expected, actual: family.print(value, reading) };
}

/** The failure of the first item that fails, its detail named `items.…`. */
function failureOfItems({ kind, child }: ItemGroupNode, subject: Subject): FailedComparison {
  const { facts, items = [], reading } = subject;
  for (const [position, item] of (facts.items ?? []).entries()) {
    const failure = firstFailure(child, { facts: item, details: items[position] ?? {}, items: undefined, reading });
    if (failure !== undefined) return { ...failure, detail: `items.${failure.detail}` };
  }
  return { detail: "items", operator: kind, expected: null, actual: null, reason: "missing" };
}
