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
                  where source in ('action', 'badge') and ($1::text is null or shop = $1) group by action_id) ledger
        on ledger.action_id = actions.id
     where actions.earned_points <> coalesce(ledger.sum, 0)`,
};
