// A shop's badges as its merchant looks for them: by name and state, a page at a time, with what each has done so far; and
// one badge with its versions.
import type { Pool } from "pg";
import type { BadgeDefinition, BadgeType } from "../engine/index.ts";
import type { ShopId } from "../ids.ts";
import { isUuid } from "../store/uuid.ts";
import type { BadgeStatus } from "./save.ts";
import type { BadgeState } from "./states.ts";

export interface ListedBadge {
  id: string;
  name: string;
  state: BadgeState;
  type: BadgeType;
  imageName: string | null;
  imageUrl: string | null;
  /** Points of one award; of the highest level, where there are levels. */
  points: number;
  isEarned: boolean;
}

export interface BadgeQuery {
  search: string;
  /** Null: all but archived ones. */
  state: BadgeState | null;
  type: BadgeType | null;
  page: number;
  /** Unix milliseconds. */
  now: number;
}

export const badgesPerPage = 50;

export interface BadgePage {
  badges: ListedBadge[];
  /** That fit the query. */
  total: number;
  /** Of the shop, whatever the query. */
  all: number;
}

const stateOfBadge = `case
  when badges.status <> 'active' then badges.status
  when (definition ->> 'paused')::boolean then 'paused'
  when (definition ->> 'startsAt')::bigint > $2 then 'scheduled'
  when (definition ->> 'endsAt')::bigint <= $2 then 'ended'
  else 'active' end`;

interface Row extends ListedBadge {
  total: number;
  all_badges: number;
}

export async function listBadges(pool: Pool, shop: ShopId, query: BadgeQuery): Promise<BadgePage> {
  const { rows } = await pool.query<Row>(
    `with known as (
       select badges.id, badges.name, badges.created_at, ${stateOfBadge} as state, definition ->> 'type' as type,
              definition ->> 'imageName' as image_name,
              definition ->> 'imageUrl' as image_url,
              case when definition ->> 'type' = 'Ranked' then (definition #>> '{levels,-1,points}')::int
                   else (definition ->> 'points')::int end as points
         from badges
         join badge_versions versions
           on versions.shop = badges.shop and versions.badge_id = badges.id and versions.version = badges.current_version
        where badges.shop = $1
     ), wanted as (
       select *, count(*) over () as total from known
        where ($3 = '' or position(lower($3) in lower(name)) > 0)
          and (case when $4::text is null then state <> 'archived' else state = $4 end)
          and ($5::text is null or type = $5)
        order by created_at desc, id desc limit $6 offset $7
     )
     select wanted.id, name, state, type, image_name as "imageName", image_url as "imageUrl", points, total,
            (select count(*) from known) as all_badges,
            exists(select 1 from awards where awards.shop = $1 and badge_id = wanted.id) as "isEarned"
       from (select 1) as always
       left join wanted on true
      order by wanted.created_at desc, wanted.id desc`,
    [shop, query.now, query.search, query.state, query.type, badgesPerPage, query.page * badgesPerPage],
  );
  const found = rows.filter((row) => row.id !== null);
  return {
    badges: found.map(({ total: _total, all_badges: _all, ...badge }) => badge),
    total: found[0]?.total ?? 0,
    all: rows[0]?.all_badges ?? 0,
  };
}

export interface BadgeRecord {
  id: string;
  status: BadgeStatus;
  version: number;
  definition: BadgeDefinition;
  savedAt: Date;
  isEarned: boolean;
}

export async function findBadge(pool: Pool, shop: ShopId, badgeId: string): Promise<BadgeRecord | null> {
  if (!isUuid(badgeId)) return null;
  const { rows } = await pool.query<BadgeRecord>(
    `select badges.id, badges.status, versions.version, versions.definition, versions.created_at as "savedAt",
            exists(select 1 from awards where awards.shop = badges.shop and badge_id = badges.id) as "isEarned"
       from badges
       join badge_versions versions
         on versions.shop = badges.shop and versions.badge_id = badges.id and versions.version = badges.current_version
      where badges.shop = $1 and badges.id = $2`,
    [shop, badgeId],
  );
  return rows[0] ?? null;
}

/** Newest first; the shop's only. */
export async function listVersions(
  pool: Pool,
  shop: ShopId,
  badgeId: string,
): Promise<{ version: number; definition: BadgeDefinition; savedAt: Date }[]> {
  if (!isUuid(badgeId)) return [];
  const { rows } = await pool.query<{
    version: number;
    definition: BadgeDefinition;
    savedAt: Date;
  }>(
    `select version, definition, created_at as "savedAt"
       from badge_versions where shop = $1 and badge_id = $2
      order by version desc limit 100`,
    [shop, badgeId],
  );
  return rows;
}

/** What a badge can have as prerequisites, and the action names that the shop's rules know. */
export async function listBadgeNames(pool: Pool, shop: ShopId) {
  const { rows } = await pool.query<{ id: string; name: string; action: string; status: BadgeStatus }>(
    `select badges.id, badges.name, definition ->> 'action' as action, badges.status
       from badges
       join badge_versions versions
         on versions.shop = badges.shop and versions.badge_id = badges.id and versions.version = badges.current_version
      where badges.shop = $1 order by badges.name limit 1000`,
    [shop],
  );
  return rows;
}
