// The proof that the ledger, the balances and everything that is told of them say the same. It reports and never mends. All
// checks see the same moment, so that a shop that is open meanwhile gives no false alarm.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { type Connection, inOneMoment } from "../store/transaction.ts";
import { actions, awards, byHand } from "./checks/awards.ts";
import type { Check } from "./checks/check.ts";
import { corrections, pending } from "./checks/corrections.ts";
import { levels, totals } from "./checks/levels.ts";
import { orderEntries, orderRemains } from "./checks/orders.ts";
import { balances, merges } from "./checks/players.ts";
import { redemptions } from "./checks/redemptions.ts";

export const ledgerChecks: readonly Check[] = [
  balances,
  merges,
  totals,
  levels,
  awards,
  actions,
  byHand,
  corrections,
  pending,
  orderEntries,
  orderRemains,
  redemptions,
];

/** So many problems of each check are listed; more say no more. */
const maxListed = 100;

export interface LedgerProblem {
  check: string;
  shop: ShopId;
  /** Names rows by their ids. */
  sentence: string;
}

export interface LedgerReport {
  players: number;
  entries: number;
  problems: LedgerProblem[];
}

/** @param shop null: every shop. */
export async function findLedgerProblems(pool: Pool, shop: ShopId | null): Promise<LedgerReport> {
  return inOneMoment(pool, async (connection) => {
    // A large ledger may take longer than any request is allowed to.
    await connection.query("set local statement_timeout = 0");
    // Whole tables are compared: in memory, not on disk.
    await connection.query("set local work_mem = '64MB'");
    return { ...(await readSizes(connection, shop)), problems: await runChecks(connection, shop) };
  });
}

async function readSizes(connection: Connection, shop: ShopId | null): Promise<{ players: number; entries: number }> {
  const { rows } = await connection.query<{ players: number; entries: number }>(
    `select (select count(*) from players where $1::text is null or shop = $1) as players,
            (select count(*) from ledger_entries where $1::text is null or shop = $1) as entries`,
    [shop],
  );
  const [sizes] = rows;
  if (!sizes) throw new Error("The database did not say how large the ledger is.");
  return sizes;
}

async function runChecks(connection: Connection, shop: ShopId | null): Promise<LedgerProblem[]> {
  const problems: LedgerProblem[] = [];
  for (const check of ledgerChecks) {
    const { rows } = await connection.query<{ shop: ShopId; sentence: string }>(
      // Materialized, or the limit would tell the planner that few rows are enough, and make it look up each by itself.
      `with found as materialized (${check.statement}) select shop, sentence from found limit ${maxListed}`,
      [shop],
    );
    problems.push(...rows.map((row) => ({ check: check.name, shop: row.shop, sentence: row.sentence })));
  }
  return problems;
}
