// All that a badge has seen of a player: what is counted anew when one action of it is taken back, where one action may stand
// for several. One query for all of them.
import type { Details, SeenAction } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface Seen {
  shop: ShopId;
  playerId: PlayerId;
  badgeId: string;
}

export const seenKey = ({ shop, playerId, badgeId }: Seen) => `${shop}/${playerId}/${badgeId}`;

/** So many of a player's newest actions are looked at: more than any challenge remembers. */
const mostActions = 5_000;

interface Row {
  shop: ShopId;
  player_id: PlayerId;
  badge_id: string;
  name: string;
  reference_id: string;
  occurred_at: Date;
  details: Details;
  counts: boolean;
  awards: number;
}

/** By `seenKey`, in the order in which they were recorded. What is reversed by now is there and does not count. */
export async function readSeenActions(
  connection: Connection,
  asked: readonly Seen[],
): Promise<ReadonlyMap<string, readonly SeenAction[]>> {
  if (asked.length === 0) return new Map();
  const wanted = [...new Map(asked.map((one) => [seenKey(one), one])).values()];
  const { rows } = await connection.query<Row>({
    name: "seen-actions",
    text: `select wanted.shop, wanted.player_id, wanted.badge_id, seen.name, seen.reference_id, seen.occurred_at, seen.details,
                  seen.reversed_at is null as counts,
                  (select count(*)::int from awards
                    where awards.shop = wanted.shop and awards.player_id = wanted.player_id
                      and awards.badge_id = wanted.badge_id and awards.action_id = seen.id
                      and awards.revoked_at is null) as awards
             from unnest($1::text[], $2::text[], $3::uuid[]) as wanted (shop, player_id, badge_id)
            cross join lateral (
              select id, name, reference_id, occurred_at, recorded_at, details, reversed_at, decision from actions
               where actions.shop = wanted.shop and actions.player_id = wanted.player_id
               order by occurred_at desc limit ${mostActions}) seen
            where exists (select 1 from jsonb_array_elements(seen.decision -> 'evaluations') evaluation
                           where evaluation ->> 'badgeId' = wanted.badge_id::text
                             and evaluation ->> 'outcome' in ('earned', 'progressed', 'not_counted'))
            order by seen.recorded_at, seen.id`,
    values: [
      wanted.map(({ shop }) => shop),
      wanted.map(({ playerId }) => playerId),
      wanted.map(({ badgeId }) => badgeId),
    ],
  });
  const seen = new Map<string, SeenAction[]>(wanted.map((one) => [seenKey(one), []]));
  for (const row of rows) {
    const { name, reference_id: referenceId, occurred_at: occurredAt, details, counts, awards } = row;
    const key = seenKey({ shop: row.shop, playerId: row.player_id, badgeId: row.badge_id });
    seen.get(key)?.push({ action: { name, referenceId, at: occurredAt.getTime(), details }, counts, awards });
  }
  return seen;
}
