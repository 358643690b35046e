// What a filter demands of every action that it matches: values that must be there, bounds that a number must pass.
// Only `all` groups demand something of their children; below `any` and `none` nothing is certain.
import type { FilterTree } from "../filters/node.ts";
import type { Fact } from "../operators/family.ts";

/** The action (or one of its items) carries one of these values in this slot. */
export interface Key {
  /** The same for the same slot of the same scope. */
  name: string;
  ofItems: boolean;
  slot: number;
  values: readonly Fact[];
}

export interface Bound {
  slot: number;
  by: "at_least" | "at_most";
  bound: number;
}

export function keysOf(filter: FilterTree | undefined): Key[] {
  const keys: Key[] = [];
  if (filter !== undefined) collectKeys(filter, false, keys);
  return keys;
}

function collectKeys(node: FilterTree, ofItems: boolean, keys: Key[]): void {
  switch (node.kind) {
    case "all":
      for (const child of node.children) collectKeys(child, ofItems, keys);
      return;
    case "any": {
      const key = sharedKey(node.children, ofItems);
      if (key !== undefined) keys.push(key);
      return;
    }
    case "anyItem":
    case "everyItem":
      collectKeys(node.child, true, keys);
      return;
    case "comparison":
      if (node.selection?.by === "values")
        keys.push({ name: `${ofItems} ${node.slot}`, ofItems, slot: node.slot, values: node.selection.values });
      return;
    case "none":
    case "sumOfItems":
    case "countOfItems":
      return;
  }
}

/** `any` of several values of one detail demands one of them. */
function sharedKey(children: readonly FilterTree[], ofItems: boolean): Key | undefined {
  const values: Fact[] = [];
  let shared: Key | undefined;
  for (const child of children) {
    const [key] = child.kind === "comparison" ? keysOf(child) : [];
    if (key === undefined || (shared !== undefined && shared.slot !== key.slot)) return undefined;
    shared = key;
    values.push(...key.values);
  }
  return shared === undefined
    ? undefined
    : { name: `${ofItems} ${shared.slot}`, ofItems, slot: shared.slot, values: [...new Set(values)] };
}

/** The first bound that the filter demands of the action itself. */
export function boundOf(filter: FilterTree | undefined): Bound | undefined {
  if (filter?.kind === "comparison") {
    const { selection, slot } = filter;
    return selection === undefined || selection.by === "values"
      ? undefined
      : { slot, by: selection.by, bound: selection.bound };
  }
  if (filter?.kind !== "all") return undefined;
  for (const child of filter.children) {
    const bound = boundOf(child);
    if (bound !== undefined) return bound;
  }
  return undefined;
}
