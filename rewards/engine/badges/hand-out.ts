// Which deliverables an award hands out: all of them, or one drawn by weight; never one that is out of stock.
// The draw depends on the seed, the badge and the occurrence alone, so a stored decision can be drawn again.
import type { BadgeDefinition, Deliverable } from "../types.ts";
import type { Reward } from "./compiled.ts";
import type { Draft, Handing } from "./draft.ts";

export type Stocked = Pick<Handing, "inputs" | "draft">;

export function handOut(
  reward: Reward,
  badge: BadgeDefinition,
  occurrence: number,
  turn: Handing,
): readonly Deliverable[] {
  if (reward.isFixed) return reward.deliverables;
  const inStock = reward.deliverables.filter((deliverable) => left(deliverable, turn) > 0);
  const chosen = badge.draw === undefined ? inStock : draw(inStock, badge, occurrence, turn);
  for (const deliverable of chosen) take(deliverable, turn.draft);
  return chosen;
}

/** All that is in stock, for what has no draw: a level of total points. */
export function handOutAll(deliverables: readonly Deliverable[], turn: Stocked): Deliverable[] {
  const inStock = deliverables.filter((deliverable) => left(deliverable, turn) > 0);
  for (const deliverable of inStock) take(deliverable, turn.draft);
  return inStock;
}

function left(deliverable: Deliverable, { inputs, draft }: Stocked): number {
  if (deliverable.quantity === undefined) return Number.POSITIVE_INFINITY;
  const stock = inputs.deliverablesLeft?.get(deliverable.id) ?? deliverable.quantity;
  return stock - (draft.taken?.get(deliverable.id) ?? 0);
}

function take(deliverable: Deliverable, draft: Draft): void {
  if (deliverable.quantity === undefined) return;
  draft.taken ??= new Map();
  draft.taken.set(deliverable.id, (draft.taken.get(deliverable.id) ?? 0) + 1);
}

function draw(
  lots: readonly Deliverable[],
  badge: BadgeDefinition,
  occurrence: number,
  turn: Handing,
): readonly Deliverable[] {
  const blanks = badge.draw?.nothingWeight ?? 0;
  const total = lots.reduce((sum, lot) => sum + (lot.weight ?? 1), blanks);
  if (total === 0) return [];
  let ticket = drawBelow(total, `${turn.inputs.seed ?? turn.action.referenceId}\n${badge.id}\n${occurrence}`);
  for (const lot of lots) {
    ticket -= lot.weight ?? 1;
    if (ticket < 0) return [lot];
  }
  return [];
}

/** A whole number from 0 to below `limit` (at most 2 ** 21), evenly spread over the seeds. */
export function drawBelow(limit: number, seed: string): number {
  return Math.floor((hash(seed) * limit) / 2 ** 32);
}

/** FNV-1a over UTF-16 units, then the finishing steps of MurmurHash3, which spread every bit over the whole number. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let position = 0; position < text.length; position += 1) {
    state = Math.imul(state ^ text.charCodeAt(position), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
