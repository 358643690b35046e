// Everything that is to be said of one player: points, badges, inventory, how far the next badges are, and for his latest
// actions and orders what they earned and why. A fixed number of queries, each on an index, none that grows with the ledger.
import type { Pool } from "pg";
import { type BadgeState, type ProgressUnit, progressOf, progressUnit } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { spendablePoints } from "../ledger/spendable.ts";
import { type NotCountedReason, notCountedSentences } from "../orders/standing.ts";
import { type Climber, levelOf, type ShopLevel } from "../programme/ladder.ts";
import { loadProgrammes, type ShopProgramme } from "../programme/load.ts";
import type { StoredDecision } from "../recording/request.ts";
import { loadBadgeStates } from "../recording/state.ts";
import { presentNames } from "./hold.ts";

export interface PlayerLevel {
  level: number;
  label: string;
  target: number;
}

export interface PlayerView {
  playerId: PlayerId;
  /** The balance. */
  points: number;
  /** What of it can be spent now, and what is held back for some days. */
  spendable: number;
  pending: number;
  /** Collected in all: what was spent or has expired counts, what was taken back as not earned does not. */
  pointsTotal: number;
  /** The highest level that was reached, and the next one; null where there is none. */
  level: PlayerLevel | null;
  nextLevel: PlayerLevel | null;
  badges: { id: string; name: string; count: number; lastEarnedAt: Date }[];
  inventory: {
    id: string;
    /** voucher, perk or content */
    kind: string;
    label: string;
    description: string | null;
    code: string | null;
    /** A voucher's: rewards/vouchers/item.ts; a perk is ready until it is handed over, then used; content stays ready. */
    state: string;
    expiresAt: Date | null;
    usedAt: Date | null;
    usedOrderId: string | null;
  }[];
  /** Every active badge that can still be earned and has not been earned yet. Money is in minor units. */
  progress: { id: string; name: string; current: number; target: number; unit: ProgressUnit }[];
  /** Newest first, twenty at the most. */
  actions: { name: string; referenceId: string; at: Date; decision: StoredDecision }[];
  /** Orders that earned nothing, with the reasons; newest first, twenty at the most. */
  ordersNotCounted: { orderId: string; at: Date; reasons: string[] }[];
}

/**
 * Of a player who was merged into another one, that one is shown.
 * @returns null when the shop knows nothing of the player. @param at the moment that progress is told for, Unix ms.
 */
export async function viewPlayer(pool: Pool, shop: ShopId, name: PlayerId, at: number): Promise<PlayerView | null> {
  const playerId = (await presentNames(pool, shop, [name])).get(name) ?? name;
  const programme = (await loadProgrammes(pool, [shop])).get(shop);
  const [points, ordersNotCounted] = await Promise.all([
    spendablePoints(pool, shop, playerId, at),
    readOrdersNotCounted(pool, shop, playerId),
  ]);
  if (points === null && ordersNotCounted.length === 0) return null;
  const [badges, states, inventory, actions] = await Promise.all([
    readBadges(pool, shop, playerId),
    loadBadgeStates(pool, shop, playerId),
    readInventory(pool, shop, playerId),
    readActions(pool, shop, playerId),
  ]);
  return {
    playerId,
    points: points?.balance ?? 0,
    spendable: points?.spendable ?? 0,
    pending: points?.pending ?? 0,
    pointsTotal: points?.pointsTotal ?? 0,
    ...levelsOf(programme?.levels ?? [], points ?? { pointsTotal: 0, highestLevel: null }),
    badges,
    inventory,
    progress: programme ? stillOpen(programme, states, at) : [],
    actions,
    ordersNotCounted,
  };
}

function levelsOf(levels: readonly ShopLevel[], climber: Climber): Pick<PlayerView, "level" | "nextLevel"> {
  const reached = levelOf(levels, climber);
  const told = (level: number): PlayerLevel | null => {
    const known = levels[level - 1];
    return known ? { level, label: known.name, target: known.target } : null;
  };
  return { level: told(reached), nextLevel: told(reached + 1) };
}

/** A badge that nothing has happened to yet has no row; the engine knows where its condition starts. */
function stillOpen(
  programme: ShopProgramme,
  states: ReadonlyMap<string, BadgeState>,
  at: number,
): PlayerView["progress"] {
  return [...programme.badges.values()].flatMap(({ definition: { id, name, visible = true } }) => {
    const state = states.get(id);
    if (!visible || (state && state.timesEarned > 0)) return [];
    const progress = progressOf(programme.compiled, id, state, at);
    if (progress === undefined) return [];
    const unit = progressUnit(programme.compiled, id, progress);
    return [{ id, name, current: progress.current, target: progress.target, unit }];
  });
}

async function readBadges(pool: Pool, shop: ShopId, playerId: PlayerId): Promise<PlayerView["badges"]> {
  const { rows } = await pool.query<{ id: string; name: string; count: number; last: Date }>(
    `select badges.id, badges.name, progress.times_earned as count, progress.last_earned_at as last
       from progress
       join badges on badges.shop = progress.shop and badges.id = progress.badge_id
       join badge_versions versions
         on versions.shop = badges.shop and versions.badge_id = badges.id and versions.version = badges.current_version
      where progress.shop = $1 and progress.player_id = $2 and progress.times_earned > 0
        and coalesce(versions.definition -> 'visible', 'true') = 'true'::jsonb
      order by progress.last_earned_at, badges.id`,
    [shop, playerId],
  );
  return rows.map((row) => ({ id: row.id, name: row.name, count: row.count, lastEarnedAt: row.last }));
}

async function readInventory(pool: Pool, shop: ShopId, playerId: PlayerId): Promise<PlayerView["inventory"]> {
  const { rows } = await pool.query<{
    id: string;
    kind: string;
    label: string;
    description: string | null;
    code: string | null;
    state: string;
    expires_at: Date | null;
    used_at: Date | null;
    used_order_id: string | null;
  }>(
    `select id, kind, label, description, code, state, expires_at, used_at, used_order_id from inventory_items
      where shop = $1 and player_id = $2 order by created_at, id limit 200`,
    [shop, playerId],
  );
  return rows.map(({ expires_at: expiresAt, used_at: usedAt, used_order_id: usedOrderId, ...row }) => ({
    ...row,
    expiresAt,
    usedAt,
    usedOrderId,
  }));
}

async function readActions(pool: Pool, shop: ShopId, playerId: PlayerId): Promise<PlayerView["actions"]> {
  const { rows } = await pool.query<{
    name: string;
    reference_id: string;
    occurred_at: Date;
    decision: StoredDecision;
  }>(
    `select name, reference_id, occurred_at, decision from actions
      where shop = $1 and player_id = $2 order by occurred_at desc limit 20`,
    [shop, playerId],
  );
  return rows.map((row) => ({
    name: row.name,
    referenceId: row.reference_id,
    at: row.occurred_at,
    decision: row.decision,
  }));
}

async function readOrdersNotCounted(
  pool: Pool,
  shop: ShopId,
  playerId: PlayerId,
): Promise<PlayerView["ordersNotCounted"]> {
  const { rows } = await pool.query<{ order_id: string; first_seen_at: Date; reasons: NotCountedReason[] }>(
    `select order_id, first_seen_at, not_counted_reasons as reasons from orders
      where shop = $1 and customer_id = $2 and not counted order by first_seen_at desc limit 20`,
    [shop, playerId],
  );
  return rows.map((row) => ({
    orderId: row.order_id,
    at: row.first_seen_at,
    reasons: row.reasons.map((reason) => notCountedSentences[reason]),
  }));
}
