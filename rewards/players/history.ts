// How a player came to what he has: his ledger line by line, what each order gave and lost, and what he spent. For whoever
// answers a customer's question; newest first, and as much as a person reads.
import type { Pool } from "pg";
import type { OrderId, PlayerId, ShopId } from "../ids.ts";
import type { LedgerSource } from "../ledger/sources.ts";

export interface PlayerHistory {
  /** The player that this one has become by a merge. */
  mergedInto: PlayerId | null;
  /** The latest hundred entries. */
  ledger: {
    id: string;
    at: Date;
    points: number;
    source: LedgerSource;
    reason: string | null;
    /** The entry that this one takes back. */
    reverses: string | null;
    availableAt: Date | null;
    orderId: OrderId | null;
    badge: string | null;
  }[];
  /** The latest fifty orders that have earned. */
  orders: { orderId: OrderId; at: Date; earned: number; takenBack: number; kept: number; reversed: boolean }[];
  redemptions: { id: string; at: Date; reward: string | null; points: number; state: string; reason: string | null }[];
}

export async function readHistory(pool: Pool, shop: ShopId, playerId: PlayerId): Promise<PlayerHistory> {
  const [mergedInto, ledger, orders, redemptions] = await Promise.all([
    readMerge(pool, shop, playerId),
    readLedger(pool, shop, playerId),
    readOrders(pool, shop, playerId),
    readRedemptions(pool, shop, playerId),
  ]);
  return { mergedInto, ledger, orders, redemptions };
}

async function readMerge(pool: Pool, shop: ShopId, playerId: PlayerId): Promise<PlayerId | null> {
  const { rows } = await pool.query<{ merged_into: PlayerId | null }>(
    "select merged_into from players where shop = $1 and player_id = $2",
    [shop, playerId],
  );
  return rows[0]?.merged_into ?? null;
}

async function readLedger(pool: Pool, shop: ShopId, playerId: PlayerId): Promise<PlayerHistory["ledger"]> {
  const { rows } = await pool.query<PlayerHistory["ledger"][number]>(
    `select entry.id, entry.occurred_at as at, entry.points, entry.source, entry.reverses,
            coalesce(entry.note, case when actions.source = 'merchant' then actions.details ->> 'reason' end) as reason,
            entry.available_at as "availableAt", actions.order_id as "orderId", badges.name as badge
       from ledger_entries entry
       left join actions on actions.shop = entry.shop and actions.id = entry.action_id
       left join badges on badges.shop = entry.shop and badges.id = entry.badge_id
      where entry.shop = $1 and entry.player_id = $2
      order by entry.recorded_at desc, entry.id desc limit 100`,
    [shop, playerId],
  );
  return rows;
}

async function readOrders(pool: Pool, shop: ShopId, playerId: PlayerId): Promise<PlayerHistory["orders"]> {
  const { rows } = await pool.query<PlayerHistory["orders"][number]>(
    `select order_id as "orderId", first_seen_at as at, given.earned, given.earned - given.kept as "takenBack", given.kept,
            coalesce((orders.earned ->> 'reversed')::boolean, false) as reversed
       from orders
       cross join lateral (
         select coalesce(sum(entry.points), 0)::bigint as earned, coalesce(sum(entry.kept), 0)::bigint as kept
           from jsonb_to_recordset(orders.earned -> 'entries') as entry (points bigint, kept bigint)) given
      where shop = $1 and customer_id = $2 and orders.earned is not null
      order by first_seen_at desc limit 50`,
    [shop, playerId],
  );
  return rows;
}

/** The latest fifty. */
export async function readRedemptions(
  pool: Pool,
  shop: ShopId,
  playerId: PlayerId,
): Promise<PlayerHistory["redemptions"]> {
  const { rows } = await pool.query<PlayerHistory["redemptions"][number]>(
    `select redemptions.id, redemptions.created_at as at, reward.name as reward, points, state, reason
       from redemptions
       left join catalogue_rewards reward on reward.shop = redemptions.shop and reward.id = redemptions.reward_id
      where redemptions.shop = $1 and player_id = $2 order by redemptions.created_at desc limit 50`,
    [shop, playerId],
  );
  return rows;
}
