// The web process, in this process: its real services and HTTP server on a free port.
import { createHmac } from "node:crypto";
import { afterAll } from "vitest";
import { requireBuild } from "../../app/build-source.ts";
import { createHttpServer } from "../../app/http.ts";
import { openServices } from "../../app/services.ts";
import { readEnvironment } from "../../system/environment.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";

export const secret = "a-secret-for-tests";

export interface TestApp {
  url: string;
  services: Awaited<ReturnType<typeof openServices>>;
  /** Posts a webhook as Shopify would, signed, unless the headers say otherwise. */
  deliver(topic: string, body: string, headers?: Record<string, string | null>): Promise<Response>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  databaseUrl: string;
  redisUrl?: string;
  /** The database cannot be reached, so nothing is prepared in it. */
  unreachable?: boolean;
}

export async function startTestApp({ databaseUrl, redisUrl, unreachable = false }: TestAppOptions): Promise<TestApp> {
  if (!unreachable && !redisUrl) await migrateQueue(databaseUrl);
  const environment = readEnvironment({
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    SHOPIFY_API_KEY: "a-key-for-tests",
    SHOPIFY_API_SECRET: secret,
    SHOPIFY_APP_URL: "http://127.0.0.1:3000",
    LOG_LEVEL: "silent",
  });
  const services = await openServices(environment);
  const server = await createHttpServer({ services, source: await requireBuild(), port: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${server.port}`;
  let closed: Promise<void> | null = null;
  const close = () => {
    closed ??= server.close().then(services.close);
    return closed;
  };
  afterAll(close);
  return { url, services, close, deliver: (topic, body, headers) => deliver(url, topic, body, headers) };
}

export const sign = (body: string, key = secret) => createHmac("sha256", key).update(body).digest("base64");

let deliveries = 0;

function deliver(
  url: string,
  topic: string,
  body: string,
  headers: Record<string, string | null> = {},
): Promise<Response> {
  const all: Record<string, string | null> = {
    "content-type": "application/json",
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": "door-test.myshopify.com",
    "x-shopify-hmac-sha256": sign(body),
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": `webhook-${++deliveries}`,
    "x-shopify-event-id": `door-event-${deliveries}`,
    "x-shopify-triggered-at": new Date().toISOString(),
    ...headers,
  };
  const kept = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return fetch(`${url}/webhooks`, { method: "POST", headers: Object.fromEntries(kept), body });
}
