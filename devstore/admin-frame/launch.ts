// The request with which Shopify's admin opens an embedded app: shop, host, a fresh session token, and an HMAC over it all.
import { createHmac, randomBytes } from "node:crypto";
import { sessionToken } from "../oauth/session-token.ts";
import type { DevstoreSettings } from "../settings.ts";

type AppIdentity = Pick<DevstoreSettings, "shop" | "apiKey" | "apiSecret">;

const adminHost = (shop: string): string =>
  Buffer.from(`admin.shopify.com/store/${shop.replace(".myshopify.com", "")}`).toString("base64url");

/** Hex HMAC over the other parameters, sorted and URL-encoded, as @shopify/shopify-api checks it. */
function queryHmac(parameters: Record<string, string>, secret: string): string {
  const sorted = Object.entries(parameters).sort(([left], [right]) => left.localeCompare(right));
  const text = new URLSearchParams(sorted).toString().replaceAll("+", "%20");
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** Path and query of the app's page inside the admin. @param own what the page's own address says beside. */
export function launchPath(
  app: AppIdentity,
  page = "/app",
  nowMs = Date.now(),
  locale = "en",
  own: Readonly<Record<string, string>> = {},
): string {
  const parameters: Record<string, string> = {
    ...own,
    embedded: "1",
    host: adminHost(app.shop),
    id_token: sessionToken(app, nowMs),
    locale,
    session: randomBytes(32).toString("hex"),
    shop: app.shop,
    timestamp: String(Math.floor(nowMs / 1000)),
  };
  return `${page}?${new URLSearchParams({ ...parameters, hmac: queryHmac(parameters, app.apiSecret) })}`;
}

export interface LaunchResult {
  status: number;
  location: string | null;
}

/** Opens the app without a browser, as the admin's iframe would; this is what installs it. */
export async function openApp(app: AppIdentity & { appUrl: string }, page = "/app"): Promise<LaunchResult> {
  const response = await fetch(app.appUrl + launchPath(app, page), {
    redirect: "manual",
    headers: {
      accept: "text/html",
      "sec-fetch-dest": "iframe",
      // The app's library answers robots with an empty page.
      "user-agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0 Safari/537.36",
    },
    signal: AbortSignal.timeout(30_000),
  });
  await response.body?.cancel();
  return { status: response.status, location: response.headers.get("location") };
}
