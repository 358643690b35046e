// An order that is gone no longer counts: not towards badges, not towards a player's number of orders; and, as the merchant
// has set it, the badges and unused vouchers that it earned are taken back. Points are corrected beside this, in ./change.ts.
import { type BadgeState, type Details, withdraw } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import type { ShopProgramme } from "../programme/load.ts";
import type { StoredDecision } from "../recording/request.ts";
import { lockPlayers, type PlayerInGroup, playerKey } from "../recording/state.ts";
import { updatePlayers, upsertProgress } from "../recording/write.ts";
import type { Connection } from "../store/transaction.ts";
import { revokeVouchers } from "../vouchers/revoke.ts";

export interface Reversal {
  programme: ShopProgramme;
  playerId: PlayerId;
  actionIds: readonly string[];
  /** Unix milliseconds. */
  at: number;
}

interface ActionRow {
  id: string;
  name: string;
  reference_id: string;
  occurred_at: Date;
  details: Details;
  decision: StoredDecision;
}

/** @returns outbox messages that want to be delivered. */
export async function applyReversal(connection: Connection, reversal: Reversal): Promise<number[]> {
  const { programme, playerId } = reversal;
  const { shop } = programme;
  const actions = await markActions(connection, shop, reversal);
  if (actions.length === 0) return [];
  const player = (await lockPlayers(connection, [{ shop, playerId }])).get(playerKey(shop, playerId));
  if (!player) throw new Error(`A player of ${shop} was not locked.`);
  const purchases = actions.filter((action) => action.name === "purchase").length;
  player.ordersCounted = Math.max(0, player.ordersCounted - purchases);
  await updatePlayers(connection, [player]);

  const { reversalRevokesBadges, reversalRevokesVouchers } = programme.settings;
  // Before the awards are marked as revoked: vouchers are found by the awards that still stand.
  const outboxIds = reversalRevokesVouchers ? await revokeUnusedVouchers(connection, shop, reversal) : [];
  const revoked = reversalRevokesBadges ? await revokeAwards(connection, shop, reversal) : new Map<string, number>();
  await withdrawActions(connection, programme, player, actions, revoked);
  return outboxIds;
}

async function revokeUnusedVouchers(connection: Connection, shop: ShopId, { actionIds }: Reversal): Promise<number[]> {
  const { rows } = await connection.query<{ id: string }>({
    name: "standing-awards-of-actions",
    text: `select id from awards where shop = $1 and action_id = any($2::uuid[]) and revoked_at is null`,
    values: [shop, actionIds],
  });
  const awardIds = rows.map((row) => row.id);
  const reason = "The order that earned it was cancelled or refunded.";
  return (await revokeVouchers(connection, { shop, awardIds, reason })).outboxIds;
}

/** @returns those that were not marked so before. */
async function markActions(connection: Connection, shop: ShopId, { actionIds, at }: Reversal) {
  const { rows } = await connection.query<ActionRow>({
    name: "mark-actions-reversed",
    text: `update actions set reversed_at = $3
            where shop = $1 and id = any($2::uuid[]) and reversed_at is null
            returning id, name, reference_id, occurred_at, details, decision`,
    values: [shop, actionIds, new Date(at).toISOString()],
  });
  return rows;
}

const awardKey = (actionId: string, badgeId: string) => `${actionId}/${badgeId}`;

/** @returns how many awards were taken back, by action and badge. */
async function revokeAwards(
  connection: Connection,
  shop: ShopId,
  { actionIds, at }: Reversal,
): Promise<Map<string, number>> {
  const { rows } = await connection.query<{ action_id: string; badge_id: string }>({
    name: "revoke-awards",
    text: `update awards set revoked_at = $3
            where shop = $1 and action_id = any($2::uuid[]) and revoked_at is null returning action_id, badge_id`,
    values: [shop, actionIds, new Date(at).toISOString()],
  });
  const revoked = new Map<string, number>();
  for (const row of rows) {
    const key = awardKey(row.action_id, row.badge_id);
    revoked.set(key, (revoked.get(key) ?? 0) + 1);
  }
  return revoked;
}

/** Progress goes back to what it would be without these actions, wherever they had counted. */
async function withdrawActions(
  connection: Connection,
  programme: ShopProgramme,
  player: PlayerInGroup,
  actions: readonly ActionRow[],
  revoked: ReadonlyMap<string, number>,
): Promise<void> {
  const changed = new Map<string, BadgeState>();
  for (const action of actions) {
    for (const { badgeId, outcome } of action.decision.evaluations) {
      const state = changed.get(badgeId) ?? player.badges.get(badgeId);
      if (!state || (outcome !== "earned" && outcome !== "progressed")) continue;
      const awards = revoked.get(awardKey(action.id, badgeId)) ?? 0;
      const { name, reference_id: referenceId, details } = action;
      const withdrawal = {
        badgeId,
        action: { name, referenceId, at: action.occurred_at.getTime(), details },
        awards,
      };
      const without = withdraw(programme.compiled, state, withdrawal);
      // Of a badge that the programme no longer has, only the number of awards still means something.
      changed.set(badgeId, without ?? { ...state, timesEarned: Math.max(0, state.timesEarned - awards) });
    }
  }
  await upsertProgress(
    connection,
    [...changed].map(([badgeId, state]) => ({ player, badgeId, state })),
  );
}
