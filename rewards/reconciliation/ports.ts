// What a comparison with Shopify needs of the world outside; the machine room hands it in. All reject when Shopify does not
// answer.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import type { ReadOrder } from "../inbox/read-orders.ts";

/** As much of an order as it takes to see whether we know it as it is. Ids are digits, times Unix milliseconds. */
export interface ChangedOrder {
  orderId: string;
  createdAt: number;
  updatedAt: number;
  isCancelled: boolean;
  customerId: string | null;
  refundIds: readonly string[];
}

export interface ChangedProduct {
  productId: string;
  updatedAt: number;
}

export interface TimeRange {
  from: Date;
  until: Date;
}

export interface ReconciliationPorts {
  pool: Pool;
  /** In pages. */
  changedOrders(shop: ShopId, range: TimeRange): AsyncIterable<readonly ChangedOrder[]>;
  changedProducts(shop: ShopId, range: TimeRange): AsyncIterable<readonly ChangedProduct[]>;
  readOrders(shop: ShopId, ids: readonly string[]): Promise<ReadonlyMap<string, ReadOrder | null>>;
  /** Only to be quick: a worker finds the rows by itself. */
  wakeInbox(ids: readonly number[]): void;
}
