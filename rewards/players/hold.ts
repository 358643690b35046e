// Players of one shop, locked, for whoever posts to their ledgers and needs nothing of their badges. A player who was merged
// stands for the one that he has become, so that nothing is ever posted to a name that no longer counts.
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface HeldPlayer {
  playerId: PlayerId;
  balance: number;
  /** Collected in all, and the highest level by it: rewards/programme/ladder.ts */
  pointsTotal: number;
  highestLevel: number | null;
}

/** Two merges that cross each other while we wait for a lock; more do not happen. */
const maxRounds = 5;
/** A merged player who was merged into a merged player, and so on. */
const maxMerges = 50;

/**
 * By the name that was asked for. Unknown players are absent, or created where `create` says so. Locks in the order of the
 * names, as everybody does (rewards/recording/state.ts), so that two transactions never wait for each other.
 */
export async function holdPlayers(
  connection: Connection,
  shop: ShopId,
  wanted: readonly PlayerId[],
  { create }: { create: boolean },
): Promise<ReadonlyMap<PlayerId, HeldPlayer>> {
  for (let round = 0; round < maxRounds; round += 1) {
    const names = await presentNames(connection, shop, wanted);
    const ordered = [...new Set(names.values())].sort();
    if (create) await createPlayers(connection, shop, ordered);
    const held = await lock(connection, shop, ordered);
    if (held === "merged_meanwhile") continue;
    return new Map(
      [...names].flatMap(([name, playerId]) => {
        const player = held.get(playerId);
        return player ? [[name, player] as const] : [];
      }),
    );
  }
  throw new Error(`Players of ${shop} were merged again and again while they were to be locked.`);
}

/** By the names that were asked for: the player that each of them is by now. Unknown names stand for themselves. */
export async function presentNames(
  connection: Connection,
  shop: ShopId,
  wanted: readonly PlayerId[],
): Promise<Map<PlayerId, PlayerId>> {
  const { rows } = await connection.query<{ wanted: PlayerId; name: PlayerId }>({
    name: "present-names",
    text: `with recursive chain (wanted, name, step) as (
             select distinct player_id, player_id, 0 from unnest($2::text[]) as given (player_id)
             union all
             select chain.wanted, players.merged_into, chain.step + 1
               from chain join players on players.shop = $1 and players.player_id = chain.name
              where players.merged_into is not null and chain.step < ${maxMerges})
           select distinct on (wanted) wanted, name from chain order by wanted, step desc`,
    values: [shop, wanted],
  });
  return new Map(rows.map((row) => [row.wanted, row.name]));
}

async function createPlayers(connection: Connection, shop: ShopId, names: readonly PlayerId[]): Promise<void> {
  await connection.query({
    name: "create-players-of-a-shop",
    text: "insert into players (shop, player_id) select $1, unnest($2::text[]) on conflict do nothing",
    values: [shop, names],
  });
}

async function lock(
  connection: Connection,
  shop: ShopId,
  names: readonly PlayerId[],
): Promise<Map<PlayerId, HeldPlayer> | "merged_meanwhile"> {
  const { rows } = await connection.query<HeldPlayer & { merged: boolean }>({
    name: "hold-players",
    text: `select players.player_id as "playerId", balance, points_total as "pointsTotal", highest_level as "highestLevel",
                  merged_into is not null as merged
             from unnest($2::text[]) with ordinality as wanted (player_id, place)
             join players on players.shop = $1 and players.player_id = wanted.player_id
            order by wanted.place
              for update of players`,
    values: [shop, names],
  });
  if (rows.some((row) => row.merged)) return "merged_meanwhile";
  return new Map(rows.map(({ merged: _, ...player }) => [player.playerId, player]));
}
