// Tells, some days before, of points that will expire if they are not spent. Nothing is locked and nothing is changed: it is
// a forecast, and whoever spends points afterwards loses fewer.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { announce } from "../notices/announce.ts";
import type { Notice } from "../notices/notice.ts";
import { type Lot, lotsLeft } from "./lots.ts";
import { playersWithPoints } from "./players.ts";

/** Points earned from `from` (null: ever) until `until` expire at `at`, the beginning of `date`. Unix ms. */
export interface ExpiryMoment {
  date: string;
  from: number | null;
  until: number;
  at: number;
}

export interface Announcing {
  shop: ShopId;
  /** Not empty; in the order of time. */
  moments: readonly ExpiryMoment[];
  /** Now, Unix ms. */
  at: number;
  signal?: AbortSignal;
}

/** @returns how many were told. Repeated, the same player and date is told once (as long as the message is kept). */
export async function announcePointExpiries(pool: Pool, announcing: Announcing): Promise<number> {
  const { shop, moments, signal } = announcing;
  const last = moments.at(-1);
  if (!last) return 0;
  let announced = 0;
  for await (const players of playersWithPoints(pool, shop, signal)) {
    const lots = await lotsLeft(pool, { shop, players, earnedBefore: last.until, availableBy: last.at });
    announced += (await announce(pool, noticesOf(announcing, lots))).length;
  }
  return announced;
}

function noticesOf({ shop, moments, at }: Announcing, lots: readonly Lot[]): Notice[] {
  const dated = lots.flatMap((lot) => {
    const earnedAt = lot.earnedAt.getTime();
    const moment = moments.find(
      ({ from, until }) => earnedAt < until && earnedAt >= (from ?? Number.NEGATIVE_INFINITY),
    );
    return moment ? [{ lot, date: moment.date }] : [];
  });
  const groups = Map.groupBy(dated, ({ lot, date }) => JSON.stringify([lot.playerId, date]));
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    if (!first) return [];
    const points = group.reduce((total, { lot }) => total + lot.points, 0);
    return {
      shop,
      playerId: first.lot.playerId,
      occurredAt: at,
      key,
      topic: "points_expire_soon",
      about: { points, expiresOn: first.date },
    } satisfies Notice;
  });
}
