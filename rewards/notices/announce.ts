// Puts notices into the outbox, one message for each endpoint that wants to hear of them, inside the caller's transaction:
// what is rolled back is told to nobody. One statement, however many; a notice that was announced before adds nothing.
import type { Connection } from "../store/transaction.ts";
import { type Notice, noticeBody, noticeIdOf } from "./notice.ts";

/** @returns the outbox messages that were written, which want to be delivered. */
export async function announce(connection: Connection, notices: readonly Notice[]): Promise<number[]> {
  if (notices.length === 0) return [];
  const { rows } = await connection.query<{ id: number }>({
    name: "announce",
    text: `insert into outbox_messages (shop, kind, key, payload)
           select endpoints.shop, 'call_endpoint', endpoints.id || '/' || notice.id,
                  jsonb_build_object('endpointId', endpoints.id, 'notice', notice.body)
             from rows from (unnest($1::text[]), unnest($2::text[]), unnest($3::text[]), jsonb_array_elements($4::jsonb))
                  as notice (shop, id, topic, body)
             join endpoints on endpoints.shop = notice.shop and endpoints.disabled_at is null
                           and (endpoints.topics = '{}' or notice.topic = any(endpoints.topics))
           on conflict (shop, kind, key) do nothing
           returning id`,
    values: [
      notices.map((notice) => notice.shop),
      notices.map(noticeIdOf),
      notices.map((notice) => notice.topic),
      JSON.stringify(notices.map(noticeBody)),
    ],
  });
  return rows.map((row) => row.id);
}
