// A second opinion on filters: walks the merchant's tree anew for each action, with nothing prepared and nothing shared
// with the engine. Slow and plain on purpose; the compiled engine must agree with it on every random case.
import type { Action, Comparison, Details, DetailValue, FilterNode } from "../../../rewards/engine/types.ts";

/** The kinds of the details that random programmes use. Money has two digits here. */
export const kinds: Readonly<Record<string, string>> = {
  amount: "money",
  discount: "money",
  items_count: "number",
  points_before: "number",
  country: "text",
  category: "list",
  tags: "list",
  is_gift: "boolean",
  birthday: "date",
  price: "money",
  quantity: "number",
  sku: "text",
};

interface Subject {
  details: Details;
  items: readonly Details[] | undefined;
}

export function naiveMatches(filter: FilterNode | undefined, action: Action): boolean {
  return filter === undefined || holds(filter, { details: action.details, items: action.items });
}

export function naiveItemMatches(filter: FilterNode, item: Details): boolean {
  return holds(filter, { details: item, items: undefined });
}

function holds(node: FilterNode, subject: Subject): boolean {
  if ("all" in node) return node.all.every((child) => holds(child, subject));
  if ("any" in node) return node.any.some((child) => holds(child, subject));
  if ("none" in node) return !node.none.some((child) => holds(child, subject));
  const { items } = subject;
  if ("anyItem" in node) return items?.some((item) => naiveItemMatches(node.anyItem, item)) ?? false;
  if ("everyItem" in node)
    return items !== undefined && items.length > 0 && items.every((item) => naiveItemMatches(node.everyItem, item));
  if ("sumOfItems" in node) {
    const { detail, where, operator, value } = node.sumOfItems;
    if (items === undefined) return false;
    return compares({ detail, operator, value }, total(items, where, detail, 0));
  }
  if ("countOfItems" in node) {
    const { where, operator, value } = node.countOfItems;
    if (items === undefined) return false;
    return compares({ detail: "quantity", operator, value }, total(items, where, "quantity", 1));
  }
  return compares(node, subject.details[node.detail]);
}

function total(items: readonly Details[], where: FilterNode | undefined, detail: string, otherwise: number): number {
  const fitting = items.filter((item) => where === undefined || naiveItemMatches(where, item));
  return fitting.reduce((sum, item) => {
    const value = item[detail];
    return sum + (typeof value === "number" ? value : otherwise);
  }, 0);
}

function compares({ detail, operator, value }: Comparison, actual: DetailValue | undefined): boolean {
  if (actual === undefined) return false;
  switch (kinds[detail]) {
    case "money":
      return (
        typeof actual === "number" &&
        ordered(
          operator,
          actual,
          [value].flat().map((one) => Math.round(Number(one) * 100)),
        )
      );
    case "number":
      return typeof actual === "number" && ordered(operator, actual, [value].flat().map(Number));
    case "date":
      return (
        typeof actual === "number" &&
        dated(
          operator,
          actual,
          [value].flat().map((one) => Date.parse(String(one))),
        )
      );
    case "boolean":
      return typeof actual === "boolean" && (actual === value) === (operator === "=");
    case "list":
      return listed(operator, [actual].flat(), [value].flat().map(lower));
    default:
      return typeof actual === "string" && worded(operator, lower(actual), [value].flat().map(lower));
  }
}

function lower(value: unknown): string {
  return String(value).trim().toLowerCase();
}

function ordered(operator: string, actual: number, [first = 0, second = 0]: number[]): boolean {
  if (operator === "=") return actual === first;
  if (operator === "!=") return actual !== first;
  if (operator === ">") return actual > first;
  if (operator === ">=") return actual >= first;
  if (operator === "<") return actual < first;
  if (operator === "<=") return actual <= first;
  return first <= actual && actual <= second;
}

/** Bare dates of a shop in UTC: compared by the day. */
function dated(operator: string, actual: number, days: number[]): boolean {
  const day = Math.floor(actual / 86_400_000);
  return ordered(
    operator,
    day,
    days.map((one) => one / 86_400_000),
  );
}

function worded(operator: string, actual: string, values: string[]): boolean {
  const [first = ""] = values;
  if (operator === "=" || operator === "in") return values.includes(actual);
  if (operator === "!=" || operator === "not_in") return !values.includes(actual);
  return operator === "contains" ? actual.includes(first) : actual.startsWith(first);
}

function listed(operator: string, actual: unknown[], values: string[]): boolean {
  if (!actual.every((entry) => typeof entry === "string")) return false;
  const entries = actual.map(lower);
  if (operator === "includes_all") return values.every((value) => entries.includes(value));
  const some = values.some((value) => entries.includes(value));
  return operator === "excludes" || operator === "!=" || operator === "not_in" ? !some : some;
}
