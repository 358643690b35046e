// Reads and finishes outbox messages. A message is taken for a while rather than locked: no transaction stays open while
// Shopify is being asked, and a worker that dies gives its messages back when the time is over.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";

export interface OutboxMessage {
  id: number;
  shop: ShopId;
  kind: string;
  payload: unknown;
  attempts: number;
}

/** Longer than a call to Shopify may take, its retries included. */
const takenForSeconds = 60;

/** Messages of a shop that has left wait: it may come back, or all of its rows go. */
const ofInstalledShop = `not exists (
  select 1 from shops where shops.shop = outbox_messages.shop and shops.uninstalled_at is not null)`;

/** Those of the messages that wait and are due, oldest first; nobody else gets them for a minute. */
export async function takeMessages(pool: Pool, ids: readonly number[]): Promise<OutboxMessage[]> {
  const { rows } = await pool.query<OutboxMessage>(
    `update outbox_messages
        set attempts = attempts + 1, next_attempt_at = now() + ${takenForSeconds} * interval '1 second'
      where id in (select id from outbox_messages
                    where id = any($1) and state = 'waiting' and next_attempt_at <= now() and ${ofInstalledShop}
                      for update skip locked)
      returning id, shop, kind, payload, attempts`,
    [ids],
  );
  return rows.sort((left, right) => left.id - right.id);
}

export type MessageResult =
  | { kind: "done" }
  | { kind: "set_aside"; reason: string }
  | { kind: "try_again"; reason: string };

/** After so many tries, over most of a day, somebody has to look. */
const maxAttempts = 30;
export const isLastAttempt = (message: OutboxMessage): boolean => message.attempts >= maxAttempts;
/** 2 s, 4 s, 8 s ... and at most an hour between two tries. */
const backOffSeconds = (attempts: number) => Math.min(2 ** attempts, 3_600);

export async function finishMessage(pool: Pool, message: OutboxMessage, result: MessageResult): Promise<void> {
  if (result.kind === "try_again" && !isLastAttempt(message)) {
    await pool.query(
      `update outbox_messages set reason = $2, next_attempt_at = now() + $3 * interval '1 second' where id = $1 and shop = $4`,
      [message.id, result.reason, backOffSeconds(message.attempts), message.shop],
    );
    return;
  }
  await pool.query(
    `update outbox_messages set state = $2, reason = $3, finished_at = now() where id = $1 and shop = $4`,
    [
      message.id,
      result.kind === "done" ? "done" : "set_aside",
      result.kind === "done" ? null : result.reason,
      message.shop,
    ],
  );
}

/** Gives messages back that were taken and not tried. It does not count as a try. */
export async function postponeMessages(
  pool: Pool,
  messages: readonly { message: OutboxMessage; delayMs: number }[],
): Promise<void> {
  if (messages.length === 0) return;
  await pool.query(
    `update outbox_messages
        set attempts = attempts - 1, next_attempt_at = now() + later.delay_ms * interval '1 millisecond'
       from unnest($1::bigint[], $2::text[], $3::int[]) as later (id, shop, delay_ms)
      where outbox_messages.id = later.id and outbox_messages.shop = later.shop and state = 'waiting'`,
    [
      messages.map(({ message }) => message.id),
      messages.map(({ message }) => message.shop),
      messages.map(({ delayMs }) => Math.round(delayMs)),
    ],
  );
}

/** Messages that are due and that no job has been added for: theirs was lost, or it is time for another try. */
export async function dueMessages(pool: Pool, options: { olderThanMs: number; limit: number }): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `select id from outbox_messages
      where state = 'waiting' and next_attempt_at < now() - $1 * interval '1 millisecond' and ${ofInstalledShop}
      order by next_attempt_at limit $2`,
    [options.olderThanMs, options.limit],
  );
  return rows.map((row) => row.id);
}

/**
 * Gives set-aside messages, and the vouchers that wait for them, another try. @param shop null: every shop.
 * @returns how many there were.
 */
export async function retrySetAsideMessages(pool: Pool, shop: ShopId | null): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `with again as (
       update outbox_messages
          set state = 'waiting', reason = null, attempts = 0, finished_at = null, next_attempt_at = now() - interval '1 minute'
        where state = 'set_aside' and ($1::text is null or shop = $1)
        returning shop, payload),
     vouchers as (
       update inventory_items set state = 'creating', reason = null
         from again
        where inventory_items.shop = again.shop and inventory_items.id = (again.payload ->> 'itemId')::uuid
          and inventory_items.state = 'failed'
          -- The points of a redemption that failed were given back.
          and inventory_items.redemption_id is null)
     select count(*) from again`,
    [shop],
  );
  return rows[0]?.count ?? 0;
}
