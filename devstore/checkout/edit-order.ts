// An edit as the merchant makes it: lines are added to an order that was placed, and its totals grow. The customer has paid the
// difference. Nothing that the order had before is touched.
import { idOf } from "../catalogue/ids.ts";
import { findProduct, findVariant } from "../catalogue/shelf.ts";
import { exactNumber } from "../exact-json.ts";
import type { Store } from "../store/store.ts";
import { buildLines } from "./build-order.ts";
import { examplePayload, type Payload } from "./example.ts";
import type { Order, ShopFacts } from "./order.ts";
import type { EditRequest } from "./request.ts";
import { shopTime } from "./shop-time.ts";

export type EditOutcome = { kind: "edited"; order: Order } | { kind: "refused"; reason: string };

export function editOrder(store: Store, order: Order, { lines }: EditRequest): EditOutcome {
  if (order.cancelledAt !== null) return { kind: "refused", reason: "The order is cancelled and cannot be edited." };
  const { shop, database } = store;
  const added = buildLines(lines, order.lines.length, order.currency, {
    shop,
    sequence: order.sequence,
    product: (productId) => findProduct(database, productId),
    productOfVariant: (variantId) => findVariant(database, variantId),
  });
  if (added.kind === "refused") return added;
  return { kind: "edited", order: { ...order, lines: [...order.lines, ...added.lines] } };
}

/** The body of orders/edited: it names the order and the lines, and no amounts. @param from the first line that was added. */
export function editPayload(order: Order, from: number, shop: ShopFacts): Payload {
  const example = examplePayload("orders/edited")["order_edit"] as Payload;
  const at = shopTime(order.updatedAt, shop.timeZone);
  return {
    order_edit: {
      ...example,
      id: exactNumber(idOf("orderEdit", order.sequence * 100 + from)),
      order_id: exactNumber(order.id),
      created_at: at,
      committed_at: at,
      line_items: {
        additions: order.lines.slice(from).map((line) => ({ id: exactNumber(line.id), delta: line.quantity })),
        removals: [],
      },
    },
  };
}
