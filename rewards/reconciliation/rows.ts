// Comparisons as rows, and the mark up to which each shop has been compared.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { uuidv7 } from "../store/uuid.ts";
import type { TimeRange } from "./ports.ts";
import type { Counts } from "./reconcile.ts";

/** Null when the shop is not installed. */
export async function readMark(
  pool: Pool,
  shop: ShopId,
): Promise<{ reconciledUntil: Date | null; installedAt: Date } | null> {
  const { rows } = await pool.query<{ reconciledUntil: Date | null; installedAt: Date }>(
    `select reconciled_until as "reconciledUntil", installed_at as "installedAt" from shops
      where shop = $1 and uninstalled_at is null`,
    [shop],
  );
  return rows[0] ?? null;
}

/** Comparisons of the last months say enough. */
const keptDays = 90;

export async function beginReconciliation(pool: Pool, shop: ShopId, { from, until }: TimeRange): Promise<string> {
  const id = uuidv7();
  await pool.query(
    `with outdated as (
       delete from reconciliations where shop = $2 and started_at < now() - $5 * interval '1 day')
     insert into reconciliations (id, shop, "from", until, orders_seen, missing, stale) values ($1, $2, $3, $4, 0, 0, 0)`,
    [id, shop, from, until, keptDays],
  );
  return id;
}

interface Finished {
  id: string;
  shop: ShopId;
  counts: Counts;
  /** Where the shop's mark moves to; null: it stays. */
  mark: Date | null;
}

export async function finishReconciliation(pool: Pool, { id, shop, counts, mark }: Finished): Promise<void> {
  await pool.query(
    `with moved as (
       update shops set reconciled_until = greatest(reconciled_until, $6) where shop = $2 and $6::timestamptz is not null)
     update reconciliations set orders_seen = $3, missing = $4, stale = $5, finished_at = now()
      where shop = $2 and id = $1`,
    [id, shop, counts.ordersSeen, counts.missing, counts.stale, mark],
  );
}

/**
 * Shops whose last comparison, or their installation, was so long ago; those that have waited longest first. One whose
 * comparison fails takes its turn again when the others have had theirs.
 */
export async function shopsToReconcile(
  pool: Pool,
  { now, everyMs, limit }: { now: Date; everyMs: number; limit: number },
): Promise<ShopId[]> {
  const { rows } = await pool.query<{ shop: ShopId }>(
    `select shops.shop from shops
       left join lateral (select max(started_at) as at from reconciliations where reconciliations.shop = shops.shop) last
         on true
      where uninstalled_at is null and coalesce(last.at, installed_at) <= $1::timestamptz - $2 * interval '1 millisecond'
      order by coalesce(last.at, installed_at), shops.shop limit $3`,
    [now, everyMs, limit],
  );
  return rows.map((row) => row.shop);
}

export interface FinishedComparison extends Omit<Counts, "productsForgotten"> {
  id: string;
  until: Date;
}

/** The latest that have ended, newest first. */
export async function latestReconciliations(pool: Pool, shop: ShopId, limit: number): Promise<FinishedComparison[]> {
  const { rows } = await pool.query<FinishedComparison>(
    `select id, until, orders_seen as "ordersSeen", missing, stale from reconciliations
      where shop = $1 and finished_at is not null order by started_at desc limit $2`,
    [shop, limit],
  );
  return rows;
}
