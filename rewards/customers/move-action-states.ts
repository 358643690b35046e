// What is remembered of two players for single action names, when they become one: the later of the two times, and of each day
// what both have earned on it, so that nobody earns a day's maximum twice by being two.
import type { PlayerInGroup } from "../recording/state.ts";
import type { Connection } from "../store/transaction.ts";

export async function moveActionStates(
  connection: Connection,
  { shop, playerId }: PlayerInGroup,
  to: PlayerInGroup,
): Promise<void> {
  await connection.query(
    `with both_players as (
       select action, last_points_at, days from action_states where shop = $1 and player_id in ($2, $3)),
     by_day as (
       select action, (pair ->> 0)::bigint as day, sum((pair ->> 1)::bigint) as points
         from both_players cross join jsonb_array_elements(days) as pair group by action, day)
     insert into action_states (shop, player_id, action, last_points_at, days)
     select $1, $3, action, max(last_points_at),
            coalesce((select jsonb_agg(jsonb_build_array(day, points) order by day) from by_day
                       where by_day.action = both_players.action), '[]')
       from both_players group by action
     on conflict (shop, player_id, action) do update
       set last_points_at = excluded.last_points_at, days = excluded.days`,
    [shop, playerId, to.playerId],
  );
  await connection.query("delete from action_states where shop = $1 and player_id = $2", [shop, playerId]);
}
