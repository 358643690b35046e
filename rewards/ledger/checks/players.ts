// Balances and merged players.
import type { Check } from "./check.ts";

export const balances: Check = {
  name: "balances",
  proves: "every balance is the sum of its ledger",
  statement: `
    select coalesce(players.shop, ledger.shop) as shop,
           format('Player %s has a balance of %s, the ledger says %s.', coalesce(players.player_id, ledger.player_id),
                  coalesce(players.balance::text, 'nothing'), coalesce(ledger.sum, 0)) as sentence
      from (select * from players where $1::text is null or shop = $1) players
      full join (select shop, player_id, sum(points) as sum from ledger_entries
                  where $1::text is null or shop = $1 group by shop, player_id) ledger
        on ledger.shop = players.shop and ledger.player_id = players.player_id
     where players.balance is distinct from coalesce(ledger.sum, 0)`,
};

export const merges: Check = {
  name: "merges",
  proves: "a merged player has nothing left, and the one whom he has become is there",
  statement: `
    select players.shop,
           case when into_player.player_id is null
                then format('Player %s was merged into %s, who does not exist.', players.player_id, players.merged_into)
                when players.player_id = players.merged_into
                then format('Player %s was merged into himself.', players.player_id)
                else format('Player %s was merged into %s and still has %s points.', players.player_id,
                            players.merged_into, players.balance)
           end as sentence
      from players
      left join players into_player
        on into_player.shop = players.shop and into_player.player_id = players.merged_into
     where players.merged_into is not null and ($1::text is null or players.shop = $1)
       and (into_player.player_id is null or players.player_id = players.merged_into or players.balance <> 0)`,
};
