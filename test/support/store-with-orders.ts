// A store on this machine in which Encore is installed, with its orders, its Admin API and the worker's ways to both. One for
// each test file: the file's calls to *.myshopify.com go to it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { changeOrder, type OrderChange } from "../../devstore/checkout/change-order.ts";
import type { Order } from "../../devstore/checkout/order.ts";
import { findOrder } from "../../devstore/checkout/order-book.ts";
import { placeOrder } from "../../devstore/checkout/place-order.ts";
import { orderRequest } from "../../devstore/checkout/request.ts";
import { sessionToken } from "../../devstore/oauth/session-token.ts";
import type { DevstoreSettings } from "../../devstore/settings.ts";
import { type RunningDevstore, startDevstore } from "../../devstore/start.ts";
import { cancelBackfill } from "../../rewards/backfill/rows.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { createShopifyApp, type ShopifyApp } from "../../shopify/app.ts";
import { createLog } from "../../system/log.ts";
import { createEventProcessing } from "../../worker/jobs/process-events.ts";
import { secret } from "./app.ts";
import type { TestDatabase } from "./database.ts";

export const storeShop = "encore-demo.myshopify.com" as ShopId;
const apiKey = "a-key-for-tests";
const nowhere = "http://127.0.0.1:9";

export interface TestStore {
  devstore: RunningDevstore;
  shopify: ShopifyApp;
  place(wish: object): Order;
  change(id: string, change: OrderChange): Order;
  /** What the worker does with all that waits in the inbox, until nothing does. */
  workThroughInbox(): Promise<void>;
  /** As the store has it now. */
  order(id: string): Order;
}

/** No webhook arrives anywhere unless `appUrl` says where. */
export async function testStore(database: TestDatabase, overrides: Partial<DevstoreSettings> = {}): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), "encore-store-"));
  const devstore = await startDevstore({
    port: 0,
    dataDir,
    apiKey,
    apiSecret: secret,
    appUrl: nowhere,
    installed: true,
    bulkDurationMs: 0,
    throttle: { maximumAvailable: 1e9, restoreRatePerSecond: 1e9 },
    ...overrides,
  });
  afterAll(async () => {
    await devstore.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  process.env["DEVSTORE_PORT"] = String(devstore.port);
  await import("../../devstore/redirect.ts");

  const log = createLog({ process: "test", level: "silent" });
  const credentials = { apiKey, apiSecret: secret, appUrl: devstore.store.settings.appUrl, scopes: null };
  const shopify = createShopifyApp({ credentials, prisma: database.prisma, log });
  await installShop(database.pool, { shop: storeShop, name: "A store", currency: "USD", timeZone: "America/New_York" });
  await saveSession(database, devstore);

  const { pool } = database;
  // Tests ask for the past themselves, once there is one.
  await cancelBackfill(pool, storeShop);
  const events = createEventProcessing({ pool, shopify, wakeOutbox: () => undefined });
  const waiting = async () =>
    (await pool.query<{ id: number }>("select id from inbox_events where state = 'received' order by id")).rows;
  return {
    devstore,
    shopify,
    place: (wish) => {
      const outcome = placeOrder(devstore.store, orderRequest.parse(wish));
      if (outcome.kind === "refused") throw new Error(outcome.reason);
      return outcome.order;
    },
    change: (id, change) => {
      const outcome = changeOrder(devstore.store, id, change);
      if (outcome.kind !== "changed") throw new Error(JSON.stringify(outcome));
      return outcome.order;
    },
    workThroughInbox: async () => {
      for (let left = await waiting(); left.length > 0; left = await waiting()) {
        await events.handle({ ids: left.slice(0, 200).map(({ id }) => id) });
      }
    },
    order: (id) => {
      const order = findOrder(devstore.store.database, id);
      if (!order) throw new Error(`The store has no order ${id}.`);
      return order;
    },
  };
}

/** What opening the app in the admin leaves behind: an offline session. */
async function saveSession({ prisma }: TestDatabase, { url, store }: RunningDevstore): Promise<void> {
  const answer = await fetch(`${url}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: apiKey,
      client_secret: secret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: sessionToken(store.settings),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    }),
  });
  const { access_token: accessToken, scope } = (await answer.json()) as { access_token: string; scope: string };
  await prisma.session.create({
    data: { id: `offline_${storeShop}`, shop: storeShop, state: "", isOnline: false, accessToken, scope },
  });
}
