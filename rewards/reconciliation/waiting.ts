// Orders of which something came, but not their creation: a change, or a refund that waits for its order. When the creation
// has not come within minutes it was most likely lost, and the order is read by its id.
import type { OrderId, ShopId } from "../ids.ts";
import type { ReconciliationPorts } from "./ports.ts";
import { fetchOrders, firstOwnMoment } from "./reconcile.ts";

/** Younger ones may still be on their way. Older ones were asked for, several times; comparisons look after those. */
const waitsFromMs = 10 * 60_000;
const waitsUntilMs = 30 * 60_000;
const mostAtOnce = 500;

interface Row {
  shop: ShopId;
  installed_at: Date;
  order_ids: OrderId[];
}

/**
 * One shop's failure does not stop the others.
 * @returns how many orders were asked for and how many came, and of which shops Shopify did not answer.
 */
export async function fetchWaitingOrders(
  ports: ReconciliationPorts,
  now: Date,
): Promise<{ asked: number; fetched: number; failures: { shop: ShopId; error: unknown }[] }> {
  const { rows } = await ports.pool.query<Row>(
    `select waiting.shop, shops.installed_at, array_agg(order_id) as order_ids
       from (select shop, order_id from orders
              where not created and not deleted
                and first_seen_at <= $1::timestamptz - $2 * interval '1 millisecond'
                and first_seen_at > $1::timestamptz - $3 * interval '1 millisecond'
              order by first_seen_at limit $4) waiting
       join shops on shops.shop = waiting.shop and uninstalled_at is null
      group by waiting.shop, shops.installed_at`,
    [now, waitsFromMs, waitsUntilMs, mostAtOnce],
  );
  const result = { asked: 0, fetched: 0, failures: [] as { shop: ShopId; error: unknown }[] };
  for (const { shop, installed_at, order_ids: orderIds } of rows) {
    result.asked += orderIds.length;
    try {
      const installedAt = installed_at.getTime();
      const wish = { shop, orderIds, now: now.getTime(), installedAt, createdFrom: firstOwnMoment(installedAt) };
      result.fetched += await fetchOrders(ports, wish);
    } catch (error) {
      result.failures.push({ shop, error });
    }
  }
  return result;
}
