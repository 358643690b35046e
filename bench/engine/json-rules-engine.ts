// json-rules-engine in the benchmark: one rule a badge, conditions and operators as its documentation has them.
// https://github.com/CacheControl/json-rules-engine
import { Engine, type RuleProperties, type TopLevelCondition } from "json-rules-engine";
import type { FilterNode } from "../../rewards/engine/index.ts";
import { type Contestant, LIST_DETAILS, preparedOrders, thresholdOf } from "./contestant.ts";

type Condition = Extract<TopLevelCondition, { all: unknown }>["all"][number];

const OPERATORS: Readonly<Record<string, string>> = {
  "=": "equal",
  ">": "greaterThan",
  ">=": "greaterThanInclusive",
  "<": "lessThan",
  "<=": "lessThanInclusive",
};

export const jsonRulesEngine: Contestant = {
  name: "json-rules-engine",
  build(badges, orders) {
    const rules = badges.map(
      ({ filter }, position): RuleProperties => ({
        conditions: { all: filter === undefined ? [] : [conditionOf(filter)] },
        event: { type: String(position) },
      }),
    );
    const engine = new Engine(rules);
    const facts = preparedOrders(orders);
    return {
      isAsynchronous: true,
      run: (position) => engine.run(facts[position]),
      answer: (outcome) => (outcome as { events: { type: string }[] }).events.map(({ type }) => Number(type)),
    };
  },
};

function conditionOf(node: FilterNode): Condition {
  if ("all" in node) return { all: node.all.map(conditionOf) };
  if ("any" in node) return { any: node.any.map(conditionOf) };
  if ("none" in node) return { not: { any: node.none.map(conditionOf) } };
  if (!("detail" in node)) throw new Error("The benchmark's badges have no item filters");
  const { detail, operator, value } = node;
  if (LIST_DETAILS.includes(detail)) return { fact: detail, operator: "contains", value };
  if (operator === "between" && Array.isArray(value)) {
    const [lower, upper] = value.map((one) => thresholdOf(detail, one));
    return {
      all: [
        { fact: detail, operator: "greaterThanInclusive", value: lower },
        { fact: detail, operator: "lessThanInclusive", value: upper },
      ],
    };
  }
  const compared = typeof value === "string" ? value : thresholdOf(detail, value);
  return { fact: detail, operator: OPERATORS[operator] ?? operator, value: compared };
}
