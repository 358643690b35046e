// A shop's anniversaries of today: each customer who first ordered on this day of an earlier year does the action
// `anniversary`, once for each number of years. Days on which no worker ran are made up for, a week of them at most.
import type { Pool } from "pg";
import { universalTime, type Zone, zoneOf } from "../engine/zone.ts";
import { dateOf, dayOf } from "../expiry/calendar.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { holdPlayers } from "../players/hold.ts";
import { loadProgrammes } from "../programme/load.ts";
import { recordActions } from "../recording/record.ts";
import { type ActionRequest, fingerprintOf } from "../recording/request.ts";
import { inTransactionOrAgain } from "../store/transaction.ts";
import { type Anniversary, anniversariesOn } from "./calendar.ts";
import { anniversary, markAnniversaries, type ShopWithAnniversaries } from "./marks.ts";
import { firstOrdersAmong, playersWithOrders, withoutAnniversary } from "./players.ts";

/** Days that are over and were missed. */
const maxDaysLate = 7;
/** Players whose rows are locked together. */
const playersPerTransaction = 100;

/** @param now Unix milliseconds. @returns how many customers had theirs. */
export async function runAnniversaries(
  pool: Pool,
  { shop, timeZone, doneUntil }: ShopWithAnniversaries,
  now: number,
  signal?: AbortSignal,
): Promise<number> {
  const zone = zoneOf(timeZone) ?? universalTime();
  const today = zone.dayAt(now);
  const first = doneUntil === null ? today : Math.max(dayOf(doneUntil) + 1, today - maxDaysLate);
  if (first > today) return 0;
  const anniversaries = anniversariesOn(zone, first, today);
  let count = 0;
  for await (const players of playersWithOrders(pool, shop, signal)) {
    const likely = (await firstOrdersAmong(pool, shop, players, anniversaries)).map(({ playerId }) => playerId);
    for (let place = 0; place < likely.length; place += playersPerTransaction) {
      const some = likely.slice(place, place + playersPerTransaction);
      count += await celebrate(pool, { shop, zone, anniversaries }, some);
    }
  }
  if (!signal?.aborted) await markAnniversaries(pool, shop, dateOf(today));
  return count;
}

interface Celebration {
  shop: ShopId;
  zone: Zone;
  anniversaries: readonly Anniversary[];
}

/** Looks again once the players are locked: one may have been erased or merged, or have lost his first order, meanwhile. */
function celebrate(
  pool: Pool,
  { shop, zone, anniversaries }: Celebration,
  players: readonly PlayerId[],
): Promise<number> {
  return inTransactionOrAgain(pool, async (connection) => {
    const programmes = await loadProgrammes(connection, [shop]);
    const programme = programmes.get(shop);
    if (!programme || programme.settings.paused) return 0;
    const held = await holdPlayers(connection, shop, players, { create: false });
    const present = [...held].flatMap(([name, { playerId }]) => (name === playerId ? [playerId] : []));
    const byFirstDay = new Map(anniversaries.map((one) => [one.firstDay, one]));
    const due = (await firstOrdersAmong(connection, shop, present, anniversaries)).flatMap((firstOrder) => {
      const found = byFirstDay.get(zone.dayAt(firstOrder.at.getTime()));
      return found ? [{ ...firstOrder, ...found }] : [];
    });
    const wanting = await withoutAnniversary(connection, shop, due);
    const requests = due
      .filter(({ playerId }) => wanting.has(playerId))
      .map(({ playerId, years, day, firstDay }) =>
        requestOf(shop, playerId, { years, customerDays: day - firstDay, at: zone.startOfDay(day) }),
      );
    const { outcomes } = await recordActions(connection, programmes, requests);
    return outcomes.filter(({ kind }) => kind === "recorded").length;
  });
}

function requestOf(
  shop: ShopId,
  playerId: PlayerId,
  { years, customerDays, at }: { years: number; customerDays: number; at: number },
): ActionRequest {
  return {
    shop,
    playerId,
    name: anniversary,
    referenceId: `anniversary-${years}/${playerId}`,
    fingerprint: fingerprintOf([anniversary, playerId, years]),
    source: "schedule",
    orderId: null,
    occurredAt: at,
    multiplier: "1",
    details: { kind: "typed", values: { years, customer_days: customerDays }, items: [] },
  };
}
