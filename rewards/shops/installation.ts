// A shop comes, goes, and comes back: its rows stay, so that a shop that installs again finds everything as it was.
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface ShopFacts {
  shop: ShopId;
  name: string;
  /** ISO 4217: USD */
  currency: string;
  /** IANA: America/New_York */
  timeZone: string;
}

export type Installation =
  /** `isNew`: the shop is here for the first time. */
  | { kind: "installed"; isNew: boolean }
  /** Its old rows are being deleted for good; it can be installed in a moment. */
  | { kind: "being_erased" };

export async function markInstalled(connection: Connection, facts: ShopFacts): Promise<Installation> {
  const { rows } = await connection.query<{ is_new: boolean }>(
    `insert into shops (shop, name, currency, time_zone) values ($1, $2, $3, $4)
     on conflict (shop) do update
       set name = excluded.name, currency = excluded.currency, time_zone = excluded.time_zone, uninstalled_at = null,
           installed_at = case when shops.uninstalled_at is null then shops.installed_at else now() end,
           programme_version = shops.programme_version + 1
       where shops.erasing_since is null
     returning (xmax = 0) as is_new`,
    [facts.shop, facts.name, facts.currency, facts.timeZone],
  );
  const [row] = rows;
  return row ? { kind: "installed", isNew: row.is_new } : { kind: "being_erased" };
}

/** Its tokens are worthless from now on and go at once. An uninstall from before a new installation changes nothing. */
export async function markUninstalled(connection: Connection, shop: ShopId, at: Date): Promise<void> {
  const { rowCount } = await connection.query(
    "update shops set uninstalled_at = $2 where shop = $1 and installed_at <= $2 and uninstalled_at is null",
    [shop, at],
  );
  if (rowCount) await connection.query("delete from sessions where shop = $1", [shop]);
}

export async function isInstalled(connection: Connection, shop: ShopId): Promise<boolean> {
  const { rowCount } = await connection.query("select 1 from shops where shop = $1 and uninstalled_at is null", [shop]);
  return rowCount === 1;
}
