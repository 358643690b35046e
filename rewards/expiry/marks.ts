// How far a shop's expiries have been carried out and announced. A shop whose marks are of today costs nothing more.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { type ShopSettings, shopSettings } from "../programme/settings.ts";

export interface ShopToExpire {
  shop: ShopId;
  timeZone: string;
  settings: ShopSettings;
  hasEndpoints: boolean;
  /** Null where nothing was done by the settings of now; days as 2026-03-01. */
  mark: { expiredOn: string | null; announcedUntil: string | null } | null;
}

interface Row {
  shop: ShopId;
  time_zone: string;
  settings: unknown;
  has_endpoints: boolean;
  rule: string | null;
  expired_on: string | null;
  announced_until: string | null;
}

/** Installed shops in which points expire at all. */
export async function shopsWithExpiry(pool: Pool): Promise<ShopToExpire[]> {
  const { rows } = await pool.query<Row>(
    `select shops.shop, time_zone, settings, rule, expired_on, announced_until,
            exists (select from endpoints
                     where endpoints.shop = shops.shop and endpoints.disabled_at is null) as has_endpoints
       from shops left join expiry_marks on expiry_marks.shop = shops.shop
      where uninstalled_at is null and coalesce(settings -> 'expiry' ->> 'kind', 'never') <> 'never'
      order by shops.shop`,
  );
  return rows.map((row) => {
    const settings = shopSettings.parse(row.settings);
    const isOfNow = row.rule === ruleOf(settings, row.time_zone);
    return {
      shop: row.shop,
      timeZone: row.time_zone,
      settings,
      hasEndpoints: row.has_endpoints,
      mark: isOfNow ? { expiredOn: row.expired_on, announcedUntil: row.announced_until } : null,
    };
  });
}

export async function markExpiry(
  pool: Pool,
  { shop, settings, timeZone }: ShopToExpire,
  mark: NonNullable<ShopToExpire["mark"]>,
): Promise<void> {
  await pool.query(
    `insert into expiry_marks (shop, rule, expired_on, announced_until) values ($1, $2, $3, $4)
     on conflict (shop) do update
       set rule = excluded.rule, expired_on = excluded.expired_on, announced_until = excluded.announced_until`,
    [shop, ruleOf(settings, timeZone), mark.expiredOn, mark.announcedUntil],
  );
}

const ruleOf = ({ expiry, expiryNoticeDays }: ShopSettings, timeZone: string) =>
  JSON.stringify({ expiry, expiryNoticeDays, timeZone });
