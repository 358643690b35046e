// A badge's whole filter against one action, comparison by comparison, in reading order.
// Each line says what was asked, what the action carries, and whether it holds.

import type { FilterTree } from "../filters/node.ts";
import { filterGroups, type GroupDescription, itemGroups } from "../filters/vocabulary.ts";
import type { Family } from "../operators/family.ts";
import type { Details } from "../types.ts";
import { failureOfComparison, failureOfMeasure, type Subject } from "./failure.ts";
import { printValue } from "./sentences.ts";

export interface Check {
  /** How deep in the tree: 0 for the outermost. */
  depth: number;
  holds: boolean;
  sentence: string;
}

const groupLabels = new Map(
  [...filterGroups, ...itemGroups].map((group: GroupDescription) => [group.code, group.label]),
);

export function checksOf(node: FilterTree, subject: Subject, depth = 0): Check[] {
  const holds = node.test(subject.facts);
  switch (node.kind) {
    case "all":
    case "any":
    case "none":
      return [
        { depth, holds, sentence: `${groupLabels.get(node.kind)}:` },
        ...node.children.flatMap((child) => checksOf(child, subject, depth + 1)),
      ];
    case "anyItem":
    case "everyItem":
      return [
        { depth, holds, sentence: `${groupLabels.get(node.kind)}:` },
        ...itemsOf(subject).flatMap((item) => checksOf(node.child, item, depth + 1)),
      ];
    case "sumOfItems":
    case "countOfItems": {
      const { detail, operator, actual, reason } = failureOfMeasure(node, subject);
      const asked = `${detail} ${labelOf(node.family, operator)} ${printValue(node.expected)}`;
      return [{ depth, holds, sentence: `${groupLabels.get(node.kind)}: ${asked}; ${found(actual, reason)}.` }];
    }
    case "comparison": {
      const { detail, operator, actual, reason } = failureOfComparison(node, subject);
      const asked = `${detail} ${labelOf(node.family, operator)} ${printValue(node.expected)}`;
      return [{ depth, holds, sentence: `${asked}; ${found(actual, reason)}.` }];
    }
  }
}

function itemsOf({ facts, items = [], reading }: Subject): Subject[] {
  return (facts.items ?? []).map((item, position) => {
    const details: Details = items[position] ?? {};
    return { facts: item, details, items: undefined, reading };
  });
}

function labelOf(family: Family, code: string): string {
  return family.operators.find((operator) => operator.code === code)?.label ?? code;
}

function found(actual: unknown, reason: string | undefined): string {
  if (reason === "missing") return "the action does not carry it";
  if (reason === "unreadable") return `the action carries ${printValue(actual)}, which cannot be compared`;
  return `the action has ${printValue(actual)}`;
}
