// The job `process-events`: inbox rows become rewards. Rows of jobs that are in hand at the same time share a transaction.
import type { Pool } from "pg";
import type { EventResult } from "../../rewards/inbox/event.ts";
import { type EventPorts, processEvents } from "../../rewards/inbox/process.ts";
import { isDatabaseDown } from "../../rewards/store/transaction.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import { readOrders } from "../../shopify/operations/orders.ts";
import { readProducts } from "../../shopify/operations/products.ts";
import { gather } from "../../system/gather.ts";
import type { RowIds } from "../../system/queue/catalogue.ts";

export interface EventProcessingParts {
  pool: Pool;
  shopify: ShopifyApp;
  wakeOutbox(ids: readonly number[]): void;
}

/** Beyond some fifty orders a transaction gains little; a hundred keeps its locks short. */
const maxEventsPerGroup = 100;
/** One group thinks while another waits for the disk. */
const maxGroups = 2;

export function createEventProcessing({ pool, shopify, wakeOutbox }: EventProcessingParts) {
  const ports: EventPorts = {
    pool,
    fetchProducts: async (shop, ids) => {
      const { admin } = await shopify.unauthenticated.admin(shop);
      return readProducts(admin.graphql, ids);
    },
    readOrders: async (shop, ids) => {
      const { admin } = await shopify.unauthenticated.admin(shop);
      return readOrders(admin.graphql, ids);
    },
  };
  const groups = gather<number, EventResult | null>({
    run: async (ids) => {
      const { results, outboxIds } = await processEvents(ports, ids);
      wakeOutbox(outboxIds);
      return ids.map((id) => results.get(id) ?? null);
    },
    maxItems: maxEventsPerGroup,
    maxGroups,
    failsTogether: isDatabaseDown,
  });
  /** The sweeper brings an event back until it is finished: one that takes minutes, such as an erasure, would fill every group. */
  const inHand = new Set<number>();
  const process = async (id: number) => {
    inHand.add(id);
    try {
      await groups.submit(id);
    } finally {
      inHand.delete(id);
    }
  };
  return {
    drain: groups.drain,
    /** An event that has to be tried again keeps its own time for that; the sweeper brings it back. */
    handle: async ({ ids }: RowIds): Promise<void> => {
      await Promise.all(ids.filter((id) => !inHand.has(id)).map(process));
    },
  };
}
