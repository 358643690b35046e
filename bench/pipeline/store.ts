// One pipeline: a database, Encore's real worker on it, and shops with programmes of different sizes. Their products are
// known beforehand, so that nobody asks Shopify.
import { seedProducts } from "../../devstore/catalogue/products.ts";
import { type ProductId, type ShopId, shopIdOf } from "../../rewards/ids.ts";
import { saveProducts } from "../../rewards/products/cache.ts";
import { createBadges } from "../../rewards/programme/badges.ts";
import { markInstalled } from "../../rewards/shops/installation.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { createLog } from "../../system/log.ts";
import { inboxJob } from "../../system/queue/catalogue.ts";
import { connectQueue, type QueueConnection } from "../../system/queue/connect.ts";
import { createWaker, type Waker } from "../../system/queue/waker.ts";
import type { BenchmarkOptions } from "../support/benchmark.ts";
import { afterwards } from "../support/cleanup.ts";
import type { BenchDatabase } from "../support/database.ts";
import { startWeb, startWorker } from "../support/encore.ts";
import { badgesOf, factsOf } from "./programme.ts";

export interface Pipeline {
  name: "Postgres" | "Redis";
  database: BenchDatabase;
  queue: QueueConnection;
  waker: Waker;
  webPort: number;
  /** By the number of badges. */
  shops: ReadonlyMap<number, ShopId>;
}

export async function openPipeline(
  name: Pipeline["name"],
  database: BenchDatabase,
  redisUrl: string | null,
  options: BenchmarkOptions & { badgeCounts: readonly number[] },
): Promise<Pipeline> {
  const shops = new Map<number, ShopId>();
  for (const badges of options.badgeCounts) shops.set(badges, await openShop(database, badges));
  const settings = { databaseUrl: database.url, redisUrl, profileDir: options.profileDir };
  await startWorker(settings);
  const { port } = await startWeb(settings);
  const queue = connectQueue({
    redisUrl,
    databaseUrl: database.url,
    onError: (error) => console.error(`Queue on ${name}:`, error.message),
  });
  afterwards(queue.close);
  const inboxQueue = queue.openQueue(inboxJob);
  afterwards(inboxQueue.close);
  const waker = createWaker(inboxQueue, createLog({ process: "bench", level: "warn" }));
  return { name, database, queue, waker, webPort: port, shops };
}

async function openShop({ pool }: BenchDatabase, badges: number): Promise<ShopId> {
  const shop = shopIdOf(`encore-bench-${badges}.myshopify.com`);
  if (!shop) throw new Error("The shop's name is none.");
  await inTransaction(pool, async (connection) => {
    await markInstalled(connection, { shop, name: "Bench", currency: "USD", timeZone: "America/New_York" });
    await createBadges(connection, shop, badgesOf(badges));
  });
  await saveProducts(pool, shop, new Map(seedProducts().map((product) => [product.id as ProductId, factsOf(product)])));
  return shop;
}
