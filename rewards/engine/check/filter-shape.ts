// Is this any filter at all? Shape, depth and size only; whether operators fit their details is the compiler's to say.
// Walks by hand, because "one of eight shapes did not fit" is no sentence for a merchant.
import { z } from "zod";
import { MAXIMUM_FILTER_DEPTH, MAXIMUM_FILTER_NODES, MAXIMUM_TEXT_LENGTH, MAXIMUM_VALUES } from "../limits.ts";
import type { Finding } from "../types.ts";
import { findingsOf, join } from "./sentences.ts";

const text = z.string().max(MAXIMUM_TEXT_LENGTH);
const name = text.min(1);
const value = z.union(
  [
    text,
    z.number(),
    z.boolean(),
    z
      .array(z.union([text, z.number()]))
      .min(1)
      .max(MAXIMUM_VALUES),
  ],
  `Write text, a number, true or false, or a list of 1 to ${MAXIMUM_VALUES} texts or numbers.`,
);
const comparison = z.strictObject({ detail: name, operator: name, value });
const itemCount = z.strictObject({ where: z.unknown().optional(), operator: name, value });
const itemSum = itemCount.extend({ detail: name });

const GROUPS = ["all", "any", "none", "anyItem", "everyItem", "sumOfItems", "countOfItems"];
const GROUP_NAMES = GROUPS.join(", ");

/** What is wrong with the shape of a filter; nothing if it can be compiled. */
export function filterFindings(filter: unknown, path: string): Finding[] {
  const walk: Walk = { nodes: 0, findings: [] };
  visit(filter, path, 0, walk);
  return walk.findings;
}

interface Walk {
  nodes: number;
  findings: Finding[];
}

function visit(node: unknown, path: string, depth: number, walk: Walk): void {
  walk.nodes += 1;
  const sentence =
    tooMuch(depth, walk.nodes) ?? (isRecord(node) ? undefined : "A filter must be an object with fields.");
  if (sentence !== undefined) walk.findings.push({ path, sentence });
  if (sentence !== undefined || !isRecord(node)) return;
  const group = Object.keys(node).find((key) => GROUPS.includes(key));
  if (group === undefined && "detail" in node) visitShape(comparison, node, path, walk);
  else if (group === undefined || Object.keys(node).length > 1)
    walk.findings.push({ path, sentence: `A filter is either a comparison or exactly one of ${GROUP_NAMES}.` });
  else visitGroup(group, node[group], join(path, group), depth, walk);
}

function tooMuch(depth: number, nodes: number): string | undefined {
  if (depth >= MAXIMUM_FILTER_DEPTH) return `Filters may be nested ${MAXIMUM_FILTER_DEPTH} deep at most.`;
  return nodes === MAXIMUM_FILTER_NODES + 1 ? `A badge may have ${MAXIMUM_FILTER_NODES} filters at most.` : undefined;
}

function visitGroup(group: string, content: unknown, path: string, depth: number, walk: Walk): void {
  switch (group) {
    case "all":
    case "any":
    case "none":
      visitChildren(content, path, depth, walk);
      return;
    case "anyItem":
    case "everyItem":
      visit(content, path, depth + 1, walk);
      return;
    case "sumOfItems":
    case "countOfItems":
      visitShape(group === "sumOfItems" ? itemSum : itemCount, content, path, walk);
      visitWhere(content, path, depth, walk);
      return;
    default:
      walk.findings.push({ path, sentence: `A group is one of ${GROUP_NAMES}.` });
  }
}

function visitChildren(content: unknown, path: string, depth: number, walk: Walk): void {
  if (!Array.isArray(content) || content.length === 0) {
    walk.findings.push({ path, sentence: "A group needs a list of at least one filter." });
    return;
  }
  for (const [position, child] of content.entries()) {
    if (walk.nodes > MAXIMUM_FILTER_NODES) return;
    visit(child, join(path, String(position)), depth + 1, walk);
  }
}

function visitWhere(content: unknown, path: string, depth: number, walk: Walk): void {
  const { where }: { where?: unknown } = isRecord(content) ? content : {};
  if (where !== undefined) visit(where, join(path, "where"), depth + 1, walk);
}

function visitShape(shape: z.ZodType, content: unknown, path: string, walk: Walk): void {
  const result = shape.safeParse(content);
  if (!result.success) walk.findings.push(...findingsOf(result.error, path));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
