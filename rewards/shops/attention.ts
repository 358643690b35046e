// What wants a merchant's look: each of it few rows among many, which have an index of their own.
import { latestBackfill } from "../backfill/rows.ts";
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface Attention {
  isPaused: boolean;
  eventsSetAside: number;
  /** Discount codes that Shopify would not have, or take back. */
  vouchersSetAside: number;
  /** Notices that an endpoint did not take, after many tries. */
  callsSetAside: number;
  /** Endpoints that do not answer well at the moment, or have said that they are gone. */
  endpointsFailing: number;
  backfillFailed: boolean;
}

/** A call that went wrong so often in a row is more than a hiccup. */
const failingFromTries = 3;

export async function readAttention(connection: Connection, shop: ShopId): Promise<Attention> {
  const [{ rows }, backfill] = await Promise.all([
    connection.query<Omit<Attention, "backfillFailed">>(
      `select coalesce((settings ->> 'paused')::boolean, false) as "isPaused",
              (select count(*) from inbox_events where inbox_events.shop = $1 and state = 'set_aside')
                as "eventsSetAside",
              messages.others as "vouchersSetAside", messages.calls as "callsSetAside",
              (select count(*) from endpoints
                where endpoints.shop = $1
                  and (disabled_at is not null
                       or exists (select from outbox_messages
                                   where outbox_messages.shop = $1 and state = 'waiting' and kind = 'call_endpoint'
                                     and attempts >= ${failingFromTries}
                                     and payload ->> 'endpointId' = endpoints.id::text))) as "endpointsFailing"
         from shops cross join (
           select count(*) filter (where kind = 'call_endpoint') as calls,
                  count(*) filter (where kind <> 'call_endpoint') as others
             from outbox_messages where shop = $1 and state = 'set_aside') as messages
        where shops.shop = $1`,
      [shop],
    ),
    latestBackfill(connection, shop),
  ]);
  const [row] = rows;
  if (!row) throw new Error(`${shop} was installed a moment ago and is not any more.`);
  return { ...row, backfillFailed: backfill?.state === "failed" };
}
