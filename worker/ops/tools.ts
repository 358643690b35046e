// What a command may need beside its words: the database, and what of Shopify and the queue it asks for. Nothing is opened
// that is not asked for, so that a command which only reads runs without Shopify's credentials and without Redis.
import type { Pool } from "pg";
import type { ConfiguredDatabase } from "../../prisma/configured.ts";
import { createShopifyApp, type ShopifyApp } from "../../shopify/app.ts";
import { type Environment, requireShopifyCredentials } from "../../system/environment.ts";
import { createLog, type Log } from "../../system/log.ts";
import { connectQueue, type QueueConnection } from "../../system/queue/connect.ts";

export interface OpsTools {
  pool: Pool;
  environment: Environment;
  log: Log;
  /** @throws EnvironmentError when the credentials are missing. */
  shopify(): ShopifyApp;
  /** Closed when the command has ended. */
  queue(): QueueConnection;
}

export function openTools(environment: Environment, database: ConfiguredDatabase) {
  // Commands print their answer on standard output; only what went wrong on the way is logged.
  const log = createLog({ process: "ops", level: environment.logLevel === "silent" ? "silent" : "warn" });
  let shopify: ShopifyApp | null = null;
  let queue: QueueConnection | null = null;
  const tools: OpsTools = {
    pool: database.pool,
    environment,
    log,
    shopify: () => {
      shopify ??= createShopifyApp({
        credentials: requireShopifyCredentials(environment),
        prisma: database.prisma,
        log,
      });
      return shopify;
    },
    queue: () => {
      queue ??= connectQueue({
        redisUrl: environment.redisUrl,
        databaseUrl: database.url,
        onError: (error) => log.warn({ error }, "queue"),
      });
      return queue;
    },
  };
  return { tools, close: async () => queue?.close() };
}
