// @gorules/zen-engine in the benchmark: one decision table that collects every row that matches, one row a badge, the
// badge's filter as an expression of its language. https://docs.gorules.io
import { ZenEngine } from "@gorules/zen-engine";
import type { FilterNode } from "../../rewards/engine/index.ts";
import { type Contestant, LIST_DETAILS, preparedOrders, thresholdOf } from "./contestant.ts";

export const zenEngine: Contestant = {
  name: "@gorules/zen-engine",
  build(badges, orders) {
    const rules = badges.map(({ filter }, position) => ({
      _id: `row-${position}`,
      condition: filter === undefined ? "true" : expressionOf(filter),
      badge: String(position),
    }));
    const table = {
      id: "table",
      name: "table",
      type: "decisionTableNode",
      content: {
        hitPolicy: "collect",
        inputs: [{ id: "condition", name: "condition" }],
        outputs: [{ id: "badge", name: "badge", field: "badge" }],
        rules,
      },
    };
    const nodes = [{ id: "in", name: "in", type: "inputNode" }, table, { id: "out", name: "out", type: "outputNode" }];
    const edges = [
      { id: "first", sourceId: "in", targetId: "table" },
      { id: "second", sourceId: "table", targetId: "out" },
    ];
    const decision = new ZenEngine().createDecision({ nodes, edges });
    const facts = preparedOrders(orders);
    return {
      isAsynchronous: true,
      run: (position) => decision.evaluate(facts[position]),
      answer: (outcome) => (outcome as { result: { badge: number }[] }).result.map(({ badge }) => badge),
    };
  },
};

function expressionOf(node: FilterNode): string {
  if ("all" in node) return node.all.map(expressionOf).join(" and ");
  if ("any" in node) return `(${node.any.map(expressionOf).join(" or ")})`;
  if ("none" in node) return `not (${node.none.map(expressionOf).join(" or ")})`;
  if (!("detail" in node)) throw new Error("The benchmark's badges have no item filters");
  const { detail, operator, value } = node;
  if (LIST_DETAILS.includes(detail)) return `contains(${detail}, ${JSON.stringify(value)})`;
  if (operator === "between" && Array.isArray(value)) {
    const [lower, upper] = value.map((one) => thresholdOf(detail, one));
    return `${detail} >= ${lower} and ${detail} <= ${upper}`;
  }
  if (typeof value === "string") return `${detail} == ${JSON.stringify(value)}`;
  return `${detail} ${operator} ${thresholdOf(detail, value)}`;
}
