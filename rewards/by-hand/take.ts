// Takes a badge back by hand, the last award of it first: with its points, unless they are to stay, and its unused vouchers as
// the shop has set it for reversals. The player may earn it again. Once for each reference id.
import type { Pool } from "pg";
import { takeBack } from "../engine/index.ts";
import { postEntries } from "../ledger/post.ts";
import { holdPlayers } from "../players/hold.ts";
import { loadProgrammes, type ShopProgramme } from "../programme/load.ts";
import { noEffects } from "../recording/effects.ts";
import type { RecordedAction, StoredDecision } from "../recording/request.ts";
import { lockPlayers, type PlayerInGroup, playerKey } from "../recording/state.ts";
import { writeEffects } from "../recording/write.ts";
import { type Connection, inTransactionOrAgain } from "../store/transaction.ts";
import { isUuid, uuidv7 } from "../store/uuid.ts";
import { revokeVouchers } from "../vouchers/revoke.ts";
import { lastAward, pointsToTake, type StandingAward } from "./award.ts";
import { actionOf, type ByHandRequest, sameBefore } from "./request.ts";

export interface TakeRequest extends ByHandRequest {
  /** Whether the points that the badge gave go as well. */
  takesPoints: boolean;
}

export type TakeOutcome =
  | { kind: "taken"; action: RecordedAction; balance: number; outboxIds: number[] }
  /** The same was taken before; nothing is changed. */
  | { kind: "replayed"; action: RecordedAction }
  /** The reference id was used before for something else. */
  | { kind: "conflict" }
  | { kind: "unknown_player" }
  /** The player does not have the badge. */
  | { kind: "not_held" };

export async function takeBadge(pool: Pool, request: TakeRequest): Promise<TakeOutcome> {
  if (!isUuid(request.badgeId)) return { kind: "not_held" };
  // Another call with this reference id may be quicker; the second time it is found.
  return inTransactionOrAgain(pool, (connection) => takeInside(connection, request));
}

async function takeInside(connection: Connection, request: TakeRequest): Promise<TakeOutcome> {
  const { shop, badgeId, reason, takesPoints } = request;
  const programme = (await loadProgrammes(connection, [shop])).get(shop);
  if (!programme) throw new Error(`A badge was to be taken in ${shop}, which is not installed.`);
  // Only who is there is locked: nobody becomes a player by losing something.
  const held = (await holdPlayers(connection, shop, [request.playerId], { create: false })).get(request.playerId);
  if (!held) return { kind: "unknown_player" };
  const player = (await lockPlayers(connection, [{ shop, playerId: held.playerId }])).get(
    playerKey(shop, held.playerId),
  );
  if (!player) throw new Error(`A player of ${shop} was not locked.`);

  const asked = actionOf(request, "badge_taken", {}, takesPoints);
  const before = await sameBefore(connection, asked);
  if (before) return before;
  const award = await lastAward(connection, shop, player.playerId, badgeId);
  if (!award) return { kind: "not_held" };
  const details = { badge: award.badge, reason, award_id: award.id };
  const taken = { id: uuidv7(), request: { ...asked, playerId: player.playerId }, details };
  return write(connection, { programme, player, award, taken, takesPoints });
}

interface Taking {
  programme: ShopProgramme;
  player: PlayerInGroup;
  award: StandingAward;
  taken: { id: string; request: ReturnType<typeof actionOf>; details: { badge: string; reason: string } };
  takesPoints: boolean;
}

async function write(connection: Connection, taking: Taking): Promise<TakeOutcome> {
  const { programme, player, award, taken, takesPoints } = taking;
  const { shop } = programme;
  const given = takesPoints ? await pointsToTake(connection, programme, player, award) : null;
  const points = given === null ? 0 : -given.points;
  const decision = decisionOf(programme, award.badgeId, points);

  const effects = noEffects();
  effects.actions.push({ ...taken, decision });
  const key = playerKey(shop, player.playerId);
  effects.players.set(key, player);
  const state = stateAfter(programme, player, award);
  if (state) effects.progress.set(`${key}/${award.badgeId}`, { player, badgeId: award.badgeId, state });
  await connection.query("update awards set revoked_at = $3 where shop = $1 and id = $2", [
    shop,
    award.id,
    new Date(taken.request.occurredAt),
  ]);
  // The balance is written as it was read; the entry moves it.
  await writeEffects(connection, effects);
  await postEntries(connection, [
    {
      shop,
      playerId: player.playerId,
      points,
      source: "badge_taken",
      entryKey: `badge_taken/${award.id}`,
      occurredAt: taken.request.occurredAt,
      actionId: taken.id,
      badgeId: award.badgeId,
      reverses: given?.entryId ?? null,
    },
  ]);
  const revoked = programme.settings.reversalRevokesVouchers
    ? await revokeVouchers(connection, { shop, awardIds: [award.id], reason: "The badge was taken back." })
    : { outboxIds: [] };
  const { referenceId } = taken.request;
  const action = { id: taken.id, playerId: player.playerId, referenceId, decision };
  return { kind: "taken", action, balance: player.balance + points, outboxIds: revoked.outboxIds };
}

function stateAfter({ compiled }: ShopProgramme, player: PlayerInGroup, { badgeId, earlierAt }: StandingAward) {
  const state = player.badges.get(badgeId);
  if (!state) return undefined;
  const without = takeBack(compiled, state, badgeId, earlierAt);
  // Of a badge that the programme no longer has, only the number of awards still means something.
  return without ?? { ...state, timesEarned: Math.max(0, state.timesEarned - 1), lastEarnedAt: earlierAt };
}

const decisionOf = ({ version }: ShopProgramme, badgeId: string, points: number): StoredDecision => ({
  programmeVersion: version,
  earnedPoints: points,
  points: points === 0 ? [] : [{ source: "badge", badgeId, points }],
  awards: [],
  deliverables: [],
  evaluations: [],
  unreadable: [],
});
