// Dry runs as rows: asked for by a merchant, taken by one worker at a time, looked at while they go on, and called off.
import type { Pool } from "pg";
import type { BadgeDefinition } from "../engine/index.ts";
import type { ShopId } from "../ids.ts";
import { inTransaction } from "../store/transaction.ts";
import { isUuid, uuidv7 } from "../store/uuid.ts";
import type { DryRunResult } from "./result.ts";

export interface DryRunView {
  id: string;
  state: "requested" | "running" | "done" | "cancelled" | "failed";
  since: Date;
  playersTotal: number;
  playersDone: number;
  result: DryRunResult | null;
}

/** Older ones are not looked at any more. */
const keptDays = 2;

/** Takes the place of any other of the shop that is still under way: a merchant looks at one. */
export async function requestDryRun(
  pool: Pool,
  shop: ShopId,
  badgeId: string | null,
  definition: BadgeDefinition,
  since: Date,
): Promise<string> {
  const id = uuidv7();
  await inTransaction(pool, async (connection) => {
    await connection.query(
      `update dry_runs set state = 'cancelled', finished_at = now()
        where shop = $1 and state in ('requested', 'running')`,
      [shop],
    );
    await connection.query(
      `delete from dry_runs where shop = $1 and created_at < now() - interval '${keptDays} days'`,
      [shop],
    );
    await connection.query(
      "insert into dry_runs (id, shop, badge_id, definition, since) values ($1, $2, $3, $4::jsonb, $5)",
      [id, shop, badgeId, JSON.stringify(definition), since],
    );
  });
  return id;
}

export async function findDryRun(pool: Pool, shop: ShopId, id: string): Promise<DryRunView | null> {
  if (!isUuid(id)) return null;
  const { rows } = await pool.query<DryRunView>(
    `select id, state, since, players_total as "playersTotal", players_done as "playersDone", result
       from dry_runs where shop = $1 and id = $2`,
    [shop, id],
  );
  return rows[0] ?? null;
}

/** False when the shop has no such run. One that has ended stays as it is. */
export async function cancelDryRun(pool: Pool, shop: ShopId, id: string): Promise<boolean> {
  if ((await findDryRun(pool, shop, id)) === null) return false;
  await pool.query(
    `update dry_runs set state = 'cancelled', finished_at = now()
      where shop = $1 and id = $2 and state in ('requested', 'running')`,
    [shop, id],
  );
  return true;
}

export interface TakenDryRun {
  id: string;
  shop: ShopId;
  definition: BadgeDefinition;
  since: Date;
}

/** As long as a worker may be silent about the run that it has. */
const leaseSeconds = 30;

/** The oldest that nobody works on; null when there is none. */
export async function takeDryRun(pool: Pool): Promise<TakenDryRun | null> {
  const { rows } = await pool.query<TakenDryRun>(
    `update dry_runs set state = 'running', taken_until = now() + interval '${leaseSeconds} seconds'
      where id = (select id from dry_runs
                   where state in ('requested', 'running') and (taken_until is null or taken_until < now())
                   order by created_at limit 1 for update skip locked)
      returning id, shop, definition, since`,
  );
  return rows[0] ?? null;
}

/** @returns false when it was called off meanwhile. */
export async function noteProgress(pool: Pool, run: TakenDryRun, done: number, total: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update dry_runs set players_done = $3, players_total = $4, taken_until = now() + interval '${leaseSeconds} seconds'
      where shop = $1 and id = $2 and state = 'running'`,
    [run.shop, run.id, done, total],
  );
  return rowCount === 1;
}

export async function finishDryRun(
  pool: Pool,
  run: TakenDryRun,
  end: { state: "done"; result: DryRunResult } | { state: "failed"; reason: string },
): Promise<void> {
  const result = end.state === "done" ? JSON.stringify(end.result) : null;
  await pool.query(
    `update dry_runs set state = $3, result = $4::jsonb, reason = $5, finished_at = now(),
            players_done = case when $3 = 'done' then players_total else players_done end
      where shop = $1 and id = $2 and state = 'running'`,
    [run.shop, run.id, end.state, result, end.state === "failed" ? end.reason : null],
  );
}

/** Another worker may take it up at once. */
export async function giveBack(pool: Pool, run: TakenDryRun): Promise<void> {
  await pool.query("update dry_runs set taken_until = null where shop = $1 and id = $2 and state = 'running'", [
    run.shop,
    run.id,
  ]);
}
