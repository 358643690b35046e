// Cuts a webhook's payload to the fields that Encore uses before it is stored, so that personal data which nobody needs
// never comes into the database, and what Postgres cannot store does not stop an order.
import { keptFields } from "./topics.ts";

type Tree = Map<string, Tree>;

function treeOf(fields: readonly string[]): Tree {
  const root: Tree = new Map();
  for (const field of fields) {
    let node = root;
    for (const name of field.split(".")) {
      const child: Tree = node.get(name) ?? new Map();
      node.set(name, child);
      node = child;
    }
  }
  return root;
}

const trees = new Map(Object.entries(keptFields).map(([topic, fields]) => [topic, treeOf(fields)]));

/** The payload with nothing but the topic's fields. Of a topic that Encore does not know, nothing is kept. */
export function cutPayload(topic: string, payload: unknown): unknown {
  return pick(payload, trees.get(topic) ?? new Map(), true);
}

function pick(value: unknown, tree: Tree, isRoot = false): unknown {
  if (tree.size === 0 && !isRoot) return clean(value, maxDepth);
  if (Array.isArray(value))
    return isRoot ? {} : value.map((entry) => (Array.isArray(entry) ? null : pick(entry, tree)));
  if (typeof value !== "object" || value === null) return isRoot ? {} : clean(value, maxDepth);
  const source = value as Record<string, unknown>;
  const kept: Record<string, unknown> = {};
  for (const [name, child] of tree) {
    if (Object.hasOwn(source, name)) kept[name] = pick(source[name], child);
  }
  return kept;
}

/** A field that should be plain but is not is kept this deep, for the schema to refuse it by name. */
const maxDepth = 4;

/** Postgres stores no NUL and no half of a surrogate pair; a customer's stray character must not stop his order. */
function clean(value: unknown, depth: number): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((entry) => clean(entry, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [cleanText(name), clean(entry, depth - 1)]));
}

const cleanText = (text: string) =>
  text.isWellFormed() && !text.includes("\0") ? text : text.toWellFormed().replaceAll("\0", "");
