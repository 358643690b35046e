// Vouchers of an award that is taken back: nobody may use them any more, and a message takes their codes out of the store.
// A voucher that was used stays used, also if the store says so only when it is asked to remove the code.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { addMessages } from "../outbox/add.ts";
import type { Connection } from "../store/transaction.ts";
import type { VoucherItem } from "./item.ts";

export interface Revoked {
  itemIds: string[];
  /** Messages that want to be delivered. */
  outboxIds: number[];
}

/**
 * Inside the transaction that takes the awards back. A voucher whose code is being made at this moment is revoked too: who
 * makes it finds that out, and removes it again.
 */
export async function revokeVouchers(
  connection: Connection,
  { shop, awardIds, reason }: { shop: ShopId; awardIds: readonly string[]; reason: string },
): Promise<Revoked> {
  if (awardIds.length === 0) return { itemIds: [], outboxIds: [] };
  const { rows } = await connection.query<{ id: string }>({
    name: "revoke-vouchers",
    text: `update inventory_items set state = 'revoked', reason = $3
            where shop = $1 and award_id = any($2::uuid[]) and kind = 'voucher'
              and state in ('creating', 'ready', 'failed')
           returning id`,
    values: [shop, awardIds, reason],
  });
  const itemIds = rows.map((row) => row.id).sort();
  const outboxIds = await addMessages(
    connection,
    itemIds.map((itemId) => ({ shop, kind: "revoke_discount_code", key: itemId, payload: { itemId } })),
  );
  return { itemIds, outboxIds };
}

/** The store has seen it used before it could be removed. Its order tells the rest when it comes. */
export async function revokedTooLate(pool: Pool, item: VoucherItem, at: number): Promise<void> {
  await pool.query(
    `update inventory_items set state = 'used', used_at = coalesce(used_at, $3), reason = null
      where shop = $1 and id = $2 and state in ('revoked', 'failed')`,
    [item.shop, item.itemId, new Date(at)],
  );
}
