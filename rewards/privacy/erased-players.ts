// Who of these was erased at his own wish, and must not come back by a file that still names him.
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";
import { customerName, hashOf } from "./names.ts";

export async function erasedPlayers(
  connection: Connection,
  shop: ShopId,
  players: readonly PlayerId[],
): Promise<ReadonlySet<PlayerId>> {
  const { rows } = await connection.query<{ player_id: PlayerId }>(
    `select given.player_id from unnest($2::text[], $3::text[]) as given (player_id, name)
       join erased_names on erased_names.shop = $1 and erased_names.hash = ${hashOf("$1::text", "given.name")}`,
    [shop, players, players.map(customerName)],
  );
  return new Set(rows.map((row) => row.player_id));
}
