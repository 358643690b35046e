// What a batch of a history holds, and the columns of its tables: an action, an award and an entry have those that the real
// rules give them, and besides the times that they would have had.
import { entryColumns, type NewEntry } from "../../rewards/ledger/post.ts";
import type { FoldedOrder } from "../../rewards/orders/fold.ts";
import * as recording from "../../rewards/recording/columns.ts";
import type { ActionRow, AwardRow, ItemKind } from "../../rewards/recording/effects.ts";
import type { Columns } from "../../rewards/store/rows.ts";

export interface SeededItem {
  id: string;
  playerId: string;
  awardId: string | null;
  levelId: string | null;
  deliverableId: string | null;
  redemptionId: string | null;
  kind: ItemKind;
  label: string;
  description: string | null;
  voucher: object | null;
  code: string | null;
  state: "ready" | "used" | "expired" | "revoked";
  at: number;
  expiresAt: number | null;
  usedAt: number | null;
}

export interface SeededRedemption {
  id: string;
  playerId: string;
  rewardId: string;
  points: number;
  at: number;
}

export interface SeededEvent {
  topic: string;
  eventId: string;
  at: number;
  payload: unknown;
  /** Null: done. */
  setAside: string | null;
}

export class Batch {
  actions: (ActionRow & { reversedAt: number | null })[] = [];
  ledger: NewEntry[] = [];
  awards: AwardRow[] = [];
  items: SeededItem[] = [];
  redemptions: SeededRedemption[] = [];
  orders: { order: FoldedOrder; at: number }[] = [];
  events: SeededEvent[] = [];
}

/** Decided within seconds of what was done. */
const takenMs = 2_000;
const date = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const recorded = (at: number) => date(at + takenMs);

export const eventColumns: Columns<SeededEvent> = {
  topic: ["text", (event) => event.topic],
  event_id: ["text", (event) => event.eventId],
  webhook_id: ["text", (event) => `${event.eventId}-webhook`],
  triggered_at: ["timestamptz", (event) => date(event.at)],
  received_at: ["timestamptz", (event) => date(event.at + 500)],
  enqueued_at: ["timestamptz", (event) => date(event.at + 500)],
  payload: ["jsonb", (event) => event.payload],
  state: ["text", (event) => (event.setAside === null ? "done" : "set_aside")],
  reason: ["text", (event) => event.setAside],
  attempts: ["int", () => 1],
  finished_at: ["timestamptz", (event) => recorded(event.at)],
};

export const orderColumns: Columns<Batch["orders"][number]> = {
  order_id: ["text", ({ order }) => order.orderId],
  customer_id: ["text", ({ order }) => order.customerId],
  snapshot: ["jsonb", ({ order }) => order.newest?.raw ?? null],
  updated_at: ["timestamptz", ({ order }) => date(order.newest?.payload.updated_at ?? null)],
  triggered_at: ["timestamptz", ({ order }) => date(order.newest?.triggeredAt ?? null)],
  created: ["boolean", ({ order }) => order.created],
  refunds: ["jsonb", ({ order }) => Object.fromEntries(order.refunds)],
  paid_at: ["timestamptz", ({ order }) => date(order.paidAt)],
  gone_at: ["timestamptz", ({ order }) => date(order.goneAt)],
  counted: ["boolean", ({ order }) => order.counted],
  earned: ["jsonb", ({ order }) => order.earned],
  not_counted_reasons: ["text list", ({ order }) => order.notCountedReasons],
  first_seen_at: ["timestamptz", ({ at }) => recorded(at)],
};

export const actionColumns: Columns<Batch["actions"][number]> = {
  ...recording.actionColumns,
  recorded_at: ["timestamptz", (row) => recorded(row.request.occurredAt)],
  reversed_at: ["timestamptz", (row) => date(row.reversedAt)],
};

export const ledgerColumns: Columns<NewEntry> = {
  ...entryColumns,
  recorded_at: ["timestamptz", (entry) => recorded(entry.occurredAt)],
};

export const redemptionColumns: Columns<SeededRedemption> = {
  id: ["uuid", (row) => row.id],
  player_id: ["text", (row) => row.playerId],
  reward_id: ["uuid", (row) => row.rewardId],
  reference_id: ["text", (row) => `seed-${row.id}`],
  points: ["bigint", (row) => row.points],
  state: ["text", () => "ready"],
  created_at: ["timestamptz", (row) => date(row.at)],
  finished_at: ["timestamptz", (row) => recorded(row.at)],
};

export const itemColumns: Columns<SeededItem> = {
  id: ["uuid", (row) => row.id],
  player_id: ["text", (row) => row.playerId],
  award_id: ["uuid", (row) => row.awardId],
  level_id: ["text", (row) => row.levelId],
  deliverable_id: ["text", (row) => row.deliverableId],
  redemption_id: ["uuid", (row) => row.redemptionId],
  kind: ["text", (row) => row.kind],
  label: ["text", (row) => row.label],
  description: ["text", (row) => row.description],
  voucher: ["jsonb", (row) => row.voucher],
  code: ["text", (row) => row.code],
  state: ["text", (row) => row.state],
  expires_at: ["timestamptz", (row) => date(row.expiresAt)],
  used_at: ["timestamptz", (row) => date(row.usedAt)],
  created_at: ["timestamptz", (row) => date(row.at)],
};
