// Backfills as rows: what is under way, and how each step is written down. A step that finds its row in another state than
// it thought has been cancelled meanwhile, or overtaken, and says so.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";

export type BackfillState = "requested" | "waiting_for_shopify" | "reading" | "done" | "failed" | "cancelled";

export interface Backfill {
  id: string;
  shop: ShopId;
  state: BackfillState;
  /** Orders created from then on; null: all that Shopify shows. */
  since: Date | null;
  silent: boolean;
  bulkOperationId: string | null;
  ordersTotal: number | null;
  ordersDone: number;
  reason: string | null;
  attempts: number;
  createdAt: Date;
  finishedAt: Date | null;
}

const columns = `backfills.id, backfills.shop, state, since, silent, bulk_operation_id as "bulkOperationId",
  orders_total as "ordersTotal", orders_done as "ordersDone", reason, attempts, backfills.created_at as "createdAt",
  finished_at as "finishedAt"`;
const underWay = "state in ('requested', 'waiting_for_shopify', 'reading')";

export interface BackfillWish {
  shop: ShopId;
  since: Date | null;
  silent: boolean;
}

/** @returns the new one, or the one of the shop that is under way already. */
export async function requestBackfill(
  connection: Connection,
  wish: BackfillWish,
): Promise<{ backfill: Backfill; isNew: boolean }> {
  const { rows } = await connection.query<Backfill>(
    `insert into backfills (id, shop, state, since, silent) values ($1, $2, 'requested', $3, $4)
     on conflict (shop) where ${underWay} do nothing returning ${columns}`,
    [uuidv7(), wish.shop, wish.since, wish.silent],
  );
  const backfill = rows[0] ?? (await latestBackfill(connection, wish.shop));
  if (!backfill) throw new Error("A backfill that was under way a moment ago is gone.");
  return { backfill, isNew: rows.length === 1 };
}

/** How far the shop's newest backfill is; null when there never was one. */
export async function latestBackfill(connection: Connection, shop: ShopId): Promise<Backfill | null> {
  const { rows } = await connection.query<Backfill>(
    `select ${columns} from backfills where shop = $1 order by created_at desc, id desc limit 1`,
    [shop],
  );
  return rows[0] ?? null;
}

/** What is in the inbox stays there. @returns the one that was under way; null when there was none. */
export async function cancelBackfill(connection: Connection, shop: ShopId): Promise<Backfill | null> {
  const { rows } = await connection.query<Backfill>(
    `update backfills set state = 'cancelled', reason = null, finished_at = now()
      where shop = $1 and ${underWay} returning ${columns}`,
    [shop],
  );
  return rows[0] ?? null;
}

/** Those whose time has come, the ones that have waited longest first. A shop that has left waits until it is back. */
export async function dueBackfills(pool: Pool, now: Date, limit: number): Promise<Backfill[]> {
  const { rows } = await pool.query<Backfill>(
    `select ${columns} from backfills join shops on shops.shop = backfills.shop and uninstalled_at is null
      where ${underWay} and due_at <= $1 order by due_at limit $2`,
    [now, limit],
  );
  return rows;
}

type Changes = Partial<Pick<Backfill, "state" | "bulkOperationId" | "ordersTotal" | "ordersDone" | "reason">> & {
  attempts?: number;
  dueAt?: Date;
  finishedAt?: Date;
};

const columnOf: Record<keyof Changes, string> = {
  state: "state",
  bulkOperationId: "bulk_operation_id",
  ordersTotal: "orders_total",
  ordersDone: "orders_done",
  reason: "reason",
  attempts: "attempts",
  dueAt: "due_at",
  finishedAt: "finished_at",
};

/** @returns whether the row still was in the state that the backfill shows; if not, nothing has changed. */
export async function writeStep(pool: Pool, backfill: Backfill, changes: Changes): Promise<boolean> {
  const entries = Object.entries(changes) as [keyof Changes, unknown][];
  const sets = entries.map(([name], index) => `${columnOf[name]} = $${index + 4}`).join(", ");
  const { rowCount } = await pool.query(`update backfills set ${sets} where shop = $1 and id = $2 and state = $3`, [
    backfill.shop,
    backfill.id,
    backfill.state,
    ...entries.map(([, value]) => value),
  ]);
  return rowCount === 1;
}

/** Most of a day, as for events. */
const mostAttempts = 30;

/** 5 s, 10 s, 20 s ... and at most an hour until the next try; at last it has failed. */
export async function writeFailedTry(pool: Pool, backfill: Backfill, reason: string, now: Date): Promise<void> {
  await pool.query(
    `update backfills
        set attempts = attempts + 1, reason = $4,
            due_at = $5::timestamptz + least(5 * power(2, least(attempts, 10)), 3600) * interval '1 second',
            state = case when attempts + 1 >= $6 then 'failed' else state end,
            finished_at = case when attempts + 1 >= $6 then $5 end
      where shop = $1 and id = $2 and state = $3`,
    [backfill.shop, backfill.id, backfill.state, reason, now, mostAttempts],
  );
}
