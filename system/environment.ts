// The only place that reads the environment. A value that does not fit stops the process with one sentence a value,
// so that nothing runs on a setting that it misunderstood.
import { z } from "zod";

const emptyIsAbsent = (value: unknown) => (value === "" ? undefined : value);
const optionalText = z.preprocess(emptyIsAbsent, z.string().optional());
const urlOf = (protocols: readonly string[]) =>
  z.preprocess(
    emptyIsAbsent,
    z
      .string()
      .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
        error: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
      })
      .optional(),
  );

const schema = z.object({
  NODE_ENV: optionalText,
  DATABASE_URL: urlOf(["postgres:", "postgresql:"]),
  REDIS_URL: urlOf(["redis:", "rediss:"]),
  DATA_DIR: z.preprocess(emptyIsAbsent, z.string().default(".data")),
  PORT: z.preprocess(emptyIsAbsent, z.coerce.number().int().min(0).max(65_535).default(3000)),
  HOST: z.preprocess(emptyIsAbsent, z.string().default("0.0.0.0")),
  LOG_LEVEL: z.preprocess(
    emptyIsAbsent,
    z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  ),
  SHOPIFY_API_KEY: optionalText,
  SHOPIFY_API_SECRET: optionalText,
  SHOPIFY_APP_URL: urlOf(["http:", "https:"]),
  SCOPES: optionalText,
  METRICS_TOKEN: optionalText,
  LOCAL_ENDPOINTS: z.preprocess(emptyIsAbsent, z.enum(["true", "false"]).default("false")),
});

export interface ShopifyCredentials {
  apiKey: string;
  apiSecret: string;
  appUrl: string;
  /** Null: what shopify.app.toml declares is used. */
  scopes: readonly string[] | null;
}

export interface Environment {
  production: boolean;
  /** Null: the embedded Postgres under `dataDir`. */
  databaseUrl: string | null;
  /** Null: the queue runs on Postgres. */
  redisUrl: string | null;
  dataDir: string;
  port: number;
  host: string;
  logLevel: string;
  /** Null: /metrics asks for no token. */
  metricsToken: string | null;
  /** For a development machine: notices may go to http:// and to addresses of this machine and its network. */
  localEndpoints: boolean;
  shopify: Partial<ShopifyCredentials>;
}

/** Thrown when the environment cannot be used; the message is for the person who started the process. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const parsed = schema.safeParse(fromShopifyCli(source));
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new EnvironmentError(`The environment cannot be used. ${sentences.join(". ")}.`);
  }
  const values = parsed.data;
  return {
    production: values.NODE_ENV === "production",
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    dataDir: values.DATA_DIR,
    port: values.PORT,
    host: values.HOST,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN ?? null,
    localEndpoints: values.LOCAL_ENDPOINTS === "true",
    shopify: {
      ...(values.SHOPIFY_API_KEY ? { apiKey: values.SHOPIFY_API_KEY } : {}),
      ...(values.SHOPIFY_API_SECRET ? { apiSecret: values.SHOPIFY_API_SECRET } : {}),
      ...(values.SHOPIFY_APP_URL ? { appUrl: values.SHOPIFY_APP_URL.replace(/\/+$/, "") } : {}),
      scopes: values.SCOPES ? values.SCOPES.split(",").map((scope) => scope.trim()) : null,
    },
  };
}

/** `shopify app dev` puts the app's public address into HOST, where everybody else names the interface to listen on. */
function fromShopifyCli(source: Record<string, string | undefined>): Record<string, string | undefined> {
  const { HOST, SHOPIFY_APP_URL } = source;
  if (!HOST || !/^https?:\/\//.test(HOST)) return source;
  return { ...source, HOST: undefined, SHOPIFY_APP_URL: SHOPIFY_APP_URL || HOST };
}

/** What every process that talks to Shopify needs, or a sentence that names what is missing. */
export function requireShopifyCredentials(environment: Environment): ShopifyCredentials {
  const { apiKey, apiSecret, appUrl, scopes = null } = environment.shopify;
  const missing = [
    apiKey ? null : "SHOPIFY_API_KEY",
    apiSecret ? null : "SHOPIFY_API_SECRET",
    appUrl ? null : "SHOPIFY_APP_URL",
  ].filter((name) => name !== null);
  if (!apiKey || !apiSecret || !appUrl) {
    throw new EnvironmentError(
      `${missing.join(", ")} must be set: the values are shown in the app's settings in Shopify's Dev Dashboard. ` +
        "Without a Shopify account, `npm run demo` runs everything on this machine.",
    );
  }
  return { apiKey, apiSecret, appUrl, scopes };
}

/**
 * Vite and its plugins have no option for what they build, they ask NODE_ENV. Who builds on the way to something else, as a test
 * run does, goes on with what it had.
 */
export async function asInProduction<Result>(work: () => Promise<Result>): Promise<Result> {
  const environment: Record<string, string | undefined> = process.env;
  const before = environment["NODE_ENV"];
  environment["NODE_ENV"] = "production";
  try {
    return await work();
  } finally {
    if (before === undefined) delete environment["NODE_ENV"];
    else environment["NODE_ENV"] = before;
  }
}
