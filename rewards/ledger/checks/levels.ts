// What players have collected in all, and the levels that they have reached by it.
import { uncountedSources } from "../sources.ts";
import type { Check } from "./check.ts";

const uncounted = uncountedSources.map((source) => `'${source}'`).join(", ");

export const totals: Check = {
  name: "totals",
  proves:
    "what a player has collected in all is what was credited and not taken back, whatever was spent or has expired",
  // A merge moves totals as a whole, so a player and all who have become him are added up together.
  statement: `
    with recursive chain (shop, player_id, holder, step) as (
      select shop, player_id, player_id, 0 from players where $1::text is null or shop = $1
      union all
      select chain.shop, chain.player_id, players.merged_into, chain.step + 1
        from chain join players on players.shop = chain.shop and players.player_id = chain.holder
       where players.merged_into is not null and players.merged_into <> players.player_id and chain.step < 50),
    holders as (
      select distinct on (shop, player_id) shop, player_id, holder from chain order by shop, player_id, step desc),
    sums as (
      select holders.shop, holders.holder as player_id, sum(ledger.points) as points
        from holders
        join (select shop, player_id, sum(points) as points from ledger_entries
               where source not in (${uncounted}) and ($1::text is null or shop = $1) group by shop, player_id) ledger
          on ledger.shop = holders.shop and ledger.player_id = holders.player_id
       group by holders.shop, holders.holder)
    select players.shop,
           format('Player %s is said to have collected %s points in all, the ledger says %s.', players.player_id,
                  players.points_total, coalesce(sums.points, 0)) as sentence
      from (select shop, player_id, points_total from players where $1::text is null or shop = $1) players
      left join sums on sums.shop = players.shop and sums.player_id = players.player_id
     where players.points_total <> coalesce(sums.points, 0)`,
};

export const levels: Check = {
  name: "levels",
  proves: "nobody stands above the top of the shop's ladder, and a merged player stands nowhere",
  statement: `
    select players.shop,
           case when players.merged_into is not null
                then format('Player %s was merged into %s and still has level %s.', players.player_id,
                            players.merged_into, players.highest_level)
                else format('Player %s has level %s, the ladder has %s.', players.player_id, players.highest_level,
                            coalesce(jsonb_array_length(shops.settings -> 'levels'), 0))
           end as sentence
      from players join shops on shops.shop = players.shop
     where players.highest_level is not null and ($1::text is null or players.shop = $1)
       and (players.merged_into is not null or players.highest_level < 0
            or players.highest_level > coalesce(jsonb_array_length(shops.settings -> 'levels'), 0)
            or coalesce(jsonb_array_length(shops.settings -> 'levels'), 0) = 0)`,
};
