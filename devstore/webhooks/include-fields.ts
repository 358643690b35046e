// Cuts a payload down to the fields that a subscription names. `line_items.id` keeps that field of every element.

import type { Payload } from "../checkout/example.ts";
import { isExactNumber } from "../exact-json.ts";

type Tree = Map<string, Tree>;

function treeOf(paths: readonly string[]): Tree {
  const root: Tree = new Map();
  for (const path of paths) {
    let node = root;
    for (const name of path.split(".")) {
      const next = node.get(name) ?? new Map();
      node.set(name, next);
      node = next;
    }
  }
  return root;
}

function cut(value: unknown, tree: Tree): unknown {
  if (tree.size === 0 || typeof value !== "object" || value === null || isExactNumber(value)) return value;
  if (Array.isArray(value)) return value.map((element) => cut(element, tree));
  const kept: Payload = {};
  for (const [name, below] of tree) {
    const field = (value as Payload)[name];
    if (field !== undefined) kept[name] = cut(field, below);
  }
  return kept;
}

export function onlyFields(payload: Payload, paths: readonly string[] | null): Payload {
  return paths === null ? payload : (cut(payload, treeOf(paths)) as Payload);
}
