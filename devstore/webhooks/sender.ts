// Posts one webhook as Shopify does: signed over the raw body, Shopify's headers, one second to connect, five in all.
import { createHmac } from "node:crypto";
import { Agent, request } from "undici";
import type { DevstoreSettings } from "../settings.ts";
import type { Delivery } from "./deliveries.ts";

const connectLimitMs = 1000;
const totalLimitMs = 5000;

export type SendOutcome =
  | { kind: "answered"; status: number; durationMs: number }
  | { kind: "unreachable"; problem: string; durationMs: number };

export const signatureOf = (body: string, secret: string): string =>
  createHmac("sha256", secret).update(body, "utf8").digest("base64");

export type WebhookMessage = Pick<Delivery, "topic" | "body" | "name" | "webhookId" | "eventId" | "triggeredAt">;

export function webhookHeaders(
  delivery: WebhookMessage,
  settings: Pick<DevstoreSettings, "shop" | "apiSecret">,
  apiVersion: string,
): Record<string, string> {
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    "User-Agent": "Shopify-Captain-Hook",
    "X-Shopify-Topic": delivery.topic,
    "X-Shopify-Hmac-Sha256": signatureOf(delivery.body, settings.apiSecret),
    "X-Shopify-Shop-Domain": settings.shop,
    "X-Shopify-API-Version": apiVersion,
    "X-Shopify-Webhook-Id": delivery.webhookId,
    "X-Shopify-Event-Id": delivery.eventId,
    "X-Shopify-Triggered-At": new Date(delivery.triggeredAt).toISOString(),
  };
  if (delivery.name !== null) headers["X-Shopify-Name"] = delivery.name;
  return headers;
}

export const newAgent = (connections: number): Agent =>
  new Agent({
    connect: { timeout: connectLimitMs },
    connections,
    headersTimeout: totalLimitMs,
    bodyTimeout: totalLimitMs,
  });

export async function send(
  delivery: Delivery,
  settings: DevstoreSettings,
  apiVersion: string,
  agent: Agent,
): Promise<SendOutcome> {
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  const address = /^https?:/.test(delivery.uri) ? delivery.uri : settings.appUrl + delivery.uri;
  try {
    const response = await request(address, {
      method: "POST",
      body: delivery.body,
      headers: webhookHeaders(delivery, settings, apiVersion),
      dispatcher: agent,
      signal: AbortSignal.timeout(totalLimitMs),
    });
    await response.body.dump();
    return { kind: "answered", status: response.statusCode, durationMs: durationMs() };
  } catch (error) {
    const problem = error instanceof Error ? error.message || error.name : String(error);
    return { kind: "unreachable", problem, durationMs: durationMs() };
  }
}
