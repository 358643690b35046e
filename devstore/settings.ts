// All that a devstore can be told, with its defaults; the one place in this room that reads the environment.
// The app is known here only as Shopify would know it: its address, client id, secret and configuration file.
import { join, resolve } from "node:path";

export interface DevstoreSettings {
  port: number;
  dataDir: string;
  shop: string;
  /** Empty means: whatever client_id the app's configuration file declares. */
  apiKey: string;
  apiSecret: string;
  appUrl: string;
  /** The app's configuration as the Shopify CLI would deploy it; full payloads for every topic when it is absent. */
  appConfigFile: string;
  /** The app's theme extension, as the Shopify CLI would deploy it. */
  extensionDir: string;
  /** Wait before the first retry of a webhook; every further wait is twice as long. Shopify's own is about a minute. */
  retryFirstDelayMs: number;
  parallelDeliveries: number;
  /** The leaky bucket of the Admin API, in points. */
  throttle: { maximumAvailable: number; restoreRatePerSecond: number };
  /** How long a bulk operation takes. */
  bulkDurationMs: number;
  /** The share of webhooks that never arrive, whatever a request says of its own. */
  dropRate: number;
  /** True when the app counts as installed from the start, without anybody opening it. */
  installed: boolean;
  now: () => number;
}

const repository = resolve(import.meta.dirname, "..");

export const schemaFile = join(repository, "shopify", "schema", "admin-2026-10.json.gz");
export const defaultShop = "encore-demo.myshopify.com";

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = environment[name];
  if (text === undefined || text === "") return fallback;
  if (!/^\d+$/.test(text)) throw new Error(`${name} must be a whole number, not "${text}".`);
  return Number(text);
}

/** Settings from the environment; what is passed as an override wins. Throws a sentence that names a bad variable. */
export function readSettings(
  overrides: Partial<DevstoreSettings> = {},
  environment: NodeJS.ProcessEnv = process.env,
): DevstoreSettings {
  return {
    port: wholeNumber(environment, "DEVSTORE_PORT", 4000),
    dataDir: environment["DATA_DIR"] || ".data",
    shop: defaultShop,
    apiKey: environment["SHOPIFY_API_KEY"] || "",
    apiSecret: environment["SHOPIFY_API_SECRET"] || "devstore-secret",
    appUrl: (environment["SHOPIFY_APP_URL"] || "http://127.0.0.1:3000").replace(/\/+$/, ""),
    appConfigFile: join(repository, "shopify.app.toml"),
    extensionDir: join(repository, "extensions", "rewards"),
    retryFirstDelayMs: wholeNumber(environment, "DEVSTORE_RETRY_FIRST_MS", 1000),
    parallelDeliveries: wholeNumber(environment, "DEVSTORE_PARALLEL_DELIVERIES", 16),
    throttle: {
      maximumAvailable: wholeNumber(environment, "DEVSTORE_THROTTLE_POINTS", 2000),
      restoreRatePerSecond: wholeNumber(environment, "DEVSTORE_THROTTLE_PER_SECOND", 100),
    },
    bulkDurationMs: wholeNumber(environment, "DEVSTORE_BULK_MS", 500),
    dropRate: wholeNumber(environment, "DEVSTORE_DROP_PERCENT", 0) / 100,
    installed: false,
    now: Date.now,
    ...overrides,
  };
}
