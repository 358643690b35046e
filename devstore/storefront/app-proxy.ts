// Shopify's app proxy: /apps/encore/* goes to the app with a signed query, as Shopify makes it: shop, timestamp, path_prefix and
// logged_in_customer_id (blank without one), hex HMAC-SHA256 over all parameters, sorted. Cookies pass in neither direction.
import { createHmac } from "node:crypto";
import type { Request, Response } from "express";
import type { DevstoreSettings } from "../settings.ts";
import type { AppProxy } from "../webhooks/app-config.ts";

type Signer = Pick<DevstoreSettings, "shop" | "apiSecret">;

const patienceMs = 10_000;
const passedOn = ["accept", "accept-language", "content-type", "if-none-match", "user-agent"];
const keptBack = new Set([
  "set-cookie",
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "content-encoding",
]);

/** `k=v` of every parameter, values of the same name joined with commas, sorted, with nothing in between. */
export function proxySignature(parameters: URLSearchParams, secret: string): string {
  const keys = [...new Set(parameters.keys())].filter((key) => key !== "signature");
  const pairs = keys.map((key) => `${key}=${parameters.getAll(key).join(",")}`);
  return createHmac("sha256", secret).update(pairs.sort().join("")).digest("hex");
}

export function signedQuery(
  asked: URLSearchParams,
  signer: Signer,
  visit: { pathPrefix: string; customerId: string | null; nowMs: number },
): URLSearchParams {
  const query = new URLSearchParams(asked);
  // Whatever the visitor has put there under these names, however often, is replaced.
  query.set("shop", signer.shop);
  query.set("logged_in_customer_id", visit.customerId ?? "");
  query.set("path_prefix", visit.pathPrefix);
  query.set("timestamp", String(Math.floor(visit.nowMs / 1000)));
  query.set("signature", proxySignature(query, signer.apiSecret));
  return query;
}

export interface ProxyVisit {
  proxy: AppProxy;
  settings: DevstoreSettings;
  customerId: string | null;
}

/** Passes a request of the storefront on to the app and its answer back; 502 when the app does not answer. */
export async function passOn(request: Request, response: Response, visit: ProxyVisit): Promise<void> {
  const { proxy, settings, customerId } = visit;
  const pathPrefix = `/${proxy.prefix}/${proxy.subpath}`;
  const [path = "", asked = ""] = request.originalUrl.split("?");
  const query = signedQuery(new URLSearchParams(asked), settings, { pathPrefix, customerId, nowMs: settings.now() });
  const address = `${settings.appUrl}${proxy.path}${path.slice(pathPrefix.length)}?${query}`;
  const headers = passedOn.flatMap((name) => {
    const value = request.get(name);
    return value === undefined ? [] : [[name, value] as [string, string]];
  });
  const hasBody = !(request.method === "GET" || request.method === "HEAD");
  try {
    const answer = await fetch(address, {
      method: request.method,
      headers: [...headers, ["x-forwarded-host", settings.shop]],
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
      ...(hasBody && typeof request.body === "string" && { body: request.body }),
    });
    for (const [name, value] of answer.headers) if (!keptBack.has(name)) response.setHeader(name, value);
    response.status(answer.status).send(Buffer.from(await answer.arrayBuffer()));
  } catch {
    response.status(502).type("html").send("<h1>There was a problem</h1><p>The app did not answer.</p>");
  }
}
