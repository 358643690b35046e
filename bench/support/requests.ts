// Webhook deliveries as they travel: complete HTTP requests in Shopify's shape, signed, each an event of its own.
import { randomUUID } from "node:crypto";
import { examplePayload } from "../../devstore/checkout/example.ts";
import { signedHeaders } from "../../devstore/generator.ts";

export const secret = "bench-secret";

/** @param body an orders/create payload. */
export function signedRequest(body: string, identity: { shop: string; port: number }): Buffer {
  const headers = signedHeaders(body, { shop: identity.shop, apiSecret: secret });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(
    `POST /webhooks HTTP/1.1\r\nHost: 127.0.0.1:${identity.port}\r\n${lines.join("")}` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

let orders = 0;

/** Shopify's own example of an order, each time another one. */
export function exampleOrder(): string {
  orders += 1;
  const id = 5_000_000_000_000 + orders;
  return JSON.stringify({
    ...examplePayload("orders/create"),
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    token: randomUUID(),
  });
}
