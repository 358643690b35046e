// Redemptions, their debits, what was given back, and what they bought.
import type { Check } from "./check.ts";

export const redemptions: Check = {
  name: "redemptions",
  proves: "each redemption took its points once, gave them back where it failed, and has what it bought",
  statement: `
    select redemptions.shop,
           case when debit.points is distinct from -redemptions.points
                then format('Redemption %s cost %s points, but its entry took %s.', redemptions.id, redemptions.points,
                            coalesce((-debit.points)::text, 'nothing'))
                when redemptions.state = 'returned' and returned.points is distinct from redemptions.points
                then format('Redemption %s has failed, and of its %s points %s were given back.', redemptions.id,
                            redemptions.points, coalesce(returned.points, 0))
                when redemptions.state <> 'returned' and returned.points is not null
                then format('Redemption %s is %s, but %s points were given back.', redemptions.id, redemptions.state,
                            returned.points)
                when item.id is null
                then format('Redemption %s has bought nothing.', redemptions.id)
                else format('Redemption %s is %s, but its %s is %s.', redemptions.id, redemptions.state, item.kind, item.state)
           end as sentence
      from redemptions
      left join ledger_entries debit
        on debit.id = redemptions.id and debit.shop = redemptions.shop and debit.source = 'redemption'
      left join ledger_entries returned
        on returned.shop = redemptions.shop and returned.entry_key = 'redemption/' || redemptions.id || '/returned'
      left join inventory_items item on item.shop = redemptions.shop and item.redemption_id = redemptions.id
     where ($1::text is null or redemptions.shop = $1)
       and (debit.points is distinct from -redemptions.points
            or (redemptions.state = 'returned' and returned.points is distinct from redemptions.points)
            or (redemptions.state <> 'returned' and returned.points is not null)
            or item.id is null
            or (redemptions.state = 'returned' and (item.kind <> 'voucher' or item.state in ('creating', 'ready')))
            or (redemptions.state = 'creating' and item.kind <> 'voucher')
            or (redemptions.state = 'ready' and item.state in ('creating', 'failed')))
    union all
    select entry.shop, format('Entry %s took %s points for a redemption that does not exist.', entry.id, -entry.points)
      from ledger_entries entry
     where entry.source = 'redemption' and ($1::text is null or entry.shop = $1)
       and not exists (select 1 from redemptions where redemptions.id = entry.id and redemptions.shop = entry.shop)`,
};
