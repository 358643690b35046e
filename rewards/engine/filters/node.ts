// A filter after compilation: the merchant's tree beside one test for each node.
// `test` answers fast and silently; the tree beside it is what an explanation walks.
import type { Family, Selection } from "../operators/family.ts";
import type { ComparisonValue } from "../types.ts";
import type { Facts } from "./facts.ts";

export type Test = (facts: Facts) => boolean;

export type FilterTree = GroupNode | ItemGroupNode | MeasureNode | ComparisonNode;

export interface GroupNode {
  kind: "all" | "any" | "none";
  children: readonly FilterTree[];
  test: Test;
}

export interface ItemGroupNode {
  kind: "anyItem" | "everyItem";
  child: FilterTree;
  test: Test;
}

/** A number worked out from the items, and compared. */
export interface MeasureNode {
  kind: "sumOfItems" | "countOfItems";
  /** What the explanation calls it: `items.amount` or `items`. */
  detail: string;
  operator: string;
  expected: ComparisonValue;
  family: Family;
  measure: (facts: Facts) => number | undefined;
  test: Test;
}

export interface ComparisonNode {
  kind: "comparison";
  detail: string;
  operator: string;
  /** As the merchant wrote it. */
  expected: ComparisonValue;
  family: Family;
  slot: number;
  selection: Selection | undefined;
  test: Test;
}
