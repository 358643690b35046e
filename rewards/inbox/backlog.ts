// How far behind Encore is, over all shops: what waits, what was set aside, how old the oldest waiting row is.
import type { Pool } from "pg";

export interface Backlog {
  eventsWaiting: number;
  eventsSetAside: number;
  oldestEventSeconds: number;
  messagesWaiting: number;
  messagesSetAside: number;
}

/** Two queries on partial indexes: only rows that wait or were set aside are looked at. */
export async function readBacklog(pool: Pool): Promise<Backlog> {
  const { rows } = await pool.query<Backlog>(
    `select (select count(*) from inbox_events where state = 'received') as "eventsWaiting",
            (select count(*) from inbox_events where state = 'set_aside') as "eventsSetAside",
            (select coalesce(extract(epoch from now() - min(received_at)), 0)::float8
               from inbox_events where state = 'received') as "oldestEventSeconds",
            (select count(*) from outbox_messages where state = 'waiting') as "messagesWaiting",
            (select count(*) from outbox_messages where state = 'set_aside') as "messagesSetAside"`,
  );
  const [backlog] = rows;
  if (!backlog) throw new Error("The database did not say how far behind Encore is.");
  return backlog;
}
