// What the demo was asked for, and where its parts live. The same names and defaults as in docs/operations.md.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { defaultShop } from "../settings.ts";

export interface DemoOptions {
  /** Run the guide's journey, print the result and exit. */
  once: boolean;
  /** One JSON object as the last line of the output. */
  json: boolean;
  /** Forget the data of earlier demos. */
  fresh: boolean;
  shop: string;
  appPort: number;
  devstorePort: number;
  dataDir: string;
  appUrl: string;
  databaseUrl: string | null;
  redisUrl: string | null;
  /** What every process of the demo gets. */
  environment: Record<string, string>;
}

/** Something that a person can mend; the message says how. */
export class DemoError extends Error {
  override name = "DemoError";
}

export const host = "127.0.0.1";

export function readDemoOptions(words: string[], source: NodeJS.ProcessEnv): DemoOptions {
  const flags = readFlags(words);
  const appPort = portOf("PORT", source["PORT"], 3000);
  const devstorePort = portOf("DEVSTORE_PORT", source["DEVSTORE_PORT"], 4000);
  const dataDir = resolve(source["DATA_DIR"] || ".data");
  const appUrl = `http://${host}:${appPort}`;
  return {
    ...flags,
    shop: defaultShop,
    appPort,
    devstorePort,
    dataDir,
    appUrl,
    databaseUrl: source["DATABASE_URL"] || null,
    redisUrl: source["REDIS_URL"] || null,
    environment: {
      NODE_ENV: "production",
      DATA_DIR: dataDir,
      PORT: String(appPort),
      HOST: host,
      DEVSTORE_PORT: String(devstorePort),
      SHOPIFY_API_KEY: source["SHOPIFY_API_KEY"] || "devstore-key",
      SHOPIFY_API_SECRET: source["SHOPIFY_API_SECRET"] || "devstore-secret",
      SHOPIFY_APP_URL: appUrl,
      LOG_LEVEL: source["LOG_LEVEL"] || "warn",
    },
  };
}

function readFlags(words: string[]): { once: boolean; json: boolean; fresh: boolean } {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({ args: words, options: { once: flag, json: flag, fresh: flag } }).values;
  } catch {
    throw new DemoError(`The demo knows --once, --json and --fresh, not ${words.join(" ")}.`);
  }
}

function portOf(name: string, text: string | undefined, fallback: number): number {
  const port = text ? Number(text) : fallback;
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new DemoError(`${name} must be a port, not "${text}".`);
  return port;
}
