// The open store: its memory, its settings and the app's configuration, handed to every part that works on it.
import { openShelves } from "../catalogue/shelf.ts";
import type { ShopFacts } from "../checkout/order.ts";
import type { DevstoreSettings } from "../settings.ts";
import { type AppConfig, readAppConfig } from "../webhooks/app-config.ts";
import { type Database, openDatabase, readFact, writeFact } from "./database.ts";

export interface Store {
  database: Database;
  settings: DevstoreSettings;
  shop: ShopFacts;
  /** Read from the app's file when the store opens; `reloadAppConfig` is what `shopify app deploy` would do. */
  appConfig: () => AppConfig;
  reloadAppConfig: () => void;
  wakeDispatcher: () => void;
}

export const shopName = "Encore Demo";
export const shopId = "69420381733";
export const shopEmail = "owner@example.com";

export const shopFacts = (domain: string): ShopFacts => ({
  domain,
  currency: "USD",
  timeZone: "America/New_York",
  taxPercent: 8,
  taxTitle: "Sales Tax",
});

export function openStore(settings: DevstoreSettings): Store {
  const database = openDatabase(settings.dataDir);
  openShelves(database);
  if (settings.installed && readFact(database, "installed") === undefined) writeFact(database, "installed", "yes");
  let config = readAppConfig(settings.appConfigFile);
  return {
    database,
    settings: Object.assign(settings, { apiKey: settings.apiKey || config.clientId }),
    shop: shopFacts(settings.shop),
    appConfig: () => config,
    reloadAppConfig: () => {
      config = readAppConfig(settings.appConfigFile);
    },
    wakeDispatcher: () => undefined,
  };
}
