// A shop's anniversaries of today: each customer who first ordered on this day of an earlier year does the action
// `anniversary`, once for each number of years. Days on which no worker ran are made up for, a week of them at most.
import type { Pool } from "pg";
import { dateOf, dayOf } from "../expiry/calendar.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { holdPlayers } from "../players/hold.ts";
import { loadProgrammes } from "../programme/load.ts";
import { recordActions } from "../recording/record.ts";
import { type ActionRequest, fingerprintOf } from "../recording/request.ts";
import { inTransactionOrAgain } from "../store/transaction.ts";
import { type AnniversaryDays, anniversaryDays, type DueAnniversary, dueAnniversaries, zoneNamed } from "./due.ts";
import { anniversary, markAnniversaries, type ShopWithAnniversaries } from "./marks.ts";
import { firstOrdersAmong, playersWithOrders } from "./players.ts";

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
  const zone = zoneNamed(timeZone);
  const today = zone.dayAt(now);
  const first = doneUntil === null ? today : Math.max(dayOf(doneUntil) + 1, today - maxDaysLate);
  if (first > today) return 0;
  const days = anniversaryDays(shop, zone, first, today);
  let count = 0;
  for await (const players of playersWithOrders(pool, shop, signal)) {
    const likely = (await firstOrdersAmong(pool, shop, players, days.anniversaries)).map(({ playerId }) => playerId);
    for (let place = 0; place < likely.length; place += playersPerTransaction) {
      const some = likely.slice(place, place + playersPerTransaction);
      count += await celebrate(pool, days, some);
    }
  }
  if (!signal?.aborted) await markAnniversaries(pool, shop, dateOf(today));
  return count;
}

/** Looks again once the players are locked: one may have been erased or merged, or have lost his first order, meanwhile. */
function celebrate(pool: Pool, days: AnniversaryDays, players: readonly PlayerId[]): Promise<number> {
  const { shop } = days;
  return inTransactionOrAgain(pool, async (connection) => {
    const programmes = await loadProgrammes(connection, [shop]);
    const programme = programmes.get(shop);
    if (!programme || programme.settings.paused) return 0;
    const held = await holdPlayers(connection, shop, players, { create: false });
    const present = [...held].flatMap(([name, { playerId }]) => (name === playerId ? [playerId] : []));
    const due = await dueAnniversaries(connection, days, present);
    const { outcomes } = await recordActions(
      connection,
      programmes,
      due.map((one) => requestOf(shop, one)),
    );
    return outcomes.filter(({ kind }) => kind === "recorded").length;
  });
}

function requestOf(shop: ShopId, { playerId, referenceId, at, details }: DueAnniversary): ActionRequest {
  return {
    shop,
    playerId,
    name: anniversary,
    referenceId,
    fingerprint: fingerprintOf([anniversary, playerId, details.years]),
    source: "schedule",
    orderId: null,
    occurredAt: at,
    multiplier: "1",
    details: { kind: "typed", values: details, items: [] },
  };
}
