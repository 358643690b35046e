// Who asks through Shopify's app proxy. Nothing of a request is believed before its signature is checked: the shop and the
// customer are what Shopify has signed, and a request that is older than 90 seconds is nobody's.
// https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies
import { createHmac, timingSafeEqual } from "node:crypto";
import { type PlayerId, type ShopId, shopIdOf } from "../../rewards/ids.ts";

export interface ProxyVisitor {
  shop: ShopId;
  /** The customer who is logged in; null: nobody is. */
  customerId: PlayerId | null;
}

const oldestMs = 90_000;
/** Clocks differ a little. */
const mostAheadMs = 30_000;
const signatureForm = /^[0-9a-f]{64}$/;
/** Blank when nobody is logged in. */
const customerForm = /^\d{0,20}$/;

/** Null: not signed by Shopify, or not now. @param now Unix milliseconds. */
export function proxyVisitor(query: URLSearchParams, apiSecret: string, now: number): ProxyVisitor | null {
  const signature = only(query, "signature");
  if (signature === null || !signatureForm.test(signature) || !isSigned(query, signature, apiSecret)) return null;
  const timestamp = only(query, "timestamp") ?? "";
  const ageMs = now - Number(timestamp) * 1_000;
  if (!/^\d{1,12}$/.test(timestamp) || ageMs > oldestMs || ageMs < -mostAheadMs) return null;
  const shop = shopIdOf(only(query, "shop") ?? "");
  const customerId = only(query, "logged_in_customer_id");
  if (!shop || customerId === null || !customerForm.test(customerId)) return null;
  return { shop, customerId: customerId === "" ? null : (customerId as PlayerId) };
}

/** What is said twice, a visitor may have said. */
function only(query: URLSearchParams, name: string): string | null {
  const [value, second] = query.getAll(name);
  return value === undefined || second !== undefined ? null : value;
}

/** `k=v` of every other parameter, values of one name joined with commas, sorted, with nothing in between. */
function isSigned(query: URLSearchParams, signature: string, apiSecret: string): boolean {
  const names = new Set([...query.keys()].filter((name) => name !== "signature"));
  const text = [...names]
    .map((name) => `${name}=${query.getAll(name).join(",")}`)
    .sort()
    .join("");
  const expected = createHmac("sha256", apiSecret).update(text, "utf8").digest("hex");
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
}
