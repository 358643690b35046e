// Creates badges. Each save is a version of its own, and every change makes the shop's programme a new version, so that the
// next order is judged by it.
import type { BadgeDefinition } from "../engine/index.ts";
import type { ShopId } from "../ids.ts";
import { insertRows } from "../store/rows.ts";
import type { Connection } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";

export type NewBadge = Omit<BadgeDefinition, "id">;

/** Badges whose name the shop has already are left as they are. */
export async function createBadges(connection: Connection, shop: ShopId, badges: readonly NewBadge[]): Promise<void> {
  const withIds = badges.map((badge) => ({ id: uuidv7(), badge }));
  const created = await insertRows<(typeof withIds)[number], { id: string }>(
    connection,
    "badges",
    { shop: ["text", () => shop], id: ["uuid", (row) => row.id], name: ["text", (row) => row.badge.name] },
    withIds,
    "on conflict (shop, name) do nothing returning id",
  );
  const ids = new Set(created.map((row) => row.id));
  await insertRows(
    connection,
    "badge_versions",
    {
      shop: ["text", () => shop],
      badge_id: ["uuid", (row) => row.id],
      version: ["int", () => 1],
      definition: ["jsonb", (row) => ({ ...row.badge, id: row.id })],
    },
    withIds.filter((row) => ids.has(row.id)),
  );
  await connection.query("update shops set programme_version = programme_version + 1 where shop = $1", [shop]);
}
