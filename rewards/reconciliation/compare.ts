// Which of Shopify's orders we do not know, or not as they are. `updated_at` alone does not tell: a refund's own event may be
// lost while the order's came, and two changes may fall into one second. An unknown order from before the installation is not
// missing: the past is the backfill's, and whoever stopped that one wants none of it.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import type { ChangedOrder } from "./ports.ts";

export interface Difference {
  orderId: string;
  /** Unknown, or never seen created; otherwise known in an earlier state. */
  kind: "missing" | "stale";
}

/** @param missingFrom unknown orders that were created before are left out; Unix milliseconds. */
export async function compareOrders(
  pool: Pool,
  shop: ShopId,
  changed: readonly ChangedOrder[],
  missingFrom: number,
): Promise<Difference[]> {
  if (changed.length === 0) return [];
  const { rows } = await pool.query<Difference>(
    `select theirs.order_id as "orderId",
            case when ours.created then 'stale' else 'missing' end as kind
       from jsonb_to_recordset($2::jsonb)
              as theirs (order_id text, created_at bigint, updated_at bigint, is_cancelled boolean, customer_id text, refund_ids text[])
       left join orders ours on ours.shop = $1 and ours.order_id = theirs.order_id
      where case when ours.created is not true then theirs.created_at >= $3 else
            ours.updated_at is null
         or ours.updated_at < to_timestamp(theirs.updated_at / 1000.0)
         or not ours.refunds ?& theirs.refund_ids
         or theirs.is_cancelled and ours.snapshot ->> 'cancelled_at' is null
         or theirs.customer_id is distinct from ours.customer_id end`,
    [
      shop,
      JSON.stringify(
        changed.map((order) => ({
          order_id: order.orderId,
          created_at: order.createdAt,
          updated_at: order.updatedAt,
          is_cancelled: order.isCancelled,
          customer_id: order.customerId,
          refund_ids: order.refundIds,
        })),
      ),
      missingFrom,
    ],
  );
  return rows;
}
