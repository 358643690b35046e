// What Encore has come to, as its tables say it.
import type { Pool } from "pg";
import type { BadgeName } from "./model.ts";
import { shop } from "./stage.ts";

export interface AwardRecord {
  playerId: string;
  badge: BadgeName;
  orderId: string | null;
  isRevoked: boolean;
}

export interface VoucherRecord {
  playerId: string;
  code: string;
  state: string;
  /** Of the award that it came with. */
  orderId: string | null;
  usedOrderId: string | null;
}

export interface EncoreRecord {
  balances: ReadonlyMap<string, number>;
  awards: readonly AwardRecord[];
  vouchers: readonly VoucherRecord[];
  /** How many purchases were recorded for each order. */
  purchases: ReadonlyMap<string, number>;
  /** What was set aside, in the words of its reason. */
  setAside: readonly string[];
}

export async function readEncore(pool: Pool): Promise<EncoreRecord> {
  const balances = await pool.query<{ playerId: string; balance: number }>(
    `select player_id as "playerId", balance from players where shop = $1`,
    [shop],
  );
  const awards = await pool.query<AwardRecord>(
    `select awards.player_id as "playerId", badges.name as badge, order_id as "orderId",
            revoked_at is not null as "isRevoked"
       from awards
       join badges on badges.shop = awards.shop and badges.id = awards.badge_id
       join actions on actions.shop = awards.shop and actions.id = awards.action_id
      where awards.shop = $1`,
    [shop],
  );
  const vouchers = await pool.query<VoucherRecord>(
    `select items.player_id as "playerId", items.code, items.state, order_id as "orderId", used_order_id as "usedOrderId"
       from inventory_items items
       left join awards on awards.shop = items.shop and awards.id = items.award_id
       left join actions on actions.shop = awards.shop and actions.id = awards.action_id
      where items.shop = $1 and items.kind = 'voucher'`,
    [shop],
  );
  const purchases = await pool.query<{ orderId: string; count: number }>(
    `select order_id as "orderId", count(*) from actions where shop = $1 and name = 'purchase' group by order_id`,
    [shop],
  );
  const setAside = await pool.query<{ what: string }>(
    `select 'event ' || id || ' (' || topic || '): ' || coalesce(reason, 'no reason') as what
       from inbox_events where state = 'set_aside'
     union all
     select 'message ' || id || ' (' || kind || '): ' || coalesce(reason, 'no reason')
       from outbox_messages where state = 'set_aside'`,
  );
  return {
    balances: new Map(balances.rows.map(({ playerId, balance }) => [playerId, balance])),
    awards: awards.rows,
    vouchers: vouchers.rows,
    purchases: new Map(purchases.rows.map(({ orderId, count }) => [orderId, count])),
    setAside: setAside.rows.map(({ what }) => what),
  };
}
