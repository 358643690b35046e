// What the store itself says of its orders and codes in the end: the truth that Encore is held to. Read from the devstore's
// memory, because its door lists only the newest orders.
import { findProduct } from "../../devstore/catalogue/shelf.ts";
import type { Order } from "../../devstore/checkout/order.ts";
import { listDiscounts, listOrders } from "../../devstore/checkout/order-book.ts";
import { orderTotals } from "../../devstore/checkout/totals.ts";
import { type Database, openDatabase } from "../../devstore/store/database.ts";

export interface OrderRecord {
  id: string;
  customerId: string | null;
  /** When it was placed; minor units. */
  totalMinor: number;
  refundedMinor: number;
  /** Cancelled, or all of it was given back. */
  isGone: boolean;
  items: number;
  /** Words that its products are known by, lower-cased. */
  categories: ReadonlySet<string>;
  discountCode: string | null;
}

export interface StoreRecord {
  orders: readonly OrderRecord[];
  discounts: readonly { code: string; customerIds: readonly string[] }[];
}

export function readStore(dataDir: string): StoreRecord {
  const database = openDatabase(dataDir);
  try {
    return {
      orders: listOrders(database, Number.MAX_SAFE_INTEGER).map((order) => recordOf(database, order)),
      discounts: listDiscounts(database).map(({ code, customerIds }) => ({ code, customerIds: customerIds ?? [] })),
    };
  } finally {
    database.close();
  }
}

function recordOf(database: Database, order: Order): OrderRecord {
  const { total, refunded } = orderTotals(order, 0);
  return {
    id: order.id,
    customerId: order.customer?.id ?? null,
    totalMinor: total,
    refundedMinor: refunded,
    isGone: order.cancelledAt !== null || order.financialStatus === "refunded",
    items: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    categories: new Set(order.lines.flatMap((line) => categoriesOf(database, line.productId))),
    discountCode: order.discount?.code ?? null,
  };
}

function categoriesOf(database: Database, productId: string | null): string[] {
  const product = productId === null ? undefined : findProduct(database, productId);
  if (!product) return [];
  const taxonomy = product.taxonomy?.split(" > ") ?? [];
  return [product.productType, ...taxonomy, ...product.collections, ...product.tags].map((word) => word.toLowerCase());
}
