// A shop's expiries of today: what has to go goes, and what will go is announced. Once a day of the shop's time zone, and
// once more when its settings change; repeated, it does nothing.
import type { Pool } from "pg";
import { universalTime, type Zone, zoneOf } from "../engine/zone.ts";
import { type Announcing, announcePointExpiries } from "./announce-points.ts";
import { coming, dateOf, dayOf, expiredBefore } from "./calendar.ts";
import { type Expired, expireShopPoints } from "./expire.ts";
import { markExpiry, type ShopToExpire } from "./marks.ts";

export interface ShopExpiry extends Expired {
  announced: number;
}

const nothing: ShopExpiry = { players: 0, points: 0, announced: 0 };

/** @param now Unix ms. */
export async function runExpiry(
  pool: Pool,
  shop: ShopToExpire,
  now: number,
  signal?: AbortSignal,
): Promise<ShopExpiry> {
  const zone = zoneOf(shop.timeZone) ?? universalTime();
  const today = zone.dayAt(now);
  const mark = shop.mark ?? { expiredOn: null, announcedUntil: null };
  if (mark.expiredOn !== null && dayOf(mark.expiredOn) >= today) return nothing;

  const before = expiredBefore(shop.settings.expiry, today);
  const expired =
    before === null
      ? nothing
      : await expireShopPoints(pool, {
          shop: shop.shop,
          earnedBefore: zone.startOfDay(before),
          at: now,
          expiredOn: dateOf(today),
          ...(signal ? { signal } : {}),
        });
  const until = today + shop.settings.expiryNoticeDays;
  const announcedFrom = Math.max(today, mark.announcedUntil === null ? today : dayOf(mark.announcedUntil));
  const moments = shop.hasEndpoints ? momentsOf(shop, zone, announcedFrom, until) : [];
  const announced =
    moments.length === 0
      ? 0
      : await announcePointExpiries(pool, { shop: shop.shop, moments, at: now, ...(signal ? { signal } : {}) });
  if (!signal?.aborted) {
    // An endpoint that comes later hears of what is near as well.
    const announcedUntil = shop.hasEndpoints ? dateOf(Math.max(until, announcedFrom)) : null;
    await markExpiry(pool, shop, { expiredOn: dateOf(today), announcedUntil });
  }
  return { ...expired, announced };
}

const momentsOf = (shop: ShopToExpire, zone: Zone, after: number, last: number): Announcing["moments"] =>
  coming(shop.settings.expiry, after, last).map(({ day, from, until }) => ({
    date: dateOf(day),
    from: from === null ? null : zone.startOfDay(from),
    until: zone.startOfDay(until),
    at: zone.startOfDay(day),
  }));
