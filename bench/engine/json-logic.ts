// json-logic-engine in the benchmark: each badge's filter compiled with `build`, its fastest way, and called in a loop.
// https://github.com/json-logic/json-logic-engine
import { LogicEngine } from "json-logic-engine";
import type { FilterNode } from "../../rewards/engine/index.ts";
import { type Contestant, LIST_DETAILS, preparedOrders, thresholdOf } from "./contestant.ts";

export const jsonLogic: Contestant = {
  name: "json-logic-engine (compiled)",
  build(badges, orders) {
    const engine = new LogicEngine();
    const tests = badges.map(({ filter }) => engine.build(filter === undefined ? true : logicOf(filter)));
    const facts = preparedOrders(orders);
    return {
      isAsynchronous: false,
      run(position) {
        const earned: number[] = [];
        for (let badge = 0; badge < tests.length; badge += 1) if (tests[badge]?.(facts[position])) earned.push(badge);
        return earned;
      },
      answer: (outcome) => outcome as number[],
    };
  },
};

function logicOf(node: FilterNode): object {
  if ("all" in node) return { and: node.all.map(logicOf) };
  if ("any" in node) return { or: node.any.map(logicOf) };
  if ("none" in node) return { "!": [{ or: node.none.map(logicOf) }] };
  if (!("detail" in node)) throw new Error("The benchmark's badges have no item filters");
  const { detail, operator, value } = node;
  const actual = { var: detail };
  if (LIST_DETAILS.includes(detail)) return { in: [value, actual] };
  if (operator === "between" && Array.isArray(value)) {
    const [lower, upper] = value.map((one) => thresholdOf(detail, one));
    return { and: [{ ">=": [actual, lower] }, { "<=": [actual, upper] }] };
  }
  if (typeof value === "string") return { "===": [actual, value] };
  return { [operator]: [actual, thresholdOf(detail, value)] };
}
