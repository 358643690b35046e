// What the designer needs to know of the shop besides the badge itself.
import type { Pool } from "pg";
import { vocabulary } from "../../rewards/engine/index.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { listBadgeNames } from "../../rewards/programme/list.ts";

export async function readDesignerData(pool: Pool, shop: ShopId, badgeId: string | null) {
  const known = await listBadgeNames(pool, shop);
  return {
    vocabulary,
    badges: known.flatMap(({ id, name, status }) => (status === "active" && id !== badgeId ? [{ id, name }] : [])),
    actions: [...new Set([...Object.keys(vocabulary.ownActions), ...known.map(({ action }) => action)])],
  };
}
