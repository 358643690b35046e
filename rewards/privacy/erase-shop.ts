// Deletes everything of a shop that has left, in batches that each commit by themselves; the shop's own row goes last, so
// that a start that breaks off is taken up again, and nobody installs the shop into half of its old rows.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { inTransaction } from "../store/transaction.ts";

/**
 * Every table with a column `shop`, children before their parents; a test compares the list with the database. What comes
 * first is what would do something: jobs find no events, no messages and no sessions any more.
 */
export const tablesOfShops = [
  "sessions",
  "outbox_messages",
  "endpoints",
  "api_keys",
  "orders",
  "actions",
  "ledger_entries",
  "awards",
  "progress",
  "action_states",
  "inventory_items",
  "redemptions",
  "players",
  "catalogue_rewards",
  "stock",
  "badge_versions",
  "badges",
  "products",
  "import_line_errors",
  "import_previews",
  "imports",
  "backfills",
  "reconciliations",
  "expiry_marks",
  "anniversary_marks",
  "privacy_requests",
  "erased_names",
  "storefront_changes",
  "storefront_metafields",
  "dry_runs",
  // First the row without which the days are not kept any more.
  "figure_shops",
  "figure_days",
  "figure_badges",
  "figure_cohorts",
  // The last two go together at the end: the event that asks, and the row that keeps the shop from being installed.
  "inbox_events",
  "shops",
] as const;

const rowsPerBatch = 5_000;
/** Shopify asks so long after an uninstall. */
const graceMs = 48 * 60 * 60 * 1_000;

export type ShopErasure =
  | { kind: "erased" }
  | { kind: "installed_again" }
  /** As far as is known: its uninstall may have been lost. An operator decides. */
  | { kind: "never_uninstalled" };

export interface ShopErasureRequest {
  shop: ShopId;
  /** The inbox event that asks, and when; null: an operator does, whatever is known of the shop. */
  event: { id: number; triggeredAt: number } | null;
}

export async function eraseShop(pool: Pool, { shop, event }: ShopErasureRequest): Promise<ShopErasure> {
  const refusal = await markErasing(pool, shop, event?.triggeredAt ?? null);
  if (refusal) return refusal;
  for (const table of tablesOfShops) {
    if (table !== "shops") await deleteRows(pool, table, { shop, exceptEvent: event?.id ?? null });
  }
  await inTransaction(pool, async (connection) => {
    await connection.query("delete from inbox_events where shop = $1", [shop]);
    await connection.query("delete from shops where shop = $1", [shop]);
  });
  return { kind: "erased" };
}

/** From here on the shop cannot be installed before all of it is gone. */
async function markErasing(pool: Pool, shop: ShopId, at: number | null): Promise<ShopErasure | null> {
  return inTransaction(pool, async (connection) => {
    const { rows } = await connection.query<{ uninstalled_at: Date | null; installed_at: Date }>(
      "select uninstalled_at, installed_at from shops where shop = $1 for update",
      [shop],
    );
    const [row] = rows;
    if (row && row.uninstalled_at === null && at !== null) {
      return { kind: row.installed_at.getTime() > at - graceMs ? "installed_again" : "never_uninstalled" };
    }
    await connection.query(
      `update shops set erasing_since = coalesce(erasing_since, now()), uninstalled_at = coalesce(uninstalled_at, now())
        where shop = $1`,
      [shop],
    );
    return null;
  });
}

async function deleteRows(
  pool: Pool,
  table: (typeof tablesOfShops)[number],
  { shop, exceptEvent }: { shop: ShopId; exceptEvent: number | null },
): Promise<void> {
  const isInbox = table === "inbox_events";
  const rows = `select ctid from ${table} where shop = $1 ${isInbox ? "and id is distinct from $2" : ""}`;
  let deleted = rowsPerBatch;
  while (deleted === rowsPerBatch) {
    deleted = await inTransaction(pool, async (connection) => {
      // The ledger's triggers let entries of this shop go, and of no other.
      await connection.query("select set_config('encore.erasing', $1, true)", [`shop:${shop}`]);
      const { rowCount } = await connection.query(
        `delete from ${table} where ctid = any(array(${rows} limit ${rowsPerBatch}))`,
        isInbox ? [shop, exceptEvent] : [shop],
      );
      return rowCount ?? 0;
    });
  }
}
