// Encore as Shopify knows it: embedded, installed by token exchange, with expiring offline tokens that are refreshed before
// they run out. Both the doors and the machine room talk to Shopify through this.
import "@shopify/shopify-app-remix/adapters/node";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { ApiVersion, AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import type { Database } from "../prisma/database.ts";
import { answerWithin } from "../system/answer-within.ts";
import type { ShopifyCredentials } from "../system/environment.ts";
import type { Log } from "../system/log.ts";
import type { AdminGraphql } from "./operations/call.ts";
import { createThrottle } from "./throttle.ts";

export interface ShopifyAppSettings {
  credentials: ShopifyCredentials;
  prisma: Database["prisma"];
  log: Log;
  /** Any call, of the Admin API or for a token. The default is far beyond what Shopify takes. */
  answerWithinMs?: number;
}

/**
 * Less than the minute for which a message is taken. The library waits as long as it takes: orders of all shops stood behind one
 * whose Shopify said nothing.
 */
const answerWithinMs = 20_000;

/** By default the library gives up on a database that is down for ten seconds, and takes the process with it. */
const sessionTable = {
  tableName: "session",
  connectionRetries: Number.POSITIVE_INFINITY,
  connectionRetryIntervalMs: 10_000,
};

export type ShopifyApp = ReturnType<typeof createShopifyApp>;

export function createShopifyApp(settings: ShopifyAppSettings) {
  const { credentials, log } = settings;
  // The library has one fetch a process.
  setAbstractFetchFunc(answerWithin(settings.answerWithinMs ?? answerWithinMs));
  const app = shopifyApp({
    apiKey: credentials.apiKey,
    apiSecretKey: credentials.apiSecret,
    appUrl: credentials.appUrl,
    // Shopify grants what shopify.app.toml declares; SCOPES only matters to setups that have no such file.
    ...(credentials.scopes ? { scopes: [...credentials.scopes] } : {}),
    apiVersion: ApiVersion.October26,
    distribution: AppDistribution.AppStore,
    authPathPrefix: "/auth",
    sessionStorage: new PrismaSessionStorage(settings.prisma, sessionTable),
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    logger: { level: LogSeverity.Warning, log: (severity, message) => tell(log, severity, message) },
  });
  const throttle = createThrottle();
  /** Asks Shopify in a shop's name without its merchant, within the shop's share of calls. */
  const admin = async (shop: string): Promise<{ admin: { graphql: AdminGraphql } }> => {
    const context = await app.unauthenticated.admin(shop);
    return { admin: { graphql: throttle(shop, context.admin.graphql as AdminGraphql) } };
  };
  return { ...app, unauthenticated: { admin } };
}

async function tell(log: Log, severity: LogSeverity, message: string): Promise<void> {
  if (severity === LogSeverity.Error) log.error({ from: "shopify-api" }, message);
  else if (severity === LogSeverity.Warning) log.warn({ from: "shopify-api" }, message);
}
