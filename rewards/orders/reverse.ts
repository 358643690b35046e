// Orders that are gone no longer count: not towards badges, not towards a player's number of orders; and, as the merchant
// has set it, the badges and unused vouchers that they earned are taken back. Points are corrected beside this, in
// ./change.ts. The number of statements does not depend on the number of orders, but on that of their shops.
import { type BadgeState, type Details, isRecounted, withdraw } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import type { ShopProgramme } from "../programme/load.ts";
import { forgetPointsOfDay } from "../recording/action-states.ts";
import type { StoredDecision } from "../recording/request.ts";
import { lockPlayers, type PlayerInGroup, type PlayersInGroup, playerKey } from "../recording/state.ts";
import { updatePlayers, upsertProgress } from "../recording/write.ts";
import type { Connection } from "../store/transaction.ts";
import { revokeVouchers } from "../vouchers/revoke.ts";
import { readSeenActions, seenKey } from "./seen-actions.ts";

export interface Reversal {
  programme: ShopProgramme;
  playerId: PlayerId;
  actionIds: readonly string[];
  /** Unix milliseconds. */
  at: number;
}

/** What an order's action did, with whom it concerns. */
interface ReversedAction {
  id: string;
  name: string;
  referenceId: string;
  at: number;
  details: Details;
  decision: StoredDecision;
  /** When its order was gone; Unix milliseconds. */
  goneAt: number;
  programme: ShopProgramme;
  player: PlayerInGroup;
}

interface StandingAward {
  id: string;
  shop: ShopId;
  action_id: string;
  badge_id: string;
}

/** @returns outbox messages that want to be delivered. */
export async function applyReversals(connection: Connection, reversals: readonly Reversal[]): Promise<number[]> {
  if (reversals.length === 0) return [];
  const players = await lockPlayers(
    connection,
    reversals.map(({ programme, playerId }) => ({ shop: programme.shop, playerId })),
  );
  const actions = await markActions(connection, reversals, players);
  for (const { player, name } of actions) {
    if (name === "purchase") player.ordersCounted = Math.max(0, player.ordersCounted - 1);
  }
  await updatePlayers(connection, [...new Set(actions.map((action) => action.player))]);
  await forgetPointsOfDay(connection, actions.filter(isRemembered).map(undoneOf));

  const awards = await standingAwards(connection, actions);
  const outboxIds = await revokeUnusedVouchers(connection, actions, awards);
  const revoked = await revokeAwards(connection, actions, awards);
  await withdrawActions(connection, actions, revoked);
  return outboxIds;
}

const isRemembered = ({ programme, name }: ReversedAction) => programme.rememberedActions.has(name);

const undoneOf = ({ player, name, at, programme: { timeZone }, decision }: ReversedAction) => {
  const own = decision.points.filter(({ source }) => source === "action");
  return { player, name, timeZone, at, points: own.reduce((sum, line) => sum + line.points, 0) };
};

/** @returns those that were not marked so before. */
async function markActions(
  connection: Connection,
  reversals: readonly Reversal[],
  players: PlayersInGroup,
): Promise<ReversedAction[]> {
  const wanted = reversals.flatMap((reversal) => reversal.actionIds.map((id) => ({ ...reversal, id })));
  const { rows } = await connection.query<{
    id: string;
    name: string;
    reference_id: string;
    occurred_at: Date;
    details: Details;
    decision: StoredDecision;
  }>({
    name: "mark-actions-reversed",
    text: `update actions set reversed_at = gone.at
             from unnest($1::text[], $2::uuid[], $3::timestamptz[]) as gone (shop, id, at)
            where actions.shop = gone.shop and actions.id = gone.id and reversed_at is null
            returning actions.id, name, reference_id, occurred_at, details, decision`,
    values: [
      wanted.map(({ programme }) => programme.shop),
      wanted.map(({ id }) => id),
      wanted.map(({ at }) => new Date(at).toISOString()),
    ],
  });
  const marked = new Map(rows.map((row) => [row.id, row]));
  return wanted.flatMap(({ id, programme, playerId, at: goneAt }): ReversedAction[] => {
    const row = marked.get(id);
    const player = players.get(playerKey(programme.shop, playerId));
    if (!player) throw new Error(`A player of ${programme.shop} was not locked.`);
    if (!row) return [];
    const { name, reference_id: referenceId, occurred_at: occurredAt, details, decision } = row;
    return [{ id, name, referenceId, at: occurredAt.getTime(), details, decision, goneAt, programme, player }];
  });
}

async function standingAwards(connection: Connection, actions: readonly ReversedAction[]): Promise<StandingAward[]> {
  if (actions.length === 0) return [];
  const { rows } = await connection.query<StandingAward>({
    name: "standing-awards-of-actions",
    text: `select awards.id, awards.shop, awards.action_id, awards.badge_id
             from unnest($1::text[], $2::uuid[]) as gone (shop, action_id)
             join awards on awards.shop = gone.shop and awards.action_id = gone.action_id and awards.revoked_at is null`,
    values: [actions.map((action) => action.programme.shop), actions.map((action) => action.id)],
  });
  return rows;
}

type SettingsOf = (shop: ShopId) => ShopProgramme["settings"];

function settingsOf(actions: readonly ReversedAction[]): SettingsOf {
  const settings = new Map(actions.map(({ programme }) => [programme.shop, programme.settings]));
  return (shop) => {
    const found = settings.get(shop);
    if (!found) throw new Error(`An award of ${shop} was found that nobody has asked for.`);
    return found;
  };
}

async function revokeUnusedVouchers(
  connection: Connection,
  actions: readonly ReversedAction[],
  awards: readonly StandingAward[],
): Promise<number[]> {
  const settings = settingsOf(actions);
  const outboxIds: number[] = [];
  for (const [shop, ofShop] of Map.groupBy(awards, (award) => award.shop)) {
    if (!settings(shop).reversalRevokesVouchers) continue;
    const reason = "The order that earned it was cancelled or refunded.";
    const revoked = await revokeVouchers(connection, { shop, awardIds: ofShop.map((award) => award.id), reason });
    outboxIds.push(...revoked.outboxIds);
  }
  return outboxIds;
}

const awardKey = (actionId: string, badgeId: string) => `${actionId}/${badgeId}`;

/** @returns how many awards were taken back, by action and badge. */
async function revokeAwards(
  connection: Connection,
  actions: readonly ReversedAction[],
  awards: readonly StandingAward[],
): Promise<ReadonlyMap<string, number>> {
  const settings = settingsOf(actions);
  const times = new Map(actions.map(({ id, goneAt }) => [id, goneAt]));
  const taken = awards.filter((award) => settings(award.shop).reversalRevokesBadges);
  if (taken.length > 0) {
    await connection.query({
      name: "revoke-awards",
      text: `update awards set revoked_at = taken.at
               from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as taken (id, shop, at)
              where awards.id = taken.id and awards.shop = taken.shop`,
      values: [
        taken.map((award) => award.id),
        taken.map((award) => award.shop),
        taken.map((award) => new Date(times.get(award.action_id) ?? 0).toISOString()),
      ],
    });
  }
  const counts = new Map<string, number>();
  for (const award of taken) {
    const key = awardKey(award.action_id, award.badge_id);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Progress goes back to what it would be without these actions, wherever they had counted. */
async function withdrawActions(
  connection: Connection,
  actions: readonly ReversedAction[],
  revoked: ReadonlyMap<string, number>,
): Promise<void> {
  const counted = actions.flatMap((action) =>
    action.decision.evaluations
      .filter(({ outcome }) => outcome === "earned" || outcome === "progressed")
      .map(({ badgeId }) => ({ ...action, badgeId, seen: { ...action.player, badgeId } })),
  );
  const histories = await readSeenActions(
    connection,
    counted.filter(({ programme, badgeId }) => isRecounted(programme.compiled, badgeId)).map(({ seen }) => seen),
  );
  const changed = new Map<string, { player: PlayerInGroup; badgeId: string; state: BadgeState }>();
  for (const { player, programme, id, badgeId, seen, name, referenceId, at, details } of counted) {
    const state = player.badges.get(badgeId);
    if (!state) continue;
    const awards = revoked.get(awardKey(id, badgeId)) ?? 0;
    const history = histories.get(seenKey(seen));
    const without = withdraw(programme.compiled, state, {
      badgeId,
      action: { name, referenceId, at, details },
      awards,
      ...(history && { history }),
    });
    // Of a badge that the programme no longer has, only the number of awards still means something.
    const next = without ?? { ...state, timesEarned: Math.max(0, state.timesEarned - awards) };
    player.badges.set(badgeId, next);
    changed.set(seenKey(seen), { player, badgeId, state: next });
  }
  await upsertProgress(connection, [...changed.values()]);
}
