// The orders of a customer who was merged: what they have earned is the other's from now on, so that a later refund takes
// it from the right player and names the entries that stand for the old ones.
import type { OrderId, PlayerId, ShopId } from "../ids.ts";
import { earned } from "../orders/earned.ts";
import type { PlayerInGroup } from "../recording/state.ts";
import type { Connection } from "../store/transaction.ts";

interface OrderRow {
  order_id: OrderId;
  earned: unknown;
}

/** Those whose customer he is, and those that he has earned by; locked in the order of their ids, as everybody does. */
export async function lockOrdersOf(connection: Connection, shop: ShopId, playerId: PlayerId): Promise<OrderRow[]> {
  const { rows } = await connection.query<OrderRow>(
    `select order_id, earned from orders
      where shop = $1 and order_id in (
              select order_id from orders where shop = $1 and customer_id = $2
              union
              select order_id from actions where shop = $1 and player_id = $2 and order_id is not null)
      order by order_id
        for update`,
    [shop, playerId],
  );
  return rows;
}

/** Before his actions are moved: it is by them that his orders are found. */
export async function moveOrders(
  connection: Connection,
  { shop, playerId }: PlayerInGroup,
  to: PlayerInGroup,
  newEntries: ReadonlyMap<string, string>,
): Promise<void> {
  // Again, because one may have come while his lock was waited for.
  const orders = await lockOrdersOf(connection, shop, playerId);
  const changed = orders.flatMap((order) => {
    const before = order.earned === null ? null : earned.parse(order.earned);
    if (before?.playerId !== playerId) return [];
    const entries = before.entries.map((entry) => ({ ...entry, id: newEntries.get(entry.id) ?? entry.id }));
    return [{ orderId: order.order_id, earned: { ...before, playerId: to.playerId, entries } }];
  });
  await connection.query(
    `update orders set earned = changed.earned
       from rows from (unnest($2::text[]), jsonb_array_elements($3::jsonb)) as changed (order_id, earned)
      where orders.shop = $1 and orders.order_id = changed.order_id`,
    [shop, changed.map((order) => order.orderId), JSON.stringify(changed.map((order) => order.earned))],
  );
  await connection.query("update orders set customer_id = $3 where shop = $1 and customer_id = $2", [
    shop,
    playerId,
    to.playerId,
  ]);
}
