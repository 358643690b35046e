// Writes messages for the machine room inside the caller's transaction. A message that was written before is not written
// again: its key says what it is about.
import type { ShopId } from "../ids.ts";
import { insertRows } from "../store/rows.ts";
import type { Connection } from "../store/transaction.ts";

export interface NewMessage {
  shop: ShopId;
  /** worker/jobs/deliver-messages.ts knows them. */
  kind: string;
  /** Unique for the shop and kind. */
  key: string;
  payload: Record<string, unknown>;
}

/** @returns the ids of the messages that are new; a job for them makes it quick, the sweeper makes it sure. */
export async function addMessages(connection: Connection, messages: readonly NewMessage[]): Promise<number[]> {
  const written = await insertRows<NewMessage, { id: number }>(
    connection,
    "outbox_messages",
    {
      shop: ["text", (message) => message.shop],
      kind: ["text", (message) => message.kind],
      key: ["text", (message) => message.key],
      payload: ["jsonb", (message) => message.payload],
    },
    messages,
    "on conflict (shop, kind, key) do nothing returning id",
  );
  return written.map((row) => row.id);
}
