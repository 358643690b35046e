// What happened in a shop, newest first: what was decided for each action, and what Shopify told of. Every page is read along
// an index that is there anyway, so that a long history costs no more than a short one.
import type { Pool } from "pg";
import type { OrderId, PlayerId, ShopId } from "../ids.ts";

export interface Decided {
  id: string;
  playerId: PlayerId;
  name: string;
  orderId: OrderId | null;
  referenceId: string;
  points: number;
  badges: string[];
  at: Date;
  reversedAt: Date | null;
}

export interface ActivityPage<Row> {
  rows: Row[];
  /** Where the next page goes on; null on the last. */
  next: string | null;
}

export const activityPerPage = 25;

/** Actions with what they earned. @param after `next` of the page before; what is none is the beginning. */
export async function listDecisions(pool: Pool, shop: ShopId, after: string | null): Promise<ActivityPage<Decided>> {
  const place = placeOf(after, /^(\d{1,16})_([0-9a-f-]{36})$/);
  const { rows } = await pool.query<Decided & { ms: string }>(
    `select id, player_id as "playerId", name, order_id as "orderId", reference_id as "referenceId",
            earned_points as points, reversed_at as "reversedAt", occurred_at as at,
            case when source = 'merchant' and details ? 'badge' then jsonb_build_array(details -> 'badge')
                 else coalesce(jsonb_path_query_array(decision, '$.awards[*].name'), '[]') end as badges,
            (extract(epoch from recorded_at) * 1000)::bigint::text as ms
       from actions
      where shop = $1 ${place && "and (recorded_at, id) < (to_timestamp($3::bigint / 1000.0), $4::uuid)"}
      order by recorded_at desc, id desc limit $2`,
    [shop, activityPerPage + 1, ...(place || [])],
  );
  return pageOf(
    rows.map(({ ms, ...row }) => ({ row, place: `${ms}_${row.id}` })),
    activityPerPage,
  );
}

export const eventViews = ["all", "done", "waiting", "set_aside"] as const;
export type EventView = (typeof eventViews)[number];

export interface ListedEvent {
  id: number;
  topic: string;
  at: Date;
  state: "received" | "done" | "set_aside";
  /** Why it was set aside, or what came of it. */
  reason: string | null;
  attempts: number;
  orderId: OrderId | null;
  /** The purchase that the order became. */
  actionId: string | null;
}

const orderDigits = `substring(coalesce(payload ->> 'order_id', payload #>> '{order_edit,order_id}',
  payload ->> 'admin_graphql_api_id', payload ->> 'id') from '[0-9]+$')`;

const columns = `event.id, event.topic, event.received_at as at, event.state, event.reason, event.attempts,
  event.order_id as "orderId",
  (select actions.id from actions
    where actions.shop = event.shop and actions.reference_id = 'shopify-order-' || event.order_id || '-purchase')
    as "actionId", event.place`;

const isOrderTopic = "(topic like 'orders/%' or topic in ('refunds/create', 'encore/order'))";

const eventColumns = (place: string) => `id, shop, topic, received_at, state, reason, attempts, ${place} as place,
  case when ${isOrderTopic} then ${orderDigits} end as order_id`;

/** @param after `next` of the page before; what is none is the beginning. Waiting events come in the order of their turn. */
export async function listEvents(
  pool: Pool,
  shop: ShopId,
  view: EventView,
  after: string | null,
): Promise<ActivityPage<ListedEvent>> {
  if (view === "waiting" || view === "set_aside") return listByState(pool, shop, view, after);
  return listByAge(pool, shop, view, after);
}

type EventRow = ListedEvent & { place: string };

async function listByState(pool: Pool, shop: ShopId, view: "waiting" | "set_aside", after: string | null) {
  const place = placeOf(after, /^(\d{1,16})_(\d{1,18})$/);
  const { state, column, order, beyond } =
    view === "waiting"
      ? { state: "received", column: "enqueued_at", order: "asc", beyond: ">" }
      : { state: "set_aside", column: "received_at", order: "desc", beyond: "<" };
  const { rows } = await pool.query<EventRow>(
    `select ${columns} from (
       select ${eventColumns(`(extract(epoch from ${column}) * 1000)::bigint || '_' || id`)}, ${column} as sorted
         from inbox_events
        where shop = $1 and state = '${state}'
          ${place && `and (${column}, id) ${beyond} (to_timestamp($3::bigint / 1000.0), $4::bigint)`}
        order by ${column} ${order}, id ${order} limit $2) event
      order by event.sorted ${order}, event.id ${order}`,
    [shop, activityPerPage + 1, ...(place || [])],
  );
  return pageOf(
    rows.map(({ place: at, ...row }) => ({ row, place: at })),
    activityPerPage,
  );
}

/** What is done has an index by shop and id; the others are few and have theirs by state. */
const statesOf = { all: ["done", "set_aside", "received"], done: ["done"] } as const;

async function listByAge(pool: Pool, shop: ShopId, view: "all" | "done", after: string | null) {
  const [before = null] = placeOf(after, /^(\d{1,18})$/) || [];
  const ofState = (state: string) =>
    `(select ${eventColumns("id::text")} from inbox_events
       where shop = $1 and state = '${state}' and ($3::bigint is null or id < $3) order by id desc limit $2)`;
  const { rows } = await pool.query<EventRow>(
    `select ${columns} from (
       select * from (${statesOf[view].map(ofState).join(" union all ")}) newest order by id desc limit $2) event
      order by event.id desc`,
    [shop, activityPerPage + 1, before],
  );
  return pageOf(
    rows.map(({ place, ...row }) => ({ row, place })),
    activityPerPage,
  );
}

export interface SetAsideMessage {
  id: number;
  kind: string;
  reason: string | null;
  at: Date;
}

/** Effects that Shopify or an endpoint would not have; the latest fifty. */
export async function listSetAsideMessages(pool: Pool, shop: ShopId): Promise<SetAsideMessage[]> {
  const { rows } = await pool.query<SetAsideMessage>(
    `select id, kind, reason, created_at as at from outbox_messages
      where shop = $1 and state = 'set_aside' order by created_at desc limit 50`,
    [shop],
  );
  return rows;
}

/** "" where it begins, so that it can stand in a statement. */
function placeOf(after: string | null, pattern: RegExp): string[] | "" {
  const match = after === null ? null : pattern.exec(after);
  return match ? match.slice(1) : "";
}

function pageOf<Row>(found: readonly { row: Row; place: string }[], perPage: number): ActivityPage<Row> {
  const shown = found.slice(0, perPage);
  return { rows: shown.map(({ row }) => row), next: found.length > perPage ? (shown.at(-1)?.place ?? null) : null };
}
