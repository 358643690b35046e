// What a backfill needs of the world outside; the machine room hands it in.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import type { ReadOrder } from "../inbox/read-orders.ts";

export type BulkStart = { kind: "started"; id: string } | { kind: "busy" } | { kind: "refused"; reason: string };

export type BulkState =
  | { kind: "running"; rootObjects: number }
  | { kind: "completed"; rootObjects: number; url: string | null; startedAt: number }
  | { kind: "failed"; reason: string };

export type BulkOrder = { kind: "order"; payload: ReadOrder } | { kind: "has_refunds"; orderId: string };

/** What a backfill needs of Shopify. All reject when Shopify does not answer. */
export interface BackfillPorts {
  pool: Pool;
  /** Starts it once, however often it is called for the same backfill. */
  startBulk(shop: ShopId, orders: { from: Date | null; until: Date }, backfillId: string): Promise<BulkStart>;
  readBulk(shop: ShopId, id: string): Promise<BulkState>;
  bulkOrders(url: string, signal: AbortSignal): AsyncIterable<BulkOrder>;
  readOrders(shop: ShopId, ids: readonly string[]): Promise<ReadonlyMap<string, ReadOrder | null>>;
  /** Only to be quick: a worker finds the rows by itself. */
  wakeInbox(ids: readonly number[]): void;
}

export interface Run {
  /** Unix milliseconds. */
  now: () => number;
  signal: AbortSignal;
}
