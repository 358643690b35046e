// A voucher in a player's inventory, as the machine room sees it: what is to become of its discount code depends on
// nothing but the state that it is in now.
import type { Pool } from "pg";
import type { Voucher } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";

/**
 * creating: to be made in the store. ready: can be used. used, expired: it is over. revoked: taken back, nobody may use it.
 * failed: the store will not have it, or was not to be had for too long.
 */
export type VoucherState = "creating" | "ready" | "failed" | "used" | "revoked" | "expired";

export interface VoucherItem {
  itemId: string;
  shop: ShopId;
  playerId: PlayerId;
  code: string;
  label: string;
  voucher: Voucher;
  state: VoucherState;
  createdAt: Date;
  /** Null until the store has answered. */
  discountId: string | null;
  /** Null for a voucher that was not bought with points. */
  redemptionId: string | null;
}

interface Row {
  player_id: PlayerId;
  code: string;
  label: string;
  voucher: Voucher;
  state: VoucherState;
  created_at: Date;
  redemption_id: string | null;
  discount_id: string | null;
}

/** Null when there is no such voucher (any more). */
export async function readVoucher(pool: Pool, shop: ShopId, itemId: string): Promise<VoucherItem | null> {
  const { rows } = await pool.query<Row>(
    `select player_id, code, label, voucher, state, created_at, redemption_id, discount_id
       from inventory_items
      where shop = $1 and id = $2 and kind = 'voucher' and code is not null and voucher is not null`,
    [shop, itemId],
  );
  const [row] = rows;
  if (!row) return null;
  const { code, label, voucher, state } = row;
  return {
    itemId,
    shop,
    playerId: row.player_id,
    code,
    label,
    voucher,
    state,
    createdAt: row.created_at,
    discountId: row.discount_id,
    redemptionId: row.redemption_id,
  };
}
