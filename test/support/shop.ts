// A shop in a test's database, with the guide's programme, and events put straight into its inbox.
import type { Pool } from "pg";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import type { PlayerId, ProductId, ShopId } from "../../rewards/ids.ts";
import { cutPayload } from "../../rewards/inbox/cut.ts";
import { type EventPorts, type ProcessedEvents, processEvents } from "../../rewards/inbox/process.ts";
import { receiveEvents } from "../../rewards/inbox/receive.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import { saveProducts } from "../../rewards/products/cache.ts";
import { installShop } from "../../rewards/shops/install.ts";
import type { Payload } from "./orders.ts";

let shops = 0;
let events = 0;
let gifts = 0;

export interface TestShop {
  shop: ShopId;
  /** Puts an event into the inbox. @returns its row, or null when it was there already. */
  receive(
    topic: string,
    payload: unknown,
    delivery?: { eventId?: string; triggeredAt?: number },
  ): Promise<number | null>;
  process(ids: readonly (number | null)[], ports?: Partial<EventPorts>): Promise<ProcessedEvents>;
  /** Receives and processes one event. */
  handle(
    topic: string,
    payload: Payload,
    delivery?: { eventId?: string; triggeredAt?: number },
  ): Promise<ProcessedEvents>;
  player(playerId: string): ReturnType<typeof viewPlayer>;
}

export async function testShop(pool: Pool, facts: { currency?: string; timeZone?: string } = {}): Promise<TestShop> {
  const shop = `test-shop-${++shops}.myshopify.com` as ShopId;
  const { currency = "USD", timeZone = "America/New_York" } = facts;
  await installShop(pool, { shop, name: "A test shop", currency, timeZone });
  const category = (id: string, productType: string, tags: string[] = []) =>
    [
      id as ProductId,
      { title: id, vendor: "Acme", productType, taxonomyNames: [], collectionHandles: [], tags },
    ] as const;
  await saveProducts(
    pool,
    shop,
    new Map([
      category("1", "Electronics"),
      category("2", "Laptops", ["premium", "Electronics"]),
      category("3", "Clothing"),
    ]),
  );

  const receive: TestShop["receive"] = async (topic, payload, delivery = {}) => {
    const [id = null] = await receiveEvents(pool, [
      {
        shop,
        topic,
        eventId: delivery.eventId ?? `event-${++events}`,
        webhookId: null,
        triggeredAt: delivery.triggeredAt ?? Date.now(),
        payload: cutPayload(topic, payload),
      },
    ]);
    return id;
  };
  const process: TestShop["process"] = (ids, ports = {}) =>
    processEvents(
      {
        pool,
        fetchProducts: async (_shop, wanted) => new Map(wanted.map((id) => [id, null])),
        readOrders: async (_shop, wanted) => new Map(wanted.map((id) => [id, null])),
        ...ports,
      },
      ids.filter((id) => id !== null),
    );
  return {
    shop,
    receive,
    process,
    handle: async (topic, payload, delivery) => process([await receive(topic, payload, delivery)]),
    player: (playerId) => viewPlayer(pool, shop, playerId as PlayerId, Date.now()),
  };
}

/** Points by hand, each call once. */
export const givePoints = (pool: Pool, shop: ShopId, playerId: string, points: number, at = Date.now()) =>
  adjustPoints(pool, {
    shop,
    playerId: playerId as PlayerId,
    points,
    reason: "A test gives it.",
    referenceId: `given-${++gifts}`,
    at,
  });

export async function ledgerSum(pool: Pool, shop: ShopId, playerId: string): Promise<number> {
  const { rows } = await pool.query<{ sum: number }>(
    "select coalesce(sum(points), 0)::bigint as sum from ledger_entries where shop = $1 and player_id = $2",
    [shop, playerId],
  );
  return rows[0]?.sum ?? 0;
}
