// Vouchers whose last day is over. The code at the store ends by itself; here the inventory follows. One that was used on
// its last day and whose order comes late becomes used all the same (use.ts).
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";

export interface ExpiredVoucher {
  shop: ShopId;
  playerId: PlayerId;
  itemId: string;
  label: string;
  expiresAt: Date;
}

/** Of all shops, oldest first, `limit` at the most: call again while that many come back. @param now Unix milliseconds. */
export async function expireVouchers(pool: Pool, now: number, limit: number): Promise<ExpiredVoucher[]> {
  const { rows } = await pool.query<{
    shop: ShopId;
    player_id: PlayerId;
    id: string;
    label: string;
    expires_at: Date;
  }>(
    `update inventory_items set state = 'expired'
      where id in (select id from inventory_items where state = 'ready' and expires_at <= $1
                    order by expires_at limit $2 for update skip locked)
        and state = 'ready'
     returning shop, player_id, id, label, expires_at`,
    [new Date(now), limit],
  );
  return rows.map((row) => ({
    shop: row.shop,
    playerId: row.player_id,
    itemId: row.id,
    label: row.label,
    expiresAt: row.expires_at,
  }));
}
