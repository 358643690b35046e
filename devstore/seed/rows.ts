// Rows of a history, gathered in memory and written a batch at a time: one statement a table, in one transaction, with the
// times that they would have had. Written once and never changed, because ledger and orders allow nothing else.
import type { Pool } from "pg";
import type { ShopId } from "../../rewards/ids.ts";
import { awardColumns } from "../../rewards/recording/columns.ts";
import { type Columns, insertRows } from "../../rewards/store/rows.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import {
  actionColumns,
  Batch,
  eventColumns,
  itemColumns,
  ledgerColumns,
  orderColumns,
  redemptionColumns,
} from "./columns.ts";

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
