// What a merchant sees first: what the programme has done so far, and what needs a look.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";

export interface ShopOverview {
  name: string;
  players: number;
  pointsOutstanding: number;
  badgesEarned: number;
  eventsSetAside: number;
  /** Vouchers and other effects that Shopify would not have. */
  messagesSetAside: number;
  badges: { id: string; name: string; type: string; points: number; timesEarned: number; players: number }[];
  /** Newest first. */
  activity: { id: string; playerId: string; name: string; points: number; badges: string[]; at: Date }[];
}

/** Null when the shop is not installed. */
export async function viewShop(pool: Pool, shop: ShopId): Promise<ShopOverview | null> {
  const [figures, badges, activity] = await Promise.all([
    readFigures(pool, shop),
    readBadges(pool, shop),
    readActivity(pool, shop),
  ]);
  if (!figures) return null;
  return { ...figures, badgesEarned: badges.reduce((sum, badge) => sum + badge.timesEarned, 0), badges, activity };
}

async function readFigures(pool: Pool, shop: ShopId) {
  const { rows } = await pool.query<{
    name: string;
    players: number;
    points: number;
    events: number;
    messages: number;
  }>(
    `select shops.name,
            (select count(*) from players where players.shop = shops.shop and merged_into is null) as players,
            (select coalesce(sum(balance), 0)::bigint from players where players.shop = shops.shop) as points,
            (select count(*) from inbox_events where inbox_events.shop = shops.shop and state = 'set_aside') as events,
            (select count(*) from outbox_messages
              where outbox_messages.shop = shops.shop and state = 'set_aside') as messages
       from shops where shops.shop = $1 and uninstalled_at is null`,
    [shop],
  );
  const [row] = rows;
  return row
    ? {
        name: row.name,
        players: row.players,
        pointsOutstanding: row.points,
        eventsSetAside: row.events,
        messagesSetAside: row.messages,
      }
    : null;
}

async function readBadges(pool: Pool, shop: ShopId): Promise<ShopOverview["badges"]> {
  const { rows } = await pool.query<{
    id: string;
    name: string;
    type: string;
    points: number;
    times: number;
    players: number;
  }>(
    `select badges.id, badges.name, versions.definition ->> 'type' as type,
            (versions.definition ->> 'points')::int as points,
            count(awards.id) as times, count(distinct awards.player_id) as players
       from badges
       join badge_versions versions
         on versions.shop = badges.shop and versions.badge_id = badges.id and versions.version = badges.current_version
       left join awards on awards.shop = badges.shop and awards.badge_id = badges.id and awards.revoked_at is null
      where badges.shop = $1 and badges.status = 'active'
      group by badges.shop, badges.id, versions.definition
      order by badges.created_at, badges.id`,
    [shop],
  );
  return rows.map(({ times, ...row }) => ({ ...row, timesEarned: times }));
}

async function readActivity(pool: Pool, shop: ShopId): Promise<ShopOverview["activity"]> {
  const { rows } = await pool.query<{
    id: string;
    player_id: string;
    name: string;
    points: number;
    badges: string[] | null;
    at: Date;
  }>(
    `select id, player_id, name, earned_points as points, recorded_at as at,
            jsonb_path_query_array(decision, '$.awards[*].name') as badges
       from actions where shop = $1 order by recorded_at desc, id desc limit 20`,
    [shop],
  );
  return rows.map(({ player_id: playerId, badges, ...row }) => ({ ...row, playerId, badges: badges ?? [] }));
}
