// Every player with his balance, as a CSV file that the import page reads back.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { allBalances } from "../../rewards/export/balances.ts";
import { csvAnswer } from "../doors/csv.ts";
import { authenticateMerchant } from "../doors/merchant.ts";

/** The first two are those of rewards/import's own format; it names the others as not imported. */
const header = ["player_id", "points", "badges", "orders", "since"];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const { pool } = context.services;
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
