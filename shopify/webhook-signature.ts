// Whether a webhook comes from Shopify: its HMAC over the raw body, as Shopify's own library checks it (a test holds the
// two to the same answers). Nothing else of the request is believed before that. No session is looked up: this is the hot path.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { ShopifyCredentials } from "../system/environment.ts";

export type VerifySignature = (rawBody: string, headers: Headers) => Promise<boolean>;

/** The library builds a Request and a Web Crypto key for each webhook, thirty times the cost of the HMAC: `bench -- door`. */
export function createSignatureCheck({ apiSecret }: Pick<ShopifyCredentials, "apiSecret">): VerifySignature {
  return async (rawBody, headers) => {
    const given = headers.get("x-shopify-hmac-sha256");
    if (!given || rawBody === "") return false;
    const expected = createHmac("sha256", apiSecret).update(rawBody, "utf8").digest("base64");
    const [givenBytes, expectedBytes] = [Buffer.from(given), Buffer.from(expected)];
    return givenBytes.length === expectedBytes.length && timingSafeEqual(givenBytes, expectedBytes);
  };
}
