// What orders say that they have earned and kept (rewards/orders/earned.ts) agrees with the ledger. Where an order's entry was
// moved to another player, the entries that stood for it before count along.
import type { Check } from "./check.ts";

/** Each entry that an order lists. */
const listed = `
  listed as (
    select orders.shop, orders.order_id, orders.earned ->> 'playerId' as player_id, entry.id, entry.points, entry.kept
      from orders cross join jsonb_to_recordset(orders.earned -> 'entries') as entry (id uuid, points bigint, kept bigint)
     where orders.earned is not null and ($1::text is null or orders.shop = $1))`;

/** What all that names an entry has changed of it: the order's own changes, and whether anything else has. */
const changes = `
  changes as (
    select reverses as id, sum(points) as total,
           coalesce(sum(points) filter (where source in ('refund', 'cancellation', 'edit')), 0) as by_order,
           bool_or(source not in ('refund', 'cancellation', 'edit', 'merge', 'order_moved')) as otherwise
      from ledger_entries
     where reverses is not null and ($1::text is null or shop = $1)
     group by reverses)`;

export const orderEntries: Check = {
  name: "orders",
  proves: "what an order lists as earned is in the ledger, with the player who holds it",
  statement: `
    with ${listed}, ${changes}
    select listed.shop,
           case when entry.id is null
                then format('Order %s lists entry %s, which the ledger does not have.', listed.order_id, listed.id)
                when entry.source in ('action', 'badge') and entry.points <> listed.points
                then format('Order %s says that entry %s gave %s points, the ledger says %s.', listed.order_id, listed.id,
                            listed.points, entry.points)
                else format('Order %s says that player %s holds its entry %s, the ledger says %s.', listed.order_id,
                            listed.player_id, listed.id, entry.player_id)
           end as sentence
      from listed
      left join ledger_entries entry on entry.id = listed.id and entry.shop = listed.shop
      left join changes on changes.id = listed.id
     where entry.id is null
        or (entry.source in ('action', 'badge') and entry.points <> listed.points)
        -- An entry of which nothing was left is not moved.
        or (entry.player_id <> listed.player_id and entry.points + coalesce(changes.total, 0) <> 0)`,
};

export const orderRemains: Check = {
  name: "remains",
  proves: "what an order has kept is what it earned and all that its refunds, cancellations and edits have changed",
  // The ledger may hold more than the order says where points had expired or gone otherwise, or where the balance stopped at
  // zero (spentPoints): then the player once had no points at all. It never holds less.
  statement: `
    with recursive ${listed}, ${changes},
    -- Backwards from an entry that was moved: who gave its points away named the entry that stood for it before.
    stood (shop, listed_id, id) as (
      select listed.shop, listed.id, leaving.reverses
        from listed
        join ledger_entries moved on moved.id = listed.id and moved.source in ('merge', 'order_moved')
        join ledger_entries leaving
          on leaving.shop = listed.shop and leaving.entry_key = left(moved.entry_key, -3) || '/from'
       where moved.entry_key like '%/to'
      union all
      select stood.shop, stood.listed_id, leaving.reverses
        from stood
        join ledger_entries moved on moved.id = stood.id and moved.source in ('merge', 'order_moved')
        join ledger_entries leaving
          on leaving.shop = stood.shop and leaving.entry_key = left(moved.entry_key, -3) || '/from'
       where moved.entry_key like '%/to'),
    before as (
      select stood.listed_id as id, sum(changes.by_order) as by_order, bool_or(changes.otherwise) as otherwise
        from stood join changes on changes.id = stood.id
       group by stood.listed_id),
    differing as (
      select listed.*, listed.points + coalesce(changes.by_order, 0) + coalesce(before.by_order, 0) as remains,
             coalesce(changes.otherwise, false) or coalesce(before.otherwise, false) as otherwise
        from listed
        left join changes on changes.id = listed.id
        left join before on before.id = listed.id
       where listed.kept <> listed.points + coalesce(changes.by_order, 0) + coalesce(before.by_order, 0))
    select shop,
           format('Order %s says that %s points of entry %s are kept, the ledger says %s.', order_id, kept, id, remains)
             as sentence
      from differing
     where kept > remains
        or not (otherwise
                or exists (select 1 from shops
                            where shops.shop = differing.shop and settings ->> 'spentPoints' = 'stop_at_zero')
                or exists (select 1
                             from (select sum(sum(points)) over (order by recorded_at) as balance
                                     from ledger_entries entry
                                    where entry.shop = differing.shop and entry.player_id = differing.player_id
                                    group by recorded_at) history
                            where history.balance <= 0))`,
};
