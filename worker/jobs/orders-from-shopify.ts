// Hands the domain what it reads of a store's orders: by id, by change, by bulk operation. For long readings: a call waits
// until the shop's share of calls allows it.
import type { Pool } from "pg";
import type { BackfillPorts } from "../../rewards/backfill/ports.ts";
import type { ShopId } from "../../rewards/ids.ts";
import type { ReconciliationPorts } from "../../rewards/reconciliation/ports.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import { bulkOrdersQuery, readBulk, startBulk, stopBulk } from "../../shopify/operations/bulk.ts";
import { readBulkOrders } from "../../shopify/operations/bulk-orders.ts";
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import { changedOrders, changedProducts } from "../../shopify/operations/changes.ts";
import { readOrders } from "../../shopify/operations/orders.ts";
import { patient } from "../../shopify/operations/patient.ts";

export interface OrderReadingParts {
  pool: Pool;
  shopify: ShopifyApp;
  wakeInbox(ids: readonly number[]): void;
}

export type OrderReading = BackfillPorts & ReconciliationPorts & { stopBulk(shop: ShopId, id: string): Promise<void> };

export function orderReading({ pool, shopify, wakeInbox }: OrderReadingParts, signal: AbortSignal): OrderReading {
  const graphqlOf = async (shop: ShopId): Promise<AdminGraphql> => {
    const { admin } = await shopify.unauthenticated.admin(shop);
    return patient(admin.graphql, signal);
  };
  return {
    pool,
    readOrders: async (shop, ids) => readOrders(await graphqlOf(shop), ids),
    changedOrders: async function* (shop, range) {
      yield* changedOrders(await graphqlOf(shop), range);
    },
    changedProducts: async function* (shop, range) {
      yield* changedProducts(await graphqlOf(shop), range);
    },
    startBulk: async (shop, orders, backfillId) => {
      const mark = `_${backfillId.replaceAll("-", "")}`;
      return startBulk(await graphqlOf(shop), bulkOrdersQuery(createdWithin(orders), mark), mark);
    },
    readBulk: async (shop, id) => readBulk(await graphqlOf(shop), id),
    stopBulk: async (shop, id) => stopBulk(await graphqlOf(shop), id),
    bulkOrders: readBulkOrders,
    wakeInbox,
  };
}

/** Shopify's search knows seconds; both ends are rounded outwards. */
function createdWithin({ from, until }: { from: Date | null; until: Date }): string {
  const seconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
  const end = `created_at:<='${seconds(until.getTime() + 1_000)}'`;
  return from ? `created_at:>='${seconds(from.getTime())}' ${end}` : end;
}
