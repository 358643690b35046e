// Awards, progress and actions tell the same story as the ledger.
import type { Check } from "./check.ts";

export const awards: Check = {
  name: "awards",
  proves: "a player has earned a badge as often as he holds awards that were not revoked",
  statement: `
    select coalesce(earned.shop, held.shop) as shop,
           format('Player %s is said to have earned badge %s %s times, but holds %s awards.',
                  coalesce(earned.player_id, held.player_id), coalesce(earned.badge_id, held.badge_id),
                  coalesce(earned.times_earned, 0), coalesce(held.count, 0)) as sentence
      from (select shop, player_id, badge_id, times_earned from progress where $1::text is null or shop = $1) earned
      full join (select shop, player_id, badge_id, count(*) from awards
                  where revoked_at is null and ($1::text is null or shop = $1)
                  group by shop, player_id, badge_id) held
        on held.shop = earned.shop and held.player_id = earned.player_id and held.badge_id = earned.badge_id
     where coalesce(earned.times_earned, 0) <> coalesce(held.count, 0)`,
};

export const actions: Check = {
  name: "actions",
  proves: "an action has earned what its ledger entries say",
  statement: `
    select actions.shop,
           format('Action %s is said to have earned %s points, the ledger says %s.', actions.id,
                  actions.earned_points, coalesce(ledger.sum, 0)) as sentence
      from (select id, shop, earned_points from actions where $1::text is null or shop = $1) actions
      left join (select action_id, sum(points) as sum from ledger_entries
                  where source in ('action', 'badge', 'badge_taken') and ($1::text is null or shop = $1) group by action_id) ledger
        on ledger.action_id = actions.id
     where actions.earned_points <> coalesce(ledger.sum, 0)`,
};

export const byHand: Check = {
  name: "by hand",
  proves: "a badge given by hand is an award, and one taken by hand was given and is no longer held",
  statement: `
    select acts.shop,
           case when acts.name = 'badge_given' then format('Action %s gave a badge, and there is no award of it.', acts.id)
                else format('Action %s took award %s, which the player still holds.', acts.id, acts.details ->> 'award_id')
           end as sentence
      from (select shop, id, name, details from actions
             where source = 'merchant' and ($1::text is null or shop = $1)) acts
     where (acts.name = 'badge_given'
            and not exists (select 1 from awards where awards.shop = acts.shop and awards.action_id = acts.id))
        or exists (select 1 from awards
                    where awards.shop = acts.shop and awards.id = (acts.details ->> 'award_id')::uuid
                      and awards.revoked_at is null)
    union all
    select taking.shop,
           format('Entry %s took %s points of a badge, and names no entry that the badge gave.', taking.id, -taking.points)
      from ledger_entries taking
      left join ledger_entries given
        on given.id = taking.reverses and given.shop = taking.shop and given.badge_id = taking.badge_id and given.points > 0
     where taking.source = 'badge_taken' and taking.points <> 0 and given.id is null
       and ($1::text is null or taking.shop = $1)`,
};
