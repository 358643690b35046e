// Takes away what is finished and old: events whose orders know all that they told, and messages that were delivered. What
// waits or was set aside stays, however old. No index serves this: rows are walked by their ids, which grow with time, from
// the oldest on, so that the hot path pays nothing for it.
import type { Pool } from "pg";

const keptDays = 30;
const rowsAtOnce = 1_000;

/** The column that says when a row came. */
const tables = { inbox_events: "received_at", outbox_messages: "created_at" } as const;

/** @param now Unix ms. @returns how many rows went. Ends early when the signal is aborted. */
export async function deleteFinished(
  pool: Pool,
  table: keyof typeof tables,
  { now, signal }: { now: number; signal?: AbortSignal },
): Promise<number> {
  const before = new Date(now - keptDays * 86_400_000);
  let deleted = 0;
  let last = 0;
  while (!signal?.aborted) {
    const { rows } = await pool.query<{ walked: number; last: number; deleted: number; is_young: boolean }>(
      `with walked as (select id, ${tables[table]} as came_at from ${table} where id > $1 order by id limit ${rowsAtOnce}),
            gone as (delete from ${table} using walked
                      where ${table}.id = walked.id and ${table}.state = 'done' and ${table}.finished_at < $2
                      returning 1)
       select count(*) as walked, coalesce(max(id), 0) as last, coalesce(bool_and(came_at >= $2), true) as is_young,
              (select count(*) from gone) as deleted
         from walked`,
      [last, before],
    );
    const [batch] = rows;
    if (!batch) throw new Error(`The database did not say what became of ${table}.`);
    deleted += batch.deleted;
    last = batch.last;
    // Nothing behind a batch of young rows is old.
    if (batch.walked < rowsAtOnce || batch.is_young) return deleted;
  }
  return deleted;
}
