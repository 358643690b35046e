// Vouchers on their way to Shopify: what is to be created, and what came of it.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";

export interface VoucherToIssue {
  itemId: string;
  shop: ShopId;
  playerId: PlayerId;
  code: string;
  label: string;
  createdAt: Date;
  /** Days that it can be used; null for ever. */
  validDays: number | null;
}

/** Null when there is nothing to create: the item is gone, or was finished by an earlier try. */
export async function voucherToIssue(pool: Pool, shop: ShopId, itemId: string): Promise<VoucherToIssue | null> {
  const { rows } = await pool.query<{
    player_id: PlayerId;
    code: string;
    label: string;
    created_at: Date;
    valid_days: number | null;
  }>(
    `select player_id, code, label, created_at, (voucher ->> 'validDays')::int as valid_days
       from inventory_items where shop = $1 and id = $2 and state = 'creating' and code is not null`,
    [shop, itemId],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    itemId,
    shop,
    playerId: row.player_id,
    code: row.code,
    label: row.label,
    createdAt: row.created_at,
    validDays: row.valid_days,
  };
}

export async function voucherIssued(
  pool: Pool,
  voucher: VoucherToIssue,
  issued: { discountId: string; expiresAt: Date | null },
): Promise<void> {
  await pool.query(
    `update inventory_items set state = 'ready', discount_id = $3, expires_at = $4, reason = null
      where shop = $1 and id = $2`,
    [voucher.shop, voucher.itemId, issued.discountId, issued.expiresAt],
  );
}

export async function voucherRefused(pool: Pool, voucher: VoucherToIssue, reason: string): Promise<void> {
  await pool.query("update inventory_items set state = 'failed', reason = $3 where shop = $1 and id = $2", [
    voucher.shop,
    voucher.itemId,
    reason,
  ]);
}
