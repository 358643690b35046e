// Erases a person: afterwards no row holds the customer's id, his orders' ids or his vouchers' codes, and the shop's totals
// are what they were. Safe to repeat at any point; what still arrives for him later is dropped (./names.ts).
// docs/decisions/0011-erasure-and-the-ledger.md
import type { Pool } from "pg";
import type { OrderId, PlayerId, ShopId } from "../ids.ts";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";
import { customerName, hashOf, orderName } from "./names.ts";
import { findPerson, type Person } from "./person.ts";
import { pseudonymise } from "./pseudonymise.ts";
import { deleteEvents, deleteMessages, renameEntriesOfOrders } from "./sweep-rows.ts";

export interface ErasureRequest {
  shop: ShopId;
  /** The inbox event that asks for it; its payload is emptied with the rest. */
  eventId: number;
  customerId: PlayerId | null;
  orderIds: readonly OrderId[];
  /** Unix milliseconds. */
  at: number;
}

/** @param finish writes, in the last transaction, that the request is done. */
export async function eraseCustomer(
  pool: Pool,
  request: ErasureRequest,
  finish: (connection: Connection) => Promise<void>,
): Promise<void> {
  const { shop, eventId } = request;
  const person = await findPerson(pool, shop, request.customerId, request.orderIds);
  // From here on new events about him are dropped. Those that are being processed are waited for where they are deleted.
  await remember(pool, person);
  await deleteEvents(pool, person, eventId);
  // What they have written meanwhile is his too.
  const whole = await findPerson(pool, shop, request.customerId, person.orderIds);
  await remember(pool, whole);
  await deleteEvents(pool, whole, eventId);
  await deleteMessages(pool, whole);
  await renameEntriesOfOrders(pool, whole);
  await inTransaction(pool, async (connection) => {
    await pseudonymise(connection, whole);
    await connection.query("update inbox_events set payload = '{}' where shop = $1 and id = $2", [shop, eventId]);
    await record(connection, request);
    await finish(connection);
  });
}

async function remember(pool: Pool, { shop, playerIds, orderIds }: Person): Promise<void> {
  await pool.query(
    `insert into erased_names (shop, hash)
     select $1, ${hashOf("$1::text", "name")} from unnest($2::text[]) as name on conflict do nothing`,
    [shop, [...playerIds.map(customerName), ...orderIds.map(orderName)]],
  );
}

async function record(connection: Connection, { shop, eventId, at }: ErasureRequest): Promise<void> {
  await connection.query(
    `insert into privacy_requests (id, shop, kind, request_key, requested_at, finished_at)
     values ($1, $2, 'erase', $3, $4, now()) on conflict (shop, kind, request_key) do nothing`,
    [uuidv7(), shop, `event/${eventId}`, new Date(at)],
  );
}
