// The figures of a period: the days that were added up, and on top of them the few rows that were recorded since. All of it is
// of one moment, so that an order is in none of the figures or in all.
import type { Pool } from "pg";
import { listRewards } from "../catalogue/rewards.ts";
import type { ShopId } from "../ids.ts";
import { exponentOf } from "../money.ts";
import { type Connection, inOneMoment } from "../store/transaction.ts";
import { usableZone } from "./check-shop.ts";
import { daySums, greatestId, leastId, leastIdAt } from "./day-sums.ts";
import { type Flows, flowsOf, outstandingOf, type SourceSum } from "./flows.ts";
import { readKnown } from "./known.ts";
import { barsOf, type Period } from "./period.ts";
import { type CohortCounts, readCohorts } from "./read-cohorts.ts";
import { type PointsWorth, worthOf } from "./worth.ts";

/** Of the period, and of the one before it. */
export interface Pair {
  now: number;
  before: number;
}

export interface Figures extends Record<keyof Flows, Pair> {
  /** What customers hold at the end of the period. */
  outstanding: Pair;
  worth: PointsWorth | null;
  badgesEarned: Pair;
  vouchersUsed: Pair;
  /** At this moment, whatever the period. */
  customersWithPoints: number;
  comeBack: CohortCounts;
  /** By the first day of each bar. */
  chart: { day: string; issued: number; redeemed: number }[];
}

type Phase = "older" | "before" | "period" | "later";

interface PhaseSum extends SourceSum {
  phase: Phase;
  bar: string | null;
}

export async function readFigures(
  pool: Pool,
  { shop, timeZone, currency }: { shop: ShopId; timeZone: string; currency: string },
  period: Period,
): Promise<Figures> {
  return inOneMoment(pool, async (connection) => {
    const known = await readKnown(connection, shop);
    const place = { shop, period, zone: known?.timeZone ?? usableZone(timeZone) };
    const sums = await readSums(connection, { ...place, countedUntil: known?.countedUntil ?? null });
    const revoked = await readRevoked(connection, place);
    const vouchersUsed = await readVouchersUsed(connection, place);
    const of = (...phases: Phase[]) => sums.filter((sum) => phases.includes(sum.phase));
    const [now, before] = [flowsOf(of("period")), flowsOf(of("before"))];
    const outstanding = {
      now: outstandingOf(flowsOf(of("older", "before", "period"))),
      before: outstandingOf(flowsOf(of("older", "before"))),
    };
    return {
      issued: pair(now, before, "issued"),
      redeemed: pair(now, before, "redeemed"),
      takenBack: pair(now, before, "takenBack"),
      expired: pair(now, before, "expired"),
      outstanding,
      worth: worthOf(outstanding.now, await listRewards(connection, shop), exponentOf(currency)),
      badgesEarned: {
        now: awardsOf(of("period")) - revoked.now,
        before: awardsOf(of("before")) - revoked.before,
      },
      vouchersUsed,
      customersWithPoints: await countHolders(connection, shop),
      comeBack: await readCohorts(connection, shop, period),
      chart: chartOf(period, sums),
    };
  });
}

const pair = (now: Flows, before: Flows, flow: keyof Flows): Pair => ({ now: now[flow], before: before[flow] });

const awardsOf = (sums: readonly PhaseSum[]): number =>
  sums.reduce((total, { source, entries }) => total + (source === "award" ? entries : 0), 0);

function chartOf(period: Period, sums: readonly PhaseSum[]): Figures["chart"] {
  const bars = Map.groupBy(sums, (sum) => sum.bar);
  return barsOf(period).map((day) => {
    const { issued, redeemed } = flowsOf(bars.get(day) ?? []);
    return { day, issued, redeemed };
  });
}

interface Place {
  shop: ShopId;
  period: Period;
  zone: string;
}

async function readSums(
  connection: Connection,
  { shop, period, zone, countedUntil }: Place & { countedUntil: Date | null },
): Promise<PhaseSum[]> {
  const kept = "select shop, day, source, given, taken, entries from figure_days where shop = $3";
  const { rows } = await connection.query<PhaseSum>(
    `with days as (${countedUntil === null ? "" : `${kept} union all`} ${daySums("one shop")})
     select case when day < $7::date then 'older' when day < $5::date then 'before' when day <= $6::date then 'period'
                 else 'later' end as phase,
            case when day between $5::date and $6::date then to_char(date_trunc($8, day), 'YYYY-MM-DD') end as bar,
            source, sum(given)::bigint as given, sum(taken)::bigint as taken, sum(entries)::bigint as entries
       from days group by 1, 2, 3`,
    [
      countedUntil === null ? leastId : leastIdAt(countedUntil.getTime()),
      greatestId,
      shop,
      zone,
      period.from,
      period.to,
      period.beforeFrom,
      period.unit,
    ],
  );
  return rows;
}

/** Of what was earned in the period and in the one before. */
const readRevoked = (connection: Connection, place: Place): Promise<Pair> =>
  countIn(connection, place, "awards", "earned_at", "revoked_at is not null");

/** Perks that were handed over are no vouchers. The index alone answers, which has the same condition. */
const readVouchersUsed = (connection: Connection, place: Place): Promise<Pair> =>
  countIn(connection, place, "inventory_items", "used_at", "used_at is not null and kind = 'voucher'");

async function countIn(
  connection: Connection,
  { shop, period, zone }: Place,
  table: string,
  moment: string,
  condition: string,
): Promise<Pair> {
  const startOf = (day: string) => `(${day}::date::timestamp at time zone $2)`;
  const { rows } = await connection.query<Pair>(
    `select count(*) filter (where ${moment} >= ${startOf("$4")}) as now,
            count(*) filter (where ${moment} < ${startOf("$4")}) as before
       from ${table}
      where shop = $1 and ${condition} and ${moment} >= ${startOf("$3")}
        and ${moment} < (($5::date + 1)::timestamp at time zone $2)`,
    [shop, zone, period.beforeFrom, period.from, period.to],
  );
  return rows[0] ?? { now: 0, before: 0 };
}

async function countHolders(connection: Connection, shop: ShopId): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    "select count(*) from players where shop = $1 and balance > 0 and merged_into is null",
    [shop],
  );
  return rows[0]?.count ?? 0;
}
