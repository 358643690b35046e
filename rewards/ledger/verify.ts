// The proof that a balance is the sum of its ledger, and that awards, progress and ledger tell the same story.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";

/** How many differences are listed; more say no more. */
const maxListed = 100;

export interface LedgerReport {
  players: number;
  /** One sentence each. */
  problems: string[];
}

/** @param shop null: every shop. */
export async function findLedgerProblems(pool: Pool, shop: ShopId | null): Promise<LedgerReport> {
  const { rows: counted } = await pool.query<{ count: number }>(
    "select count(*) as count from players where $1::text is null or shop = $1",
    [shop],
  );
  const [balances, awards] = await Promise.all([differingBalances(pool, shop), differingAwards(pool, shop)]);
  return { players: counted[0]?.count ?? 0, problems: [...balances, ...awards] };
}

async function differingBalances(pool: Pool, shop: ShopId | null): Promise<string[]> {
  const { rows } = await pool.query<{ shop: string; player_id: string; balance: number | null; sum: number }>(
    `select coalesce(players.shop, ledger.shop) as shop, coalesce(players.player_id, ledger.player_id) as player_id,
            players.balance, coalesce(ledger.sum, 0)::bigint as sum
       from players
       full join (select shop, player_id, sum(points) as sum from ledger_entries group by shop, player_id) ledger
         on ledger.shop = players.shop and ledger.player_id = players.player_id
      where ($1::text is null or coalesce(players.shop, ledger.shop) = $1)
        and players.balance is distinct from coalesce(ledger.sum, 0)
      limit ${maxListed}`,
    [shop],
  );
  return rows.map(
    (row) =>
      `${row.shop}: player ${row.player_id} has a balance of ${row.balance ?? "nothing"}, the ledger says ${row.sum}.`,
  );
}

async function differingAwards(pool: Pool, shop: ShopId | null): Promise<string[]> {
  const { rows } = await pool.query<{
    shop: string;
    player_id: string;
    badge_id: string;
    times: number;
    awards: number;
  }>(
    `select progress.shop, progress.player_id, progress.badge_id, progress.times_earned as times,
            count(awards.id) as awards
       from progress
       left join awards on awards.shop = progress.shop and awards.player_id = progress.player_id
                       and awards.badge_id = progress.badge_id and awards.revoked_at is null
      where $1::text is null or progress.shop = $1
      group by progress.shop, progress.player_id, progress.badge_id, progress.times_earned
     having count(awards.id) <> progress.times_earned
      limit ${maxListed}`,
    [shop],
  );
  return rows.map(
    (row) =>
      `${row.shop}: player ${row.player_id} is said to have earned badge ${row.badge_id} ${row.times} times, ` +
      `but there are ${row.awards} awards.`,
  );
}
