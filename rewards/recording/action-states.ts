// What is remembered of players for single action names: when they last earned, and how much on which day. Read and written
// only where a shop's rules ask for it; everybody else's orders pay nothing.
import type { ActionState } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import type { ShopProgramme } from "../programme/load.ts";
import { insertRows } from "../store/rows.ts";
import type { Connection } from "../store/transaction.ts";
import type { ActionRequest } from "./request.ts";
import { type PlayerInGroup, type PlayersInGroup, playerKey } from "./state.ts";

export interface ActionStateRow {
  player: PlayerInGroup;
  action: string;
  state: ActionState;
}

interface StoredRow {
  shop: ShopId;
  player_id: PlayerId;
  action: string;
  last_points_at: Date | null;
  days: ActionState["days"];
}

/** Into the players, who are locked. One statement, or none. */
export async function loadActionStates(
  connection: Connection,
  players: PlayersInGroup,
  programmes: ReadonlyMap<ShopId, ShopProgramme>,
  requests: readonly Pick<ActionRequest, "shop" | "playerId" | "name">[],
): Promise<void> {
  const wanted = requests.filter(({ shop, name }) => programmes.get(shop)?.rememberedActions.has(name));
  if (wanted.length === 0) return;
  const holders = wanted.map(({ shop, playerId }) => players.get(playerKey(shop, playerId)));
  const { rows } = await connection.query<StoredRow>({
    name: "load-action-states",
    text: `select distinct states.shop, states.player_id, states.action, states.last_points_at, states.days
             from unnest($1::text[], $2::text[], $3::text[]) as wanted (shop, player_id, action)
             join action_states states on states.shop = wanted.shop and states.player_id = wanted.player_id
                                      and states.action = wanted.action`,
    values: [
      wanted.map(({ shop }) => shop),
      // A merged player's are kept with the one that he has become.
      wanted.map(({ playerId }, place) => holders[place]?.playerId ?? playerId),
      wanted.map(({ name }) => name),
    ],
  });
  const byHolder = new Map(
    holders.flatMap((holder) => (holder ? [[playerKey(holder.shop, holder.playerId), holder]] : [])),
  );
  for (const row of rows) byHolder.get(playerKey(row.shop, row.player_id))?.actions.set(row.action, stateOf(row));
}

export interface UndoneAction {
  player: PlayerInGroup;
  name: string;
  timeZone: string;
  /** Unix milliseconds. */
  at: number;
  /** What it earned by itself. */
  points: number;
}

/** What was earned by actions that are gone no longer counts towards their day's maximum. */
export async function forgetPointsOfDay(connection: Connection, undone: readonly UndoneAction[]): Promise<void> {
  if (undone.length === 0) return;
  await connection.query({
    name: "forget-points-of-day",
    text: `update action_states states
              set days = (select coalesce(jsonb_agg(jsonb_build_array(
                                   day.number, day.points - least(day.points, coalesce(gone.points, 0)))
                                 order by day.number), '[]')
                            from (select (pair ->> 0)::bigint as number, (pair ->> 1)::bigint as points
                                    from jsonb_array_elements(states.days) as pair) day
                            left join lateral (
                              select sum(undone.points) as points
                                from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::bigint[])
                                     as undone (shop, player_id, action, at, time_zone, points)
                               where undone.shop = states.shop and undone.player_id = states.player_id
                                 and undone.action = states.action
                                 and (undone.at at time zone undone.time_zone)::date - date '1970-01-01' = day.number
                            ) gone on true)
            where (states.shop, states.player_id, states.action) in (select * from unnest($1::text[], $2::text[], $3::text[]))`,
    values: [
      undone.map(({ player }) => player.shop),
      undone.map(({ player }) => player.playerId),
      undone.map(({ name }) => name),
      undone.map(({ at }) => new Date(at).toISOString()),
      undone.map(({ timeZone }) => timeZone),
      undone.map(({ points }) => points),
    ],
  });
}

const stateOf = ({ last_points_at: lastPointsAt, days }: StoredRow): ActionState => ({
  lastPointsAt: lastPointsAt?.getTime() ?? null,
  days,
});

export const upsertActionStates = (connection: Connection, rows: readonly ActionStateRow[]) =>
  insertRows<ActionStateRow>(
    connection,
    "action_states",
    {
      shop: ["text", ({ player }) => player.shop],
      player_id: ["text", ({ player }) => player.playerId],
      action: ["text", ({ action }) => action],
      last_points_at: [
        "timestamptz",
        ({ state: { lastPointsAt } }) => (lastPointsAt === null ? null : new Date(lastPointsAt).toISOString()),
      ],
      days: ["jsonb", ({ state }) => state.days],
    },
    rows,
    `on conflict (shop, player_id, action) do update
       set last_points_at = excluded.last_points_at, days = excluded.days`,
  );
