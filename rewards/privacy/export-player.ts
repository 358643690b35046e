// Everything that Encore knows of a person, as one document for him: all the players that he has been, and every row that
// names one of them. docs/security.md lists what is in it.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";
import { findPerson, type Person } from "./person.ts";
import { eventsAbout } from "./sweep-rows.ts";

/** Rows as plain data, dates as Date; each list from the oldest to the newest. */
export interface PlayerExport {
  shop: ShopId;
  /** Of the customer, and of those who were merged with him. */
  playerIds: readonly PlayerId[];
  players: Row[];
  ledger: Row[];
  actions: Row[];
  awards: Row[];
  progress: Row[];
  /** When he last earned by an action that is limited, and how much on which day. */
  actionStates: Row[];
  inventory: Row[];
  redemptions: Row[];
  orders: Row[];
  /** What Shopify told of him and his orders, as far as it was kept. */
  events: Row[];
  requests: Row[];
}

type Row = Record<string, unknown>;

/** What is read of each table, in whose order; `player_id` is there where somebody was several players. */
const queries = {
  players: `select player_id, balance as points, points_total, highest_level, orders_counted, merged_into, created_at from players
             where shop = $1 and player_id = any($2) order by created_at, player_id`,
  ledger: `select player_id, points, source, badges.name as badge, note, available_at, occurred_at, recorded_at
             from ledger_entries left join badges on badges.shop = ledger_entries.shop and badges.id = badge_id
            where ledger_entries.shop = $1 and player_id = any($2) order by recorded_at, ledger_entries.id`,
  actions: `select player_id, name, source, reference_id, order_id, details, multiplier, earned_points, decision,
                   occurred_at, recorded_at, reversed_at
              from actions where shop = $1 and player_id = any($2) order by occurred_at, id`,
  awards: `select player_id, badges.name as badge, occurrence, points, earned_at, revoked_at
             from awards join badges on badges.shop = awards.shop and badges.id = badge_id
            where awards.shop = $1 and player_id = any($2) order by earned_at, awards.id`,
  progress: `select player_id, badges.name as badge, times_earned, last_earned_at, current, target, challenges
               from progress join badges on badges.shop = progress.shop and badges.id = badge_id
              where progress.shop = $1 and player_id = any($2) order by progress.updated_at, badge_id`,
  actionStates: `select player_id, action, last_points_at, days from action_states
                  where shop = $1 and player_id = any($2) order by action, player_id`,
  inventory: `select player_id, kind, label, description, code, state, reason, expires_at, used_at, used_order_id, created_at
                from inventory_items where shop = $1 and player_id = any($2) order by created_at, id`,
  redemptions: `select player_id, rewards.name as reward, reference_id, points, state, reason,
                       redemptions.created_at, finished_at
                  from redemptions
                  left join catalogue_rewards as rewards on rewards.shop = redemptions.shop and rewards.id = reward_id
                 where redemptions.shop = $1 and player_id = any($2) order by redemptions.created_at, redemptions.id`,
  requests: `select kind, requested_at, finished_at from privacy_requests
              where shop = $1 and player_id = any($2) order by requested_at, id`,
} as const;

const ordersQuery = `
  select order_id, customer_id, counted, not_counted_reasons, snapshot, creation, refunds, earned, first_seen_at
    from orders where shop = $1 and order_id = any($2) order by first_seen_at, order_id`;

/** Null when nothing is known. Reads all of the shop's inbox: it is meant for a person's request, not for a page. */
export async function exportPlayer(pool: Pool, shop: ShopId, playerId: PlayerId): Promise<PlayerExport | null> {
  const person = await findPerson(pool, shop, playerId, []);
  const read = async (query: string, names: readonly string[]) => (await pool.query<Row>(query, [shop, names])).rows;
  const sections = Object.entries(queries).map(async ([name, query]) => [name, await read(query, person.playerIds)]);
  const rows = Object.fromEntries(await Promise.all(sections)) as Record<keyof typeof queries, Row[]>;
  const orders = await read(ordersQuery, person.orderIds);
  const events = await eventsAbout(pool, person);
  const all = { shop, playerIds: person.playerIds, ...rows, orders, events };
  return isKnown(person, all) ? all : null;
}

/** A request for his data alone says nothing of him. */
const isKnown = (person: Person, { players, orders, events }: PlayerExport) =>
  players.length + orders.length > 0 ||
  person.playerIds.length > 1 ||
  events.some(({ topic }) => topic !== dataRequest);

const dataRequest = "customers/data_request";
