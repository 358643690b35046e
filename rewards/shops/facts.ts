// What every page of the admin needs to know of a shop to write dates and money as the shop does.
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";
import type { ShopFacts } from "./installation.ts";

/** Null when the shop is not installed. */
export async function readShopFacts(connection: Connection, shop: ShopId): Promise<ShopFacts | null> {
  const { rows } = await connection.query<ShopFacts>(
    `select shop, name, currency, time_zone as "timeZone" from shops where shop = $1 and uninstalled_at is null`,
    [shop],
  );
  return rows[0] ?? null;
}
