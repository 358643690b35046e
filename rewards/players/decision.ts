// One action with what was decided then, as it was recorded: which programme, which points and badges, and for each badge why
// or why not. Badges that have gone since are still called what they were called.
import type { Pool } from "pg";
import type { Details, Evaluation } from "../engine/index.ts";
import type { OrderId, PlayerId, ShopId } from "../ids.ts";
import type { StoredDecision } from "../recording/request.ts";
import { isUuid } from "../store/uuid.ts";

export interface DecidedAction {
  id: string;
  playerId: PlayerId;
  name: string;
  source: "order" | "api" | "merchant" | "schedule";
  referenceId: string;
  orderId: OrderId | null;
  at: Date;
  recordedAt: Date;
  reversedAt: Date | null;
  multiplier: string;
  details: Details;
  decision: StoredDecision;
  /** By the ids that the evaluations name. */
  badgeNames: Record<string, string>;
}

/** @param id any text. Null when it is no action of the shop. */
export async function readDecision(pool: Pool, shop: ShopId, id: string): Promise<DecidedAction | null> {
  if (!isUuid(id)) return null;
  const { rows } = await pool.query<Omit<DecidedAction, "badgeNames">>(
    `select id, player_id as "playerId", name, source, reference_id as "referenceId", order_id as "orderId", occurred_at as at,
            recorded_at as "recordedAt", reversed_at as "reversedAt", multiplier::text, details, decision
       from actions where shop = $1 and id = $2`,
    [shop, id],
  );
  const [action] = rows;
  if (action === undefined) return null;
  return { ...action, badgeNames: await namesOf(pool, shop, idsIn(action.decision.evaluations)) };
}

const idsIn = (evaluations: readonly Evaluation[]): string[] =>
  evaluations.flatMap((evaluation) => [
    evaluation.badgeId,
    ...(evaluation.outcome === "prerequisite_missing" ? evaluation.missing : []),
  ]);

async function namesOf(pool: Pool, shop: ShopId, ids: readonly string[]): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    "select id, name from badges where shop = $1 and id = any($2::uuid[])",
    [shop, ids.filter((id) => isUuid(id))],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
