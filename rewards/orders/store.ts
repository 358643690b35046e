// Reads orders with a lock and writes them back folded.
import type { OrderId, PlayerId, ShopId } from "../ids.ts";
import { type Columns, insertRows } from "../store/rows.ts";
import type { Connection } from "../store/transaction.ts";
import { earned } from "./earned.ts";
import type { FoldedOrder, OrderState } from "./fold.ts";
import { orderPayload } from "./payload.ts";
import { type RefundFacts, refundFacts } from "./refund.ts";
import type { NotCountedReason } from "./standing.ts";

interface Row {
  shop: ShopId;
  order_id: OrderId;
  customer_id: PlayerId | null;
  snapshot: unknown;
  triggered_at: Date | null;
  creation: { triggeredAt: number; payload: unknown } | null;
  created: boolean;
  refunds: Record<string, unknown>;
  deleted: boolean;
  paid_at: Date | null;
  fulfilled_at: Date | null;
  gone_at: Date | null;
  counted: boolean;
  earned: unknown;
  not_counted_reasons: NotCountedReason[];
}

export const orderKey = (shop: ShopId, orderId: OrderId) => `${shop}/${orderId}`;

/** Locks in the order of the ids, so that two groups never wait for each other. Unknown orders are absent. */
export async function lockOrders(
  connection: Connection,
  wanted: readonly { shop: ShopId; orderId: OrderId }[],
): Promise<Map<string, FoldedOrder>> {
  const { rows } = await connection.query<Row>({
    name: "lock-orders",
    text: `select orders.shop, orders.order_id, customer_id, snapshot, triggered_at, creation, created, refunds, deleted,
                  paid_at, fulfilled_at, gone_at, counted, earned, not_counted_reasons
             from unnest($1::text[], $2::text[]) as wanted (shop, order_id)
             join orders on orders.shop = wanted.shop and orders.order_id = wanted.order_id
            order by orders.shop, orders.order_id
              for update of orders`,
    values: [wanted.map((entry) => entry.shop), wanted.map((entry) => entry.orderId)],
  });
  return new Map(rows.map((row) => [orderKey(row.shop, row.order_id), orderOf(row)]));
}

function orderOf(row: Row): FoldedOrder {
  const newest = row.snapshot === null ? null : stateOf(row.snapshot, row.triggered_at?.getTime() ?? 0);
  const apart = row.creation === null ? null : stateOf(row.creation.payload, row.creation.triggeredAt);
  return {
    shop: row.shop,
    orderId: row.order_id,
    customerId: row.customer_id,
    newest,
    creation: row.created && !row.counted ? (apart ?? newest) : null,
    created: row.created,
    refunds: refundsOf(row.refunds),
    deleted: row.deleted,
    paidAt: row.paid_at?.getTime() ?? null,
    fulfilledAt: row.fulfilled_at?.getTime() ?? null,
    goneAt: row.gone_at?.getTime() ?? null,
    counted: row.counted,
    earned: row.earned === null ? null : earned.parse(row.earned),
    notCountedReasons: row.not_counted_reasons,
  };
}

const stateOf = (raw: unknown, triggeredAt: number): OrderState => ({
  payload: orderPayload.parse(raw),
  raw,
  triggeredAt,
});

const refundsOf = (stored: Row["refunds"]): Map<string, RefundFacts> =>
  new Map(Object.entries(stored).map(([id, facts]) => [id, refundFacts.parse(facts)]));

const date = (at: number | null | undefined) => (at == null ? null : new Date(at).toISOString());

/** Kept apart only until it has earned, and only where the newest state is another one. */
const creationApart = ({ counted, creation, newest }: FoldedOrder) =>
  counted || creation === null || creation === newest
    ? null
    : { triggeredAt: creation.triggeredAt, payload: creation.raw };

const columns: Columns<FoldedOrder> = {
  shop: ["text", (order) => order.shop],
  order_id: ["text", (order) => order.orderId],
  customer_id: ["text", (order) => order.customerId],
  snapshot: ["jsonb", (order) => order.newest?.raw ?? null],
  updated_at: ["timestamptz", (order) => date(order.newest?.payload.updated_at)],
  triggered_at: ["timestamptz", (order) => date(order.newest?.triggeredAt)],
  creation: ["jsonb", creationApart],
  created: ["boolean", (order) => order.created],
  refunds: ["jsonb", (order) => Object.fromEntries(order.refunds)],
  deleted: ["boolean", (order) => order.deleted],
  paid_at: ["timestamptz", (order) => date(order.paidAt)],
  fulfilled_at: ["timestamptz", (order) => date(order.fulfilledAt)],
  gone_at: ["timestamptz", (order) => date(order.goneAt)],
  counted: ["boolean", (order) => order.counted],
  earned: ["jsonb", (order) => order.earned],
  not_counted_reasons: ["text list", (order) => order.notCountedReasons],
};

const changing = Object.keys(columns)
  .filter((name) => name !== "shop" && name !== "order_id")
  .map((name) => `${name} = excluded.${name}`)
  .join(", ");

/**
 * An order that appears between the lock and this statement is a unique violation on purpose: the group is tried again
 * and finds it.
 */
export async function writeOrders(connection: Connection, orders: readonly FoldedOrder[], known: ReadonlySet<string>) {
  const isKnown = (order: FoldedOrder) => known.has(orderKey(order.shop, order.orderId));
  await insertRows(
    connection,
    "orders",
    columns,
    orders.filter((order) => !isKnown(order)),
  );
  await insertRows(
    connection,
    "orders",
    columns,
    orders.filter(isKnown),
    `on conflict (shop, order_id) do update set ${changing}`,
  );
}
