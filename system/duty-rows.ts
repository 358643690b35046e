// Who does what is done by the clock, in the table `duties`. A duty is lent for a while, and the borrower prolongs that
// while it lives: nobody does a duty twice at once, and one whose worker died is free again a minute later.
import type { Pool } from "pg";

/** A dead worker keeps a duty from the others for so long. */
const lentForSeconds = 60;
export const prolongEveryMs = (lentForSeconds * 1_000) / 4;
/** A duty that failed is tried again after this, or after its own interval if that is shorter. */
const retryAfterMs = 60_000;

const untilThen = `now() + ${lentForSeconds} * interval '1 second'`;

/** Duties that are here for the first time are due at once. */
export async function enrolDuties(pool: Pool, names: readonly string[]): Promise<void> {
  await pool.query("insert into duties (name) select unnest($1::text[]) on conflict (name) do nothing", [names]);
}

/** The one of these duties that is due for longest and nobody has, if any. @param run a UUID, the borrower's name. */
export async function takeDuty(pool: Pool, names: readonly string[], run: string): Promise<string | null> {
  const { rows } = await pool.query<{ name: string }>(
    `update duties set taken_by = $2, taken_until = ${untilThen}, started_at = now()
      where name = (select name from duties
                     where name = any($1) and due_at <= now() and (taken_until is null or taken_until < now())
                     order by due_at limit 1 for update skip locked)
      returning name`,
    [names, run],
  );
  return rows[0]?.name ?? null;
}

/** @returns false when the duty has meanwhile been taken by somebody else. */
export async function prolongDuty(pool: Pool, name: string, run: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update duties set taken_until = ${untilThen} where name = $1 and taken_by = $2`,
    [name, run],
  );
  return rowCount === 1;
}

export type DutyEnd =
  | { kind: "done"; report: string; againInMs: number }
  | { kind: "failed"; report: string; againInMs: number }
  /** The process stops: somebody else goes on at once. */
  | { kind: "interrupted" };

export async function finishDuty(pool: Pool, name: string, run: string, end: DutyEnd): Promise<void> {
  if (end.kind === "interrupted") {
    await pool.query("update duties set taken_by = null, taken_until = null where name = $1 and taken_by = $2", [
      name,
      run,
    ]);
    return;
  }
  const failed = end.kind === "failed";
  await pool.query(
    `update duties
        set taken_by = null, taken_until = null, finished_at = now(), report = $3,
            failures = case when $4 then failures + 1 else 0 end, due_at = now() + $5 * interval '1 millisecond'
      where name = $1 and taken_by = $2`,
    [name, run, end.report, failed, failed ? Math.min(retryAfterMs, end.againInMs) : end.againInMs],
  );
}
