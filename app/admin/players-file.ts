// Every player with his balance as a CSV file, which the import reads back to the same balances: rewards/import.
import type { Pool } from "pg";
import { allBalances } from "../../rewards/export/balances.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { csvAnswer } from "../doors/csv.ts";

/** The first two are those of rewards/import's own format; it names the others as not imported. */
const header = ["player_id", "points", "badges", "orders", "since"];

export function playersFile(pool: Pool, shop: ShopId): Response {
  async function* pages() {
    for await (const players of allBalances(pool, shop)) {
      yield players.map((player) => [
        player.playerId,
        player.points,
        player.badges,
        player.ordersCounted,
        player.since.toISOString(),
      ]);
    }
  }
  return csvAnswer("players.csv", header, pages());
}
