// What is known of players for their storefront JSON: six queries for however many players, each on an index, none that grows
// with the ledger.
import type { BadgeState } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { type SpendablePoints, spendablePointsOf } from "../ledger/spendable.ts";
import { loadBadgeStatesOf } from "../recording/state.ts";
import type { Connection } from "../store/transaction.ts";
import { most } from "./shapes.ts";

export interface EarnedBadge {
  id: string;
  name: string;
  imageName: string | null;
  imageUrl: string | null;
}

export interface UsableVoucher {
  id: string;
  label: string;
  code: string;
  state: "creating" | "ready";
  expiresAt: Date | null;
}

export interface HeldPerk {
  id: string;
  kind: "perk" | "content";
  label: string;
  description: string | null;
}

export interface PlayerFacts {
  points: SpendablePoints | null;
  badgeStates: ReadonlyMap<string, BadgeState>;
  /** Of visible badges, archived ones included. */
  earnedBadges: readonly EarnedBadge[];
  /** The newest first; `vouchersTotal` counts those that are left out. */
  vouchers: readonly UsableVoucher[];
  vouchersTotal: number;
  /** Perks that were not handed over, and content; the newest first, and the same. */
  perks: readonly HeldPerk[];
  perksTotal: number;
  /** The newest first. */
  orders: readonly { id: string; points: number; badges: string[] }[];
}

/** Everybody who was asked for is answered, known or not. @param at Unix milliseconds. */
export async function readPlayerFacts(
  connection: Connection,
  shop: ShopId,
  playerIds: readonly PlayerId[],
  at: number,
): Promise<ReadonlyMap<PlayerId, PlayerFacts>> {
  const [points, states, badges, vouchers, perks, orders] = await Promise.all([
    spendablePointsOf(connection, shop, playerIds, at),
    loadBadgeStatesOf(connection, shop, playerIds),
    readEarnedBadges(connection, shop, playerIds),
    readVouchers(connection, shop, playerIds, at),
    readPerks(connection, shop, playerIds),
    readOrders(connection, shop, playerIds),
  ]);
  return new Map(
    playerIds.map((playerId) => {
      const usable = vouchers.get(playerId) ?? [];
      const held = perks.get(playerId) ?? [];
      return [
        playerId,
        {
          points: points.get(playerId) ?? null,
          badgeStates: states.get(playerId) ?? new Map(),
          earnedBadges: badges.get(playerId) ?? [],
          vouchers: usable,
          vouchersTotal: usable[0]?.total ?? 0,
          perks: held,
          perksTotal: held[0]?.total ?? 0,
          orders: orders.get(playerId) ?? [],
        },
      ];
    }),
  );
}

type OfPlayer<Row> = Row & { player_id: PlayerId };

const byPlayer = <Row>(rows: readonly OfPlayer<Row>[]): ReadonlyMap<PlayerId, OfPlayer<Row>[]> =>
  Map.groupBy(rows, (row) => row.player_id);

async function readEarnedBadges(connection: Connection, shop: ShopId, playerIds: readonly PlayerId[]) {
  const { rows } = await connection.query<OfPlayer<EarnedBadge>>({
    name: "storefront-badges",
    text: `select progress.player_id, badges.id, badges.name, versions.definition ->> 'imageName' as "imageName",
                  versions.definition ->> 'imageUrl' as "imageUrl"
             from progress
             join badges on badges.shop = progress.shop and badges.id = progress.badge_id
             join badge_versions versions
               on versions.shop = badges.shop and versions.badge_id = badges.id and versions.version = badges.current_version
            where progress.shop = $1 and progress.player_id = any($2) and progress.times_earned > 0
              and coalesce(versions.definition -> 'visible', 'true') = 'true'::jsonb`,
    values: [shop, playerIds],
  });
  return byPlayer(rows);
}

async function readVouchers(connection: Connection, shop: ShopId, playerIds: readonly PlayerId[], at: number) {
  const { rows } = await connection.query<OfPlayer<UsableVoucher & { total: number }>>({
    name: "storefront-vouchers",
    text: `select wanted.player_id, item.*
             from unnest($2::text[]) as wanted (player_id)
            cross join lateral (
              select id, label, code, state, expires_at as "expiresAt", (count(*) over ())::int as total
                from inventory_items
               where shop = $1 and player_id = wanted.player_id and kind = 'voucher' and code is not null
                 and state in ('creating', 'ready') and (expires_at is null or expires_at > $3)
               order by created_at desc, id desc limit ${most.vouchers}) as item`,
    values: [shop, playerIds, new Date(at)],
  });
  return byPlayer(rows);
}

async function readPerks(connection: Connection, shop: ShopId, playerIds: readonly PlayerId[]) {
  const { rows } = await connection.query<OfPlayer<HeldPerk & { total: number }>>({
    name: "storefront-perks",
    text: `select wanted.player_id, item.*
             from unnest($2::text[]) as wanted (player_id)
            cross join lateral (
              select id, kind, label, description, (count(*) over ())::int as total
                from inventory_items
               where shop = $1 and player_id = wanted.player_id and kind in ('perk', 'content') and state = 'ready'
               order by created_at desc, id desc limit ${most.perks}) as item`,
    values: [shop, playerIds],
  });
  return byPlayer(rows);
}

async function readOrders(connection: Connection, shop: ShopId, playerIds: readonly PlayerId[]) {
  const { rows } = await connection.query<OfPlayer<{ id: string; points: number; badges: string[] }>>({
    name: "storefront-orders",
    text: `select wanted.player_id, latest.order_id as id,
                  (select coalesce(sum((entry ->> 'kept')::bigint), 0)::bigint
                     from jsonb_array_elements(latest.earned -> 'entries') as entry) as points,
                  array(select badges.name
                          from awards
                          join badges on badges.shop = awards.shop and badges.id = awards.badge_id
                          join badge_versions versions
                            on versions.shop = awards.shop and versions.badge_id = awards.badge_id
                           and versions.version = awards.badge_version
                         where awards.shop = $1 and awards.revoked_at is null
                           and awards.action_id = any(array(select jsonb_array_elements_text(latest.earned -> 'actionIds'))::uuid[])
                           and coalesce(versions.definition -> 'visible', 'true') = 'true'::jsonb
                         order by awards.id) as badges
             from unnest($2::text[]) as wanted (player_id)
            cross join lateral (
              select order_id, earned, first_seen_at from orders
               where shop = $1 and customer_id = wanted.player_id and counted and earned is not null
               order by first_seen_at desc limit ${most.orders}) as latest
            order by latest.first_seen_at desc`,
    values: [shop, playerIds],
  });
  return byPlayer(rows);
}
