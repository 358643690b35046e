// Badges of two players who become one. A badge that can be held once counts once: the award that came first is kept, the
// other stays as a record that was taken back, and its points and vouchers stay too. Progress is counted together.
import { type BadgeState, combineBadgeStates } from "../engine/index.ts";
import type { ShopProgramme } from "../programme/load.ts";
import type { PlayerInGroup } from "../recording/state.ts";
import { upsertProgress } from "../recording/write.ts";
import type { Connection } from "../store/transaction.ts";

export async function moveBadges(
  connection: Connection,
  { compiled }: ShopProgramme,
  from: PlayerInGroup,
  to: PlayerInGroup,
  at: number,
): Promise<void> {
  const held = await moveAwards(connection, from, to, at);
  const states = [...from.badges].map(
    ([badgeId, theirs]): { player: PlayerInGroup; badgeId: string; state: BadgeState } => {
      const timesEarned = held.get(badgeId) ?? 0;
      const mine = to.badges.get(badgeId);
      const state = mine
        ? combineBadgeStates(compiled, badgeId, [mine, theirs], timesEarned)
        : { ...theirs, timesEarned };
      return { player: to, badgeId, state };
    },
  );
  await upsertProgress(connection, states);
  await connection.query("delete from progress where shop = $1 and player_id = $2", [from.shop, from.playerId]);
}

/** @returns how often each badge is held now. */
async function moveAwards(
  connection: Connection,
  { shop, playerId }: PlayerInGroup,
  to: PlayerInGroup,
  at: number,
): Promise<ReadonlyMap<string, number>> {
  await connection.query("update awards set player_id = $3 where shop = $1 and player_id = $2", [
    shop,
    playerId,
    to.playerId,
  ]);
  await connection.query(
    `update awards set revoked_at = $3
       from (select awards.id, row_number() over (
                      partition by awards.badge_id, awards.occurrence order by awards.earned_at, awards.id) as place
               from awards
               join badges on badges.shop = awards.shop and badges.id = awards.badge_id
               join badge_versions as versions on versions.shop = badges.shop and versions.badge_id = badges.id
                                              and versions.version = badges.current_version
              where awards.shop = $1 and awards.player_id = $2 and awards.revoked_at is null
                and versions.definition ->> 'type' <> 'Repeatable') as live
      where awards.shop = $1 and awards.id = live.id and live.place > 1`,
    [shop, to.playerId, new Date(at)],
  );
  const { rows } = await connection.query<{ badge_id: string; times: number }>(
    `select badge_id, count(*) as times from awards
      where shop = $1 and player_id = $2 and revoked_at is null group by badge_id`,
    [shop, to.playerId],
  );
  return new Map(rows.map((row) => [row.badge_id, row.times]));
}
