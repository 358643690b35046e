// What Shopify knows of an app from its shopify.app.toml: webhook subscriptions with their fields, scopes, client id.
// Without the file every topic is delivered in full to /webhooks, so that an app can be tried before it is configured.
import { existsSync, readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

const subscriptionEntry = z.object({
  topics: z.array(z.string()).default([]),
  compliance_topics: z.array(z.string()).default([]),
  uri: z.string(),
  name: z.string().optional(),
  include_fields: z.array(z.string()).optional(),
});

const appConfigFile = z.object({
  client_id: z.string().optional(),
  access_scopes: z
    .object({ scopes: z.string().default(""), optional_scopes: z.array(z.string()).default([]) })
    .optional(),
  webhooks: z
    .object({ api_version: z.string().optional(), subscriptions: z.array(subscriptionEntry).default([]) })
    .optional(),
  app_proxy: z.object({ url: z.string(), subpath: z.string(), prefix: z.string() }).optional(),
});

export interface Subscription {
  topic: string;
  uri: string;
  name: string | null;
  /** Paths such as `id` or `line_items.quantity`; null delivers the whole payload. */
  includeFields: string[] | null;
}

export interface AppConfig {
  clientId: string;
  apiVersion: string;
  scopes: string[];
  /** Null when the app declares nothing and hears everything. */
  subscriptions: Subscription[] | null;
  appProxy: AppProxy;
}

/** What is asked of /PREFIX/SUBPATH/* in the storefront goes to PATH/* of the app. */
export interface AppProxy {
  prefix: string;
  subpath: string;
  path: string;
}

const usualClientId = "devstore-key";
const currentVersion = "2026-10";
const usualProxy: AppProxy = { prefix: "apps", subpath: "encore", path: "/proxy" };
const everyScope = [
  "read_customers",
  "write_customers",
  "write_discounts",
  "read_discounts",
  "read_orders",
  "read_products",
  "write_app_proxy",
  "write_files",
];

const scopeList = (text: string): string[] =>
  text
    .split(",")
    .map((scope) => scope.trim())
    .filter((scope) => scope !== "");

/** Reads the app's configuration file. Throws a sentence when it is not valid. */
export function readAppConfig(file: string): AppConfig {
  if (!existsSync(file))
    return {
      clientId: usualClientId,
      apiVersion: currentVersion,
      scopes: everyScope,
      subscriptions: null,
      appProxy: usualProxy,
    };
  const parsed = appConfigFile.safeParse(parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new Error(`${file} is not a valid app configuration: ${z.prettifyError(parsed.error)}`);
  const { webhooks, access_scopes: scopes, app_proxy: proxy } = parsed.data;
  const subscriptions = (webhooks?.subscriptions ?? []).flatMap((entry) =>
    [...entry.topics, ...entry.compliance_topics].map((topic) => ({
      topic,
      uri: entry.uri,
      name: entry.name ?? null,
      includeFields: entry.include_fields ?? null,
    })),
  );
  return {
    clientId: parsed.data.client_id || usualClientId,
    apiVersion: webhooks?.api_version ?? currentVersion,
    scopes: scopeList(scopes?.scopes ?? ""),
    subscriptions,
    appProxy: proxy ? { ...proxy, path: new URL(proxy.url).pathname.replace(/\/+$/, "") } : usualProxy,
  };
}

/** The subscriptions that hear a topic. Two on one topic are two deliveries, as at Shopify. */
export function subscribersOf(config: AppConfig, topic: string): Subscription[] {
  if (config.subscriptions === null) return [{ topic, uri: "/webhooks", name: null, includeFields: null }];
  return config.subscriptions.filter((subscription) => subscription.topic === topic);
}
