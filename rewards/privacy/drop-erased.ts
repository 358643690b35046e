// What still arrives about a person who was erased: it is finished without being looked at, and emptied.
import type { Connection } from "../store/transaction.ts";

export async function dropEvents(connection: Connection, ids: readonly number[]): Promise<void> {
  await connection.query(
    `update inbox_events
        set state = 'done', payload = '{}', reason = 'Its customer or order was erased.', finished_at = now()
      where id = any($1) and state = 'received'`,
    [ids],
  );
}
