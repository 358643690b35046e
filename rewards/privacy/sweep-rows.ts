// Rows that name a person somewhere inside are found by reading all of the shop's, in batches: it happens rarely, and no
// index has to be kept for it. Each batch commits by itself; doing it again finds nothing.
import type { Pool } from "pg";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { customerName, namesOfEvent, orderName } from "./names.ts";
import type { Person } from "./person.ts";

const rowsPerBatch = 2_000;

/**
 * Deletes the inbox events about the person and his orders. An event that is being processed is waited for.
 * @param except the request itself.
 */
export async function deleteEvents(pool: Pool, person: Person, except: number): Promise<void> {
  const statement = `
    with batch as (
      select id, topic as first, event_id as second, ${namesOfEvent} as names from inbox_events
       where shop = $1 and (topic, event_id) > ($2, $3) order by topic, event_id limit ${rowsPerBatch}),
    gone as (
      delete from inbox_events using batch
       where inbox_events.id = batch.id and batch.names && $4::text[] and batch.id <> $5)
    ${lastOfBatch}`;
  await inBatches((after) => pool.query(statement, [person.shop, ...after, namesOf(person), except]));
}

export interface KeptEvent {
  [column: string]: unknown;
  topic: string;
  received_at: Date;
  payload: unknown;
}

/** The inbox events about the person and his orders, oldest first. */
export async function eventsAbout(pool: Pool, person: Person): Promise<KeptEvent[]> {
  const statement = `
    with batch as (
      select id, topic as first, event_id as second, received_at, payload, ${namesOfEvent} as names from inbox_events
       where shop = $1 and (topic, event_id) > ($2, $3) order by topic, event_id limit ${rowsPerBatch}),
    last as (${lastOfBatch})
    select last.first, last.second, batch.first as topic, batch.received_at, batch.payload
      from last left join batch on batch.names && $4::text[]`;
  const events: KeptEvent[] = [];
  await inBatches(async (after) => {
    const values = [person.shop, ...after, namesOf(person)];
    const { rows } = await pool.query<Place & { [Column in keyof KeptEvent]: KeptEvent[Column] | null }>(
      statement,
      values,
    );
    for (const { topic, received_at, payload } of rows) {
      if (topic !== null && received_at !== null) events.push({ topic, received_at, payload });
    }
    return { rows };
  });
  return events.sort((left, right) => left.received_at.getTime() - right.received_at.getTime());
}

const namesOf = ({ playerIds, orderIds }: Person) => [...playerIds.map(customerName), ...orderIds.map(orderName)];

/** Deletes the messages that name the person, one of his orders or one of his vouchers' codes, told or not. */
export async function deleteMessages(pool: Pool, person: Person): Promise<void> {
  const { shop, playerIds, orderIds } = person;
  const { rows: vouchers } = await pool.query<{ code: string }>(
    "select code from inventory_items where shop = $1 and player_id = any($2) and code is not null",
    [shop, playerIds],
  );
  const codes = vouchers.map((voucher) => voucher.code);
  const names = [...playerIds, ...orderIds, ...namesOf(person), ...codes];
  const statement = `
    with batch as (
      select id, kind as first, key as second, payload from outbox_messages
       where shop = $1 and (kind, key) > ($2, $3) order by kind, key limit ${rowsPerBatch}),
    gone as (
      delete from outbox_messages using batch
       where outbox_messages.id = batch.id
         and exists (select 1 from jsonb_path_query(batch.payload, '$.**') as value
                      where jsonb_typeof(value) = 'string'
                        and (value #>> '{}' = any($4::text[])
                             or substring(value #>> '{}' from '${orderInReference}') = any($5::text[]))))
    ${lastOfBatch}`;
  await inBatches((after) => pool.query(statement, [shop, ...after, names, orderIds]));
}

/** Entries of anybody that carry one of the orders in their key: an order may have moved from one customer to another. */
export async function renameEntriesOfOrders(pool: Pool, { shop, orderIds }: Person): Promise<void> {
  const statement = `
    with batch as (
      select id, entry_key as first, '' as second from ledger_entries
       where shop = $1 and entry_key > $2 || $3 order by entry_key limit ${rowsPerBatch}),
    renamed as (
      update ledger_entries set entry_key = 'erased/' || ledger_entries.id, note = null from batch
       where ledger_entries.id = batch.id
         and substring(batch.first from '${orderInReference}') = any($4::text[]))
    ${lastOfBatch}`;
  await inBatches((after) =>
    inTransaction(pool, async (connection: Connection) => {
      await connection.query("set local encore.erasing = 'player'");
      return connection.query(statement, [shop, ...after, orderIds]);
    }),
  );
}

/** Reference ids of an order's actions, and keys of entries that correct it (rewards/orders/count.ts, change.ts). */
const orderInReference = "^(?:order/|shopify-order-)(\\d+)";

const lastOfBatch = "select first, second from batch order by first desc, second desc limit 1";

interface Place {
  first: string;
  second: string;
}

async function inBatches(run: (after: [string, string]) => Promise<{ rows: Place[] }>): Promise<void> {
  let last: Place | undefined = { first: "", second: "" };
  while (last) {
    const { rows }: { rows: Place[] } = await run([last.first, last.second]);
    last = rows[0];
  }
}
