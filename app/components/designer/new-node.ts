// New nodes of a filter, and nodes that become others: what a merchant has filled in goes along wherever it fits.
import { type Draft, isObject, type Json } from "./draft.ts";
import type { Scope } from "./words.ts";

export function newNode(kind: string, scope: Scope): Draft {
  const comparison = { detail: "category", operator: "includes", value: "" };
  if (kind === "group") return { any: [comparison] };
  if (kind === "items" && scope === "order") return { anyItem: { all: [comparison] } };
  return comparison;
}

/** The same node as another group. */
export function regrouped(node: Json, code: string): Draft {
  if (!isObject(node)) return { [code]: [newNode("comparison", "order")] };
  const [group = "all"] = Object.keys(node);
  const content = node[group];
  const isMeasured = (name: string) => name === "sumOfItems" || name === "countOfItems";
  if (!isMeasured(code)) {
    const inner = isMeasured(group) && isObject(content) ? content["where"] : content;
    return { [code]: inner ?? { all: [newNode("comparison", "item")] } };
  }
  const old: Draft = isObject(content) ? content : {};
  const kept: Draft = isMeasured(group) ? old : { where: content, operator: ">=", value: 2 };
  const { detail, ...rest } = kept;
  return { [code]: code === "sumOfItems" ? { detail: detail ?? "quantity", ...rest } : rest };
}
