// What compiling a filter depends on, handed down the tree.
// It carries the compiler itself, so that item filters, which contain filters, need not import their importer.
import type { Kinds } from "../details/kinds.ts";
import type { ReadingContext } from "../operators/family.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { FilterNode } from "../types.ts";
import type { SlotTable } from "./facts.ts";
import type { FilterTree } from "./node.ts";

export interface FilterContext {
  reading: ReadingContext;
  kinds: Kinds;
  slots: SlotTable;
  /** How to read items; nothing inside an item's own filter, where item groups make no sense. */
  items: { open(): FilterContext } | undefined;
  depth: number;
  compile(node: FilterNode, context: FilterContext): FilterTree | Refusal;
}

export function openItems(context: FilterContext): FilterContext | Refusal {
  if (context.items === undefined) return refuse("", "An item's own filter cannot look at items again.");
  return { ...context.items.open(), depth: context.depth };
}
