// Reads, claims and finishes inbox rows.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { dropEvents } from "../privacy/drop-erased.ts";
import { isAboutErased } from "../privacy/names.ts";
import type { Connection } from "../store/transaction.ts";
import type { EventResult, InboxEvent } from "./event.ts";

interface Row {
  id: number;
  shop: ShopId;
  topic: string;
  triggered_at: Date;
  payload: unknown;
  erased: boolean;
}

/** Those of the events that still wait. What is about an erased customer or order is finished here and goes no further. */
export async function readWaiting(connection: Connection, ids: readonly number[]): Promise<InboxEvent[]> {
  const { rows } = await connection.query<Row>({
    name: "read-waiting-events",
    text: `select id, shop, topic, triggered_at, payload, ${isAboutErased} as erased
             from inbox_events where id = any($1) and state = 'received' order by id`,
    values: [ids],
  });
  const erased = rows.filter((row) => row.erased).map((row) => row.id);
  if (erased.length > 0) await dropEvents(connection, erased);
  const waiting = rows.filter((row) => !row.erased);
  return waiting.map((row) => ({
    id: row.id,
    shop: row.shop,
    topic: row.topic,
    triggeredAt: row.triggered_at.getTime(),
    payload: row.payload,
  }));
}

/** Locks those that still wait until the transaction ends; another worker that wants the same ones passes over them. */
export async function claim(connection: Connection, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const { rows } = await connection.query<{ id: number }>({
    name: "claim-events",
    text: `select id from inbox_events where id = any($1) and state = 'received' for update skip locked`,
    values: [ids],
  });
  return new Set(rows.map((row) => row.id));
}

/** After so many tries, over most of a day, somebody has to look. */
const maxAttempts = 30;
/** 2 s, 4 s, 8 s ... and at most an hour until the sweeper brings the event back. */
const backOff = "least(power(2, least(attempts + 1, 12)), 3600) * interval '1 second'";

/** Writes what came of the events; they must be claimed, or be nobody else's. */
export async function finish(connection: Connection, results: ReadonlyMap<number, EventResult>): Promise<void> {
  if (results.size === 0) return;
  const entries = [...results];
  await connection.query({
    name: "finish-events",
    text: `update inbox_events
              set state = case when result.again and attempts + 1 >= ${maxAttempts} then 'set_aside'
                               when result.again then 'received' else result.kind end,
                  reason = result.reason,
                  attempts = attempts + case when result.again then 1 else 0 end,
                  enqueued_at = case when result.again then now() + ${backOff} else enqueued_at end,
                  finished_at = case when result.again then null else now() end
             from unnest($1::bigint[], $2::text[], $3::boolean[], $4::text[]) as result (id, kind, again, reason)
            where inbox_events.id = result.id and inbox_events.state = 'received'`,
    values: [
      entries.map(([id]) => id),
      entries.map(([, result]) => result.kind),
      entries.map(([, result]) => result.kind === "try_again"),
      entries.map(([, result]) => (result.kind === "done" ? result.note : result.reason)),
    ],
  });
}

/**
 * Events that nobody has finished although a job was added for them long ago: the job was lost, or its worker died.
 * Marks them, so that two sweepers do not pick the same ones.
 */
export async function overdueEvents(pool: Pool, options: { olderThanMs: number; limit: number }): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `update inbox_events set enqueued_at = now()
      where id in (select id from inbox_events
                    where state = 'received' and enqueued_at < now() - $1 * interval '1 millisecond'
                    order by enqueued_at limit $2 for update skip locked)
      returning id`,
    [options.olderThanMs, options.limit],
  );
  return rows.map((row) => row.id);
}

/** What came while Encore was not installed in the shop, and is counted now that it is again. */
export async function retryUninstalled(connection: Connection, shop: ShopId): Promise<void> {
  await connection.query(
    `update inbox_events
        set state = 'received', reason = null, attempts = 0, finished_at = null, enqueued_at = to_timestamp(0)
      where shop = $1 and state = 'set_aside' and reason like 'Encore is not installed in %'`,
    [shop],
  );
}

/** Made to look long forgotten, so that the next sweep brings it to a worker. */
const again = "state = 'received', reason = null, attempts = 0, finished_at = null, enqueued_at = to_timestamp(0)";

/** Gives set-aside events another try. @param shop null: every shop. @returns how many there were. */
export async function retrySetAside(pool: Pool, shop: ShopId | null): Promise<number> {
  const { rowCount } = await pool.query(
    `update inbox_events set ${again} where state = 'set_aside' and ($1::text is null or shop = $1)`,
    [shop],
  );
  return rowCount ?? 0;
}

/** One event once more, finished ones too: processing is idempotent, so what has counted does not count again. */
export async function replayEvent(pool: Pool, shop: ShopId, id: number): Promise<"replaying" | "waiting" | "unknown"> {
  const { rowCount } = await pool.query(
    `update inbox_events set ${again} where shop = $1 and id = $2 and state in ('done', 'set_aside')`,
    [shop, id],
  );
  if (rowCount) return "replaying";
  const { rows } = await pool.query("select 1 from inbox_events where shop = $1 and id = $2", [shop, id]);
  return rows.length > 0 ? "waiting" : "unknown";
}
