// The players of a group as they are now, locked: who else wants to change one of them waits until this transaction ends.
// Three statements at the most, however many players and however long their ledgers; more only where players were merged.
import type { Pool } from "pg";
import type { ActionState, BadgeState, PlayerState } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface PlayerInGroup {
  shop: ShopId;
  playerId: PlayerId;
  balance: number;
  /** Collected in all, spent and expired points included. */
  pointsTotal: number;
  /** Of the shop's ladder; null while none was ever decided. */
  highestLevel: number | null;
  ordersCounted: number;
  badges: Map<string, BadgeState>;
  /** By action name, where it was asked for: rewards/recording/action-states.ts */
  actions: Map<string, ActionState>;
}

export type PlayersInGroup = ReadonlyMap<string, PlayerInGroup>;

export const playerKey = (shop: ShopId, playerId: PlayerId) => `${shop}/${playerId}`;

/** As the engine wants to know him. */
export const engineState = ({ badges, actions, pointsTotal, highestLevel }: PlayerInGroup): PlayerState => ({
  badges,
  actions,
  pointsTotal,
  ...(highestLevel !== null && { highestLevel }),
});

interface PlayerRow {
  shop: ShopId;
  player_id: PlayerId;
  balance: number;
  points_total: number;
  highest_level: number | null;
  orders_counted: number;
  merged_into: PlayerId | null;
}

interface ProgressRow {
  shop: ShopId;
  player_id: PlayerId;
  badge_id: string;
  times_earned: number;
  last_earned_at: Date | null;
  current: number;
  target: number;
  challenges: unknown;
}

/**
 * By the names that were asked for. A player who was merged into another one is that one, so his own name may be another:
 * write rows with the name that the state carries. Creates those who are new. Locks in the order of their names, so that
 * two groups never wait for each other; where one was merged the other's turn may be missed, and then Postgres breaks the
 * deadlock and the group is tried again.
 */
export async function lockPlayers(
  connection: Connection,
  wanted: readonly { shop: ShopId; playerId: PlayerId }[],
): Promise<PlayersInGroup> {
  const names = [...new Map(wanted.map((entry) => [playerKey(entry.shop, entry.playerId), entry])).entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, entry]) => entry);
  const values = [names.map((entry) => entry.shop), names.map((entry) => entry.playerId)];

  let rows = await selectForUpdate(connection, values);
  if (rows.length < names.length) {
    await connection.query({
      name: "create-players",
      text: `insert into players (shop, player_id) select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
      values,
    });
    rows = await selectForUpdate(connection, values);
  }
  const players = new Map(rows.map((row) => [playerKey(row.shop, row.player_id), playerOf(row)]));
  await loadProgress(connection, values, players);
  const merged = rows.filter((row) => row.merged_into !== null);
  if (merged.length > 0) await followMerges(connection, merged, players);
  return players;
}

/** Whom they were merged into was locked, and if need be made, by the merge; the end of a chain is one step further on. */
async function followMerges(
  connection: Connection,
  merged: readonly PlayerRow[],
  players: Map<string, PlayerInGroup>,
): Promise<void> {
  const steps = merged.flatMap((row) => (row.merged_into === null ? [] : [{ ...row, playerId: row.merged_into }]));
  const unknown = steps.filter((step) => !players.has(playerKey(step.shop, step.playerId)));
  const locked: PlayersInGroup = unknown.length === 0 ? new Map() : await lockPlayers(connection, unknown);
  for (const [key, player] of locked) players.set(key, player);
  // A chain within the group takes its steps in any order: one pass for each of its links is enough.
  for (const _ of steps) {
    for (const step of steps) {
      const into = players.get(playerKey(step.shop, step.playerId));
      if (into) players.set(playerKey(step.shop, step.player_id), into);
    }
  }
}

const playerOf = (row: PlayerRow): PlayerInGroup => ({
  shop: row.shop,
  playerId: row.player_id,
  balance: row.balance,
  pointsTotal: row.points_total,
  highestLevel: row.highest_level,
  ordersCounted: row.orders_counted,
  badges: new Map(),
  actions: new Map(),
});

async function selectForUpdate(connection: Connection, values: unknown[]): Promise<PlayerRow[]> {
  const { rows } = await connection.query<PlayerRow>({
    name: "lock-players",
    text: `select players.shop, players.player_id, players.balance, players.points_total, players.highest_level,
                  players.orders_counted, players.merged_into
             from unnest($1::text[], $2::text[]) with ordinality as wanted (shop, player_id, place)
             join players on players.shop = wanted.shop and players.player_id = wanted.player_id
            order by wanted.place
              for update of players`,
    values,
  });
  return rows;
}

async function loadProgress(
  connection: Connection,
  values: unknown[],
  players: Map<string, PlayerInGroup>,
): Promise<void> {
  const { rows } = await connection.query<ProgressRow>({
    name: "load-progress",
    text: `select progress.shop, progress.player_id, badge_id, times_earned, last_earned_at, current, target, challenges
             from unnest($1::text[], $2::text[]) as wanted (shop, player_id)
             join progress on progress.shop = wanted.shop and progress.player_id = wanted.player_id`,
    values,
  });
  for (const row of rows) players.get(playerKey(row.shop, row.player_id))?.badges.set(row.badge_id, stateOf(row));
}

/** One player's, for reading only. */
export async function loadBadgeStates(pool: Pool, shop: ShopId, playerId: PlayerId): Promise<Map<string, BadgeState>> {
  return (await loadBadgeStatesOf(pool, shop, [playerId])).get(playerId) ?? new Map();
}

/** Of several players, for reading only; who has none is absent. */
export async function loadBadgeStatesOf(
  connection: Connection,
  shop: ShopId,
  playerIds: readonly PlayerId[],
): Promise<Map<PlayerId, Map<string, BadgeState>>> {
  const { rows } = await connection.query<ProgressRow>(
    `select shop, player_id, badge_id, times_earned, last_earned_at, current, target, challenges
       from progress where shop = $1 and player_id = any($2)`,
    [shop, playerIds],
  );
  const players = new Map<PlayerId, Map<string, BadgeState>>();
  for (const row of rows) {
    const states = players.get(row.player_id) ?? new Map<string, BadgeState>();
    players.set(row.player_id, states.set(row.badge_id, stateOf(row)));
  }
  return players;
}

const stateOf = (row: ProgressRow): BadgeState => ({
  timesEarned: row.times_earned,
  lastEarnedAt: row.last_earned_at?.getTime() ?? null,
  current: row.current,
  target: row.target,
  challenges: row.challenges,
});
