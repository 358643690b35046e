// An action as filters see it: each detail that some badge asks for is read once, into a numbered slot.
// Comparisons then look at array slots, whatever the number of badges.

import type { Fact, Family } from "../operators/family.ts";
import { families } from "../operators/index.ts";
import { Words } from "../operators/words.ts";
import type { Action, DetailKind, Details } from "../types.ts";

export interface Facts {
  /** By slot; nothing where the action does not carry the detail, or carries it as something else. */
  values: readonly (Fact | undefined)[];
  /** Nothing where the action carries no list of items, or nobody asks for items. */
  items: readonly Facts[] | undefined;
}

interface Slot {
  detail: string;
  family: Family;
  /** What comparisons ask for; nothing where somebody wants all there is. */
  words: Words | undefined;
}

/** Hands out a slot for each detail that the badges of one action name ask for. */
export class SlotTable {
  private readonly slots: Slot[] = [];
  private readonly numbers = new Map<string, number>();

  /** For someone who looks at everything in the detail. */
  numberOf(detail: string, kind: DetailKind): number {
    const number = this.slotFor(detail, kind);
    const slot = this.slots[number];
    if (slot !== undefined) slot.words = undefined;
    return number;
  }

  /** For someone who only compares with these words. */
  numberForWords(detail: string, kind: DetailKind, words: readonly string[]): number {
    const number = this.slotFor(detail, kind);
    const known = this.slots[number]?.words;
    if (known !== undefined) for (const word of words) known.add(word);
    return number;
  }

  read(details: Details): (Fact | undefined)[] {
    const values: (Fact | undefined)[] = [];
    for (const { detail, family, words } of this.slots) {
      const value = details[detail];
      values.push(value === undefined ? undefined : family.read(value, words));
    }
    return values;
  }

  private slotFor(detail: string, kind: DetailKind): number {
    const known = this.numbers.get(detail);
    if (known !== undefined) return known;
    const number = this.slots.length;
    this.slots.push({ detail, family: families[kind], words: new Words() });
    this.numbers.set(detail, number);
    return number;
  }
}

export interface SlotTables {
  details: SlotTable;
  items: SlotTable;
  /** Set by the compiler as soon as any badge asks about items. */
  usesItems: boolean;
}

export function emptySlotTables(): SlotTables {
  return { details: new SlotTable(), items: new SlotTable(), usesItems: false };
}

export function readFacts(tables: SlotTables, action: Action): Facts {
  return {
    values: tables.details.read(action.details),
    items: tables.usesItems ? action.items?.map((item) => readItem(tables, item)) : undefined,
  };
}

function readItem(tables: SlotTables, item: Details): Facts {
  return { values: tables.items.read(item), items: undefined };
}
