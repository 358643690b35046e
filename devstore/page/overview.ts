// Everything on the page that changes by itself, in one answer: cheap enough to ask for every second.
import { listCustomers } from "../catalogue/shelf.ts";
import { discountUse, listDiscounts, listOrders } from "../checkout/order-book.ts";
import { orderSummary } from "../http/summaries.ts";
import { all } from "../store/database.ts";
import type { Store } from "../store/store.ts";
import { countDeliveries, listDeliveries } from "../webhooks/deliveries.ts";
import { isInstalled } from "../webhooks/installation.ts";

const shownOrders = 10;
const shownDeliveries = 20;
const shownDiscounts = 20;

function customersWithOrders(store: Store) {
  const rows = all(store.database, "select customer_id, count(*) as number from orders group by customer_id");
  const orders = new Map(rows.map((row) => [row["customer_id"], Number(row["number"])]));
  return listCustomers(store.database).map(({ id, firstName, lastName, email, tags }) => ({
    id,
    name: `${firstName} ${lastName}`,
    email,
    tags,
    orders: orders.get(id) ?? 0,
  }));
}

export function overview(store: Store) {
  return {
    app: { installed: isInstalled(store), url: store.settings.appUrl },
    customers: customersWithOrders(store),
    orders: listOrders(store.database, shownOrders).map((order) => orderSummary(store, order)),
    discounts: listDiscounts(store.database)
      .slice(0, shownDiscounts)
      .map((discount) => ({
        code: discount.code,
        title: discount.title,
        usageLimit: discount.usageLimit,
        used: discountUse(store.database, discount, null).timesUsed,
      })),
    counts: countDeliveries(store.database),
    deliveries: listDeliveries(store.database, shownDeliveries).map(({ body, webhookId, eventId, ...delivery }) => ({
      ...delivery,
      bytes: Buffer.byteLength(body),
    })),
  };
}
