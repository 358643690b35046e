// Entries that name another one: it exists, and nothing is taken twice or given again that was not taken.
import type { Check } from "./check.ts";

export const corrections: Check = {
  name: "corrections",
  proves: "no entry is reversed beyond itself, and what names an entry names one of the shop",
  // Points of a merged or moved debit are given back by their first name (rewards/redemption/settle.ts), so moves of
  // debits do not count here; an order may come to be worth more, so only edits may raise what was given.
  statement: `
    select summed.shop,
           case when entry.id is null
                then format('Entries of %s points name entry %s, which the shop does not have.', summed.all, summed.reverses)
                when entry.points >= 0 and entry.points + summed.all < 0
                then format('Entry %s gave %s points, and %s of them were taken back.', entry.id, entry.points, -summed.all)
                when entry.points >= 0
                then format('Entry %s gave %s points, and %s more were given that no order explains.', entry.id,
                            entry.points, summed.given)
                else format('Entry %s took %s points, and %s of them were given back.', entry.id, -entry.points,
                            summed.without_moves)
           end as sentence
      from (select shop, reverses, sum(points) as all,
                   sum(points) filter (where source not in ('merge', 'order_moved')) as without_moves,
                   coalesce(sum(points) filter (
                     where points > 0 and source not in ('refund', 'cancellation', 'edit')), 0) as given
              from ledger_entries
             where reverses is not null and ($1::text is null or shop = $1)
             group by shop, reverses) summed
      left join ledger_entries entry on entry.id = summed.reverses and entry.shop = summed.shop
     where entry.id is null
        or (entry.points >= 0 and (entry.points + summed.all < 0 or summed.given > 0))
        or (entry.points < 0 and entry.points + summed.without_moves > 0)`,
};

export const pending: Check = {
  name: "pending",
  proves: "only points that were given are held back",
  statement: `
    select shop, format('Entry %s takes %s points, and cannot be held back until %s.', id, -points, available_at) as sentence
      from ledger_entries
     where available_at is not null and points < 0 and reverses is null and ($1::text is null or shop = $1)`,
};
