// Rows of a history, gathered in memory and written a batch at a time: one statement a table, in one transaction, with the
// times that they would have had. Written once and never changed, because ledger and orders allow nothing else.
import type { Pool } from "pg";
import type { ShopId } from "../../rewards/ids.ts";
import type { NewEntry } from "../../rewards/ledger/post.ts";
import type { FoldedOrder } from "../../rewards/orders/fold.ts";
import type { ActionRow, AwardRow } from "../../rewards/recording/effects.ts";
import { type Columns, insertRows } from "../../rewards/store/rows.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";

export interface SeededItem {
  id: string;
  playerId: string;
  awardId: string | null;
  levelId: string | null;
  deliverableId: string | null;
  redemptionId: string | null;
  kind: "voucher" | "perk";
  label: string;
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

class Batch {
  actions: (ActionRow & { reversedAt: number | null })[] = [];
  ledger: NewEntry[] = [];
  awards: AwardRow[] = [];
  items: SeededItem[] = [];
  redemptions: SeededRedemption[] = [];
  orders: { order: FoldedOrder; at: number }[] = [];
  events: SeededEvent[] = [];
}

export type { Batch };

/** How many rows. */
export interface Written {
  orders: number;
  actions: number;
  entries: number;
  awards: number;
  redemptions: number;
  vouchers: number;
  events: number;
}

const ordersPerBatch = 2_000;

/** One batch is gathered while the one before it is written. */
export class BatchWriter {
  batch = new Batch();
  private readonly pool: Pool;
  private readonly shop: ShopId;
  private writing = Promise.resolve();
  private readonly written: Written = {
    orders: 0,
    actions: 0,
    entries: 0,
    awards: 0,
    redemptions: 0,
    vouchers: 0,
    events: 0,
  };

  constructor(pool: Pool, shop: ShopId) {
    this.pool = pool;
    this.shop = shop;
  }

  /** @returns whether it was full. @throws what went wrong with the batch before. */
  async writeWhenFull(): Promise<boolean> {
    if (this.batch.orders.length < ordersPerBatch) return false;
    await this.write();
    return true;
  }

  async finish(): Promise<Written> {
    await this.write();
    await this.writing;
    return this.written;
  }

  private async write(): Promise<void> {
    const { batch, written } = this;
    this.batch = new Batch();
    written.orders += batch.orders.length;
    written.actions += batch.actions.length;
    written.entries += batch.ledger.length;
    written.awards += batch.awards.length;
    written.redemptions += batch.redemptions.length;
    written.vouchers += batch.items.length;
    written.events += batch.events.length;
    await this.writing;
    this.writing = writeBatch(this.pool, this.shop, batch);
    // Its failure is met with the next batch; until then it must not end the process.
    this.writing.catch(() => undefined);
  }
}

/** Decided within seconds of what was done. */
const takenMs = 2_000;
const date = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const recorded = (at: number) => date(at + takenMs);

async function writeBatch(pool: Pool, shop: ShopId, batch: Batch): Promise<void> {
  await inTransaction(pool, async (connection) => {
    const write = <Row>(table: string, rows: readonly Row[], columns: Columns<Row>) =>
      insertRows(connection, table, { shop: ["text", () => shop], ...columns }, rows);
    await write("inbox_events", batch.events, eventColumns);
    await write("orders", batch.orders, orderColumns);
    await write("actions", batch.actions, actionColumns);
    await write("ledger_entries", batch.ledger, ledgerColumns);
    await write("awards", batch.awards, awardColumns);
    await write("redemptions", batch.redemptions, redemptionColumns);
    await write("inventory_items", batch.items, itemColumns);
  });
}

const eventColumns: Columns<SeededEvent> = {
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

const orderColumns: Columns<Batch["orders"][number]> = {
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

const actionColumns: Columns<Batch["actions"][number]> = {
  id: ["uuid", (row) => row.id],
  player_id: ["text", (row) => row.request.playerId],
  reference_id: ["text", (row) => row.request.referenceId],
  name: ["text", (row) => row.request.name],
  source: ["text", (row) => row.request.source],
  order_id: ["text", (row) => row.request.orderId],
  occurred_at: ["timestamptz", (row) => date(row.request.occurredAt)],
  recorded_at: ["timestamptz", (row) => recorded(row.request.occurredAt)],
  fingerprint: ["text", (row) => row.request.fingerprint],
  details: ["jsonb", (row) => row.details],
  programme_version: ["int", (row) => row.decision.programmeVersion],
  earned_points: ["bigint", (row) => row.decision.earnedPoints],
  decision: ["jsonb", (row) => row.decision],
  reversed_at: ["timestamptz", (row) => date(row.reversedAt)],
};

const ledgerColumns: Columns<NewEntry> = {
  id: ["uuid", (entry) => entry.id ?? null],
  player_id: ["text", (entry) => entry.playerId],
  action_id: ["uuid", (entry) => entry.actionId ?? null],
  points: ["bigint", (entry) => entry.points],
  source: ["text", (entry) => entry.source],
  badge_id: ["uuid", (entry) => entry.badgeId ?? null],
  reverses: ["uuid", (entry) => entry.reverses ?? null],
  entry_key: ["text", (entry) => entry.entryKey],
  available_at: ["timestamptz", (entry) => date(entry.availableAt ?? null)],
  note: ["text", (entry) => entry.note ?? null],
  occurred_at: ["timestamptz", (entry) => date(entry.occurredAt)],
  recorded_at: ["timestamptz", (entry) => recorded(entry.occurredAt)],
};

const awardColumns: Columns<AwardRow> = {
  id: ["uuid", (row) => row.id],
  player_id: ["text", (row) => row.request.playerId],
  badge_id: ["uuid", (row) => row.award.badgeId],
  badge_version: ["int", (row) => row.badgeVersion],
  occurrence: ["int", (row) => row.award.occurrence],
  action_id: ["uuid", (row) => row.actionId],
  points: ["bigint", (row) => row.award.points],
  earned_at: ["timestamptz", (row) => date(row.request.occurredAt)],
};

const redemptionColumns: Columns<SeededRedemption> = {
  id: ["uuid", (row) => row.id],
  player_id: ["text", (row) => row.playerId],
  reward_id: ["uuid", (row) => row.rewardId],
  reference_id: ["text", (row) => `seed-${row.id}`],
  points: ["bigint", (row) => row.points],
  state: ["text", () => "ready"],
  created_at: ["timestamptz", (row) => date(row.at)],
  finished_at: ["timestamptz", (row) => recorded(row.at)],
};

const itemColumns: Columns<SeededItem> = {
  id: ["uuid", (row) => row.id],
  player_id: ["text", (row) => row.playerId],
  award_id: ["uuid", (row) => row.awardId],
  level_id: ["text", (row) => row.levelId],
  deliverable_id: ["text", (row) => row.deliverableId],
  redemption_id: ["uuid", (row) => row.redemptionId],
  kind: ["text", (row) => row.kind],
  label: ["text", (row) => row.label],
  voucher: ["jsonb", (row) => row.voucher],
  code: ["text", (row) => row.code],
  state: ["text", (row) => row.state],
  expires_at: ["timestamptz", (row) => date(row.expiresAt)],
  used_at: ["timestamptz", (row) => date(row.usedAt)],
  created_at: ["timestamptz", (row) => date(row.at)],
};
