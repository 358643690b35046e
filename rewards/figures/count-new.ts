// Adds to the days what was recorded since the last time. Each step is one transaction with the mark that it moves, so that a
// step that is killed has done nothing, and one that is repeated finds nothing left to do.
import type { Pool } from "pg";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { badgeSums } from "./badge-sums.ts";
import { daySums, leastIdAt } from "./day-sums.ts";

/** An id is made before its row is seen, and clocks differ: rows are left alone until they are this old. */
export const settledAfterMs = 15_000;
/** After a long pause the way is made in steps of so much. */
const stepMs = 6 * 3_600_000;

/** @param now Unix milliseconds. @returns how many sums of days were touched. */
export async function countNew(pool: Pool, now: number, signal?: AbortSignal): Promise<number> {
  let touched = 0;
  while (!signal?.aborted) {
    const step = await inTransaction(pool, (connection) => takeStep(connection, now));
    touched += step.touched;
    if (step.isLast) break;
  }
  return touched;
}

async function takeStep(connection: Connection, now: number): Promise<{ touched: number; isLast: boolean }> {
  const settled = Math.min(now, await oldestWriter(connection, now)) - settledAfterMs;
  const from = (await holdMark(connection)) ?? (await setMark(connection, settled));
  const until = Math.min(settled, from + stepMs);
  if (until <= from) return { touched: 0, isLast: true };
  const { rowCount } = await connection.query(
    `insert into figure_days as days (shop, day, source, given, taken, entries) ${daySums("every shop")}
     on conflict (shop, day, source) do update
        set given = days.given + excluded.given, taken = days.taken + excluded.taken,
            entries = days.entries + excluded.entries`,
    [leastIdAt(from), leastIdAt(until)],
  );
  await connection.query(
    `insert into figure_badges as badges (shop, badge_id, badge_version, awards, points) ${badgeSums("every shop")}
     on conflict (shop, badge_id, badge_version) do update
        set awards = badges.awards + excluded.awards, points = badges.points + excluded.points`,
    [leastIdAt(from), leastIdAt(until)],
  );
  await connection.query("update figure_mark set counted_until = $1", [new Date(until)]);
  return { touched: rowCount ?? 0, isLast: until === settled };
}

/** When the oldest transaction began that has written something and is still open: its rows cannot be seen yet. */
async function oldestWriter(connection: Connection, now: number): Promise<number> {
  const { rows } = await connection.query<{ since: Date | null }>(
    `select min(xact_start) as since from pg_stat_activity
      where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()`,
  );
  return rows[0]?.since?.getTime() ?? now;
}

/** Nobody else moves the mark before the transaction ends. @returns Unix ms; null before anything was counted. */
export async function holdMark(connection: Connection): Promise<number | null> {
  // A large ledger may take longer than any request is allowed to.
  await connection.query("set local statement_timeout = 0");
  const { rows } = await connection.query<{ until: Date }>(
    "select counted_until as until from figure_mark where id = 1 for update",
  );
  return rows[0]?.until.getTime() ?? null;
}

/** Nothing was counted before, of no shop: what is older than the mark is counted shop by shop, in ./check-shop.ts. */
async function setMark(connection: Connection, at: number): Promise<number> {
  await connection.query("insert into figure_mark (counted_until) values ($1)", [new Date(at)]);
  return at;
}
