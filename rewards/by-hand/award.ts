// The award that is taken back, and the points that go with it: what is left of the entry that it gave, wherever a merge has
// moved it, and never more than the shop lets go below zero.
import type { PlayerId, ShopId } from "../ids.ts";
import { standingEntries } from "../ledger/standing.ts";
import type { ShopProgramme } from "../programme/load.ts";
import type { PlayerInGroup } from "../recording/state.ts";
import type { Connection } from "../store/transaction.ts";

export interface StandingAward {
  id: string;
  badgeId: string;
  /** The badge's name. */
  badge: string;
  actionId: string;
  points: number;
  /** When the last of the player's other awards of the badge was earned, Unix milliseconds. */
  earlierAt: number | null;
}

/** The highest level, or the latest of several; null when the player does not have the badge. */
export async function lastAward(
  connection: Connection,
  shop: ShopId,
  playerId: PlayerId,
  badgeId: string,
): Promise<StandingAward | null> {
  const { rows } = await connection.query<Omit<StandingAward, "earlierAt"> & { earlier: Date | null }>(
    `select awards.id, awards.badge_id as "badgeId", badges.name as badge, awards.action_id as "actionId", awards.points,
            (select max(others.earned_at) from awards others
              where others.shop = $1 and others.player_id = $2 and others.badge_id = $3
                and others.revoked_at is null and others.id <> awards.id) as earlier
       from awards
       join badges on badges.shop = awards.shop and badges.id = awards.badge_id
      where awards.shop = $1 and awards.player_id = $2 and awards.badge_id = $3 and awards.revoked_at is null
      order by awards.occurrence desc, awards.earned_at desc, awards.id desc limit 1`,
    [shop, playerId, badgeId],
  );
  const [row] = rows;
  if (!row) return null;
  const { earlier, ...award } = row;
  return { ...award, earlierAt: earlier?.getTime() ?? null };
}

/** Null when nothing is left: refunded, expired, moved with the order to another customer, or there never were any. */
export async function pointsToTake(
  connection: Connection,
  { shop, settings }: ShopProgramme,
  player: PlayerInGroup,
  award: StandingAward,
): Promise<{ entryId: string; points: number } | null> {
  // One action may have earned the badge several times, by an entry each; an entry's key ends in its line of the decision.
  const { rows } = await connection.query<{ id: string }>(
    `select entry.id
       from actions
      cross join lateral jsonb_array_elements(actions.decision -> 'points') with ordinality as lines (line, place)
       join ledger_entries entry
         on entry.shop = actions.shop and entry.entry_key = actions.reference_id || '/' || (lines.place - 1)
      where actions.shop = $1 and actions.id = $2 and line ->> 'badgeId' = $3 and entry.points = $4
      order by lines.place desc`,
    [shop, award.actionId, award.badgeId, award.points],
  );
  const standing = await standingEntries(
    connection,
    shop,
    rows.map((row) => row.id),
  );
  for (const { id } of rows) {
    const entry = standing.get(id);
    if (!entry || entry.left <= 0 || entry.playerId !== player.playerId) continue;
    const most =
      settings.spentPoints === "stop_at_zero" ? Math.min(entry.left, Math.max(0, player.balance)) : entry.left;
    return most > 0 ? { entryId: entry.id, points: most } : null;
  }
  return null;
}
