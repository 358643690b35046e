// Who of some players has an anniversary on some days: looked up from what is recorded now, for the day itself and for a dry run.
import { universalTime, type Zone, zoneOf } from "../engine/zone.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";
import { type Anniversary, anniversariesOn } from "./calendar.ts";
import { firstOrdersAmong, withoutAnniversary } from "./players.ts";

/** Days of a shop, in its time zone, with the first orders that have their anniversaries on them. */
export interface AnniversaryDays {
  shop: ShopId;
  zone: Zone;
  anniversaries: readonly Anniversary[];
}

/** So that nobody has two of them. */
const mostDays = 365;

export const zoneNamed = (timeZone: string): Zone => zoneOf(timeZone) ?? universalTime();

/** @param first and `last` as days since 1970-01-01, both included. */
export function anniversaryDays(shop: ShopId, zone: Zone, first: number, last: number): AnniversaryDays {
  return { shop, zone, anniversaries: anniversariesOn(zone, Math.max(first, last - mostDays + 1), last) };
}

/** The days that have begun since a moment, today included. @param since and `now` in Unix milliseconds. */
export function anniversaryDaysSince(shop: ShopId, timeZone: string, since: number, now: number): AnniversaryDays {
  const zone = zoneNamed(timeZone);
  const started = zone.dayAt(since);
  const first = zone.startOfDay(started) < since ? started + 1 : started;
  return anniversaryDays(shop, zone, first, zone.dayAt(now));
}

export interface DueAnniversary {
  playerId: PlayerId;
  referenceId: string;
  /** The beginning of the day; Unix milliseconds. */
  at: number;
  details: { years: number; customer_days: number };
}

/** Of these players; none who has had it, or whose first order was the merchant trying his shop. */
export async function dueAnniversaries(
  connection: Connection,
  { shop, zone, anniversaries }: AnniversaryDays,
  players: readonly PlayerId[],
): Promise<DueAnniversary[]> {
  const byFirstDay = new Map(anniversaries.map((one) => [one.firstDay, one]));
  const due = (await firstOrdersAmong(connection, shop, players, anniversaries)).flatMap((firstOrder) => {
    const found = byFirstDay.get(zone.dayAt(firstOrder.at.getTime()));
    return found ? [{ ...firstOrder, ...found }] : [];
  });
  const wanting = await withoutAnniversary(connection, shop, due);
  return due
    .filter(({ playerId }) => wanting.has(playerId))
    .map(({ playerId, years, day, firstDay }) => ({
      playerId,
      referenceId: `anniversary-${years}/${playerId}`,
      at: zone.startOfDay(day),
      details: { years, customer_days: day - firstDay },
    }));
}
