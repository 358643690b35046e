// One purchase of the history, decided by the real rules: what counts, what it earns, what a refund or a cancellation takes
// back. Nothing is written here; what is to be written goes into the batch.

import { evaluate, withdraw } from "../../rewards/engine/index.ts";
import type { OrderId, PlayerId } from "../../rewards/ids.ts";
import type { NewEntry } from "../../rewards/ledger/post.ts";
import { changeOf } from "../../rewards/orders/change.ts";
import { countOrder, earnedBy } from "../../rewards/orders/count.ts";
import { type FoldedOrder, unknownOrder } from "../../rewards/orders/fold.ts";
import { worthOf } from "../../rewards/orders/worth.ts";
import type { ProductsById } from "../../rewards/products/cache.ts";
import type { ShopProgramme } from "../../rewards/programme/load.ts";
import { applyDecision, type Effects, itemKindOf, noEffects } from "../../rewards/recording/effects.ts";
import { maxBadgesExplained } from "../../rewards/recording/record.ts";
import type { ActionRequest, RecordOutcome } from "../../rewards/recording/request.ts";
import { engineState, type PlayerInGroup } from "../../rewards/recording/state.ts";
import type { PlacedOrder } from "./baskets.ts";
import type { Batch, SeededItem } from "./columns.ts";
import type { Identifiers } from "./identifiers.ts";

export interface Counter {
  programme: ShopProgramme;
  products: ProductsById;
  identifiers: Identifiers;
}

export type Fate = { kind: "kept" } | { kind: "cancelled" | "refunded"; at: number };

/** @returns entries of a refund, which come later. */
export function buy(
  counter: Counter,
  player: PlayerInGroup | null,
  placed: PlacedOrder,
  { fate, batch }: { fate: Fate; batch: Batch },
): NewEntry[] {
  const { programme, products } = counter;
  const at = placed.payload.created_at;
  const state = { payload: placed.payload, raw: placed.raw, triggeredAt: at };
  const order: FoldedOrder = {
    ...unknownOrder(programme.shop, placed.orderId as OrderId),
    customerId: player?.playerId ?? null,
    newest: state,
    creation: state,
    created: true,
    paidAt: at,
  };
  const counting = countOrder(order, programme, products);
  if (counting.kind === "not_counted" || player === null) {
    const reasons = counting.kind === "not_counted" ? counting.reasons : [];
    batch.orders.push({ order: { ...order, notCountedReasons: reasons }, at });
    return [];
  }
  const effects = noEffects();
  const outcomes = counting.requests.map((request) => decide(counter, player, request, effects));
  const earned = earnedBy(counting, outcomes);
  const counted: FoldedOrder = { ...order, counted: true, earned };
  const changed = fate.kind === "kept" ? counted : changedOrder(counted, fate);
  const worth = worthOf(changed, earned, programme.currencyExponent);
  const change = fate.kind === "kept" ? null : changeOf(changed, earned, worth, { programme, at: fate.at });
  const isGone = change?.after.reversed ?? false;
  if (isGone) takeBack(programme, player, effects);
  batch.orders.push({ order: { ...changed, earned: change?.after ?? earned }, at });
  gather(effects, batch, isGone && fate.kind !== "kept" ? fate.at : null, counter.identifiers);
  return (change?.corrections ?? []).map(({ entry, points }, place) => ({
    id: counter.identifiers.uuid(change?.at ?? at),
    shop: programme.shop,
    playerId: player.playerId as PlayerId,
    points,
    source: change?.source ?? "refund",
    entryKey: `order/${order.orderId}/${earned.revision}/${place}`,
    occurredAt: change?.at ?? at,
    reverses: entry.id,
  }));
}

function decide(
  { programme, identifiers }: Counter,
  player: PlayerInGroup,
  request: ActionRequest,
  effects: Effects,
): RecordOutcome {
  if (request.details.kind !== "typed") throw new Error("An order's details are typed.");
  const { name, referenceId, occurredAt: at } = request;
  if (name === "purchase") player.ordersCounted += 1;
  const details = { ...request.details.values, order_sequence: player.ordersCounted };
  const id = identifiers.uuid(at);
  const decision = evaluate(
    programme.compiled,
    engineState(player),
    { name, referenceId, at, details, items: request.details.items },
    { seed: id, evaluations: programme.badges.size > maxBadgesExplained ? "matched" : "all" },
  );
  const before = { ledger: effects.ledger.length, awards: effects.awards.length };
  const applied = applyDecision({ id, request, details, unreadable: [], decision, programme, player }, effects);
  renumber(effects, before, at, identifiers);
  return { kind: "recorded", ...applied };
}

/** The recorder draws ids by the clock; here the same seed gives the same ones. */
function renumber(effects: Effects, from: { ledger: number; awards: number }, at: number, ids: Identifiers): void {
  for (const row of effects.ledger.slice(from.ledger)) row.id = ids.uuid(at);
  for (const row of effects.awards.slice(from.awards)) {
    const id = ids.uuid(at);
    for (const item of effects.inventory) if (item.awardId === row.id) item.awardId = id;
    row.id = id;
  }
}

function changedOrder(order: FoldedOrder, fate: Exclude<Fate, { kind: "kept" }>): FoldedOrder {
  const { newest } = order;
  if (newest === null) return order;
  if (fate.kind === "cancelled") {
    const cancelled = { payload: { ...newest.payload, cancelled_at: fate.at }, triggeredAt: fate.at };
    const raw = { ...(newest.raw as object), cancelled_at: new Date(fate.at).toISOString() };
    return { ...order, newest: { ...cancelled, raw }, goneAt: fate.at };
  }
  // The first line comes back.
  const [line] = newest.payload.line_items;
  const net = line === undefined ? 0 : Math.round(Number(line.price_set.shop_money.amount) * 100) * line.quantity;
  const nothing = { net: 0, tax: 0 };
  const refund = {
    createdAt: fate.at,
    asOf: fate.at,
    lines: [{ lineItemId: line?.admin_graphql_api_id ?? null, net, tax: 0 }],
    shipping: nothing,
    other: nothing,
    money: net,
  };
  return { ...order, refunds: new Map([[`93${order.orderId}`, refund]]) };
}

/** As rewards/orders/reverse.ts does for a shop that leaves badges alone. */
function takeBack({ compiled }: ShopProgramme, player: PlayerInGroup, effects: Effects): void {
  player.ordersCounted -= 1;
  for (const { request, details, decision } of effects.actions) {
    const { name, referenceId, occurredAt: at } = request;
    for (const { badgeId, outcome } of decision.evaluations) {
      const state = player.badges.get(badgeId);
      if (!state || (outcome !== "earned" && outcome !== "progressed")) continue;
      const without = withdraw(compiled, state, { badgeId, action: { name, referenceId, at, details }, awards: 0 });
      if (without) player.badges.set(badgeId, without);
    }
  }
}

const validMs = 90 * 86_400_000;

function gather(effects: Effects, batch: Batch, reversedAt: number | null, ids: Identifiers): void {
  batch.actions.push(...effects.actions.map((row) => ({ ...row, reversedAt })));
  batch.ledger.push(
    ...effects.ledger.map(({ request, ...row }) => ({
      ...row,
      shop: request.shop,
      playerId: request.playerId,
      occurredAt: request.occurredAt,
      availableAt: request.availableAt ?? null,
    })),
  );
  batch.awards.push(...effects.awards);
  batch.items.push(
    ...effects.inventory.map(({ request, awardId, levelId, deliverable, code }): SeededItem => {
      const at = request.occurredAt;
      return {
        id: ids.uuid(at),
        playerId: request.playerId,
        awardId,
        levelId,
        deliverableId: deliverable.id,
        redemptionId: null,
        kind: itemKindOf(deliverable),
        label: deliverable.label,
        description: deliverable.description ?? null,
        voucher: deliverable.voucher ?? null,
        code: code === null ? null : ids.code(),
        state: reversedAt !== null && code !== null ? "revoked" : "ready",
        at,
        expiresAt: code === null ? null : at + validMs,
        usedAt: null,
      };
    }),
  );
}
