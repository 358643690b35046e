// How far a new shop is on its way to a working programme, and whether its merchant has put the guide away. What the theme
// shows is not known here: only the merchant's browser can ask Shopify that.
import { latestBackfill } from "../backfill/rows.ts";
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface Setup {
  isPaused: boolean;
  activeBadges: number;
  /** Whether anything a customer did was rewarded or counted. */
  hasActions: boolean;
  pastOrders: { state: "none" | "under_way" | "done" | "failed" | "cancelled"; done: number; total: number | null };
}

/** Null once the merchant has put the guide away; a shop that is not installed has none either. */
export async function readSetup(connection: Connection, shop: ShopId): Promise<Setup | null> {
  const [{ rows }, backfill] = await Promise.all([
    connection.query<{ paused: boolean; badges: number; actions: boolean }>(
      `select coalesce((settings ->> 'paused')::boolean, false) as paused,
              (select count(*) from badges where badges.shop = shops.shop and status = 'active') as badges,
              exists (select from actions where actions.shop = shops.shop) as actions
         from shops where shop = $1 and uninstalled_at is null and setup_done_at is null`,
      [shop],
    ),
    latestBackfill(connection, shop),
  ]);
  const [row] = rows;
  if (!row) return null;
  return {
    isPaused: row.paused,
    activeBadges: row.badges,
    hasActions: row.actions,
    pastOrders: {
      state: backfill === null ? "none" : stateOf(backfill.state),
      done: backfill?.ordersDone ?? 0,
      total: backfill?.ordersTotal ?? null,
    },
  };
}

function stateOf(state: "requested" | "waiting_for_shopify" | "reading" | "done" | "failed" | "cancelled") {
  return state === "done" || state === "failed" || state === "cancelled" ? state : "under_way";
}

/** For good. @param at Unix milliseconds. */
export async function finishSetup(connection: Connection, shop: ShopId, at: number): Promise<void> {
  await connection.query("update shops set setup_done_at = coalesce(setup_done_at, $2) where shop = $1", [
    shop,
    new Date(at),
  ]);
}
