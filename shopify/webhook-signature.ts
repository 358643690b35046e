// Whether a webhook comes from Shopify: its HMAC over the raw body, checked by Shopify's own library. Nothing else of the
// request is believed before that. No session is looked up: this is the hot path.
import "@shopify/shopify-api/adapters/web-api";
import { ApiVersion, LogSeverity, shopifyApi, WebhookValidationErrorReason } from "@shopify/shopify-api";
import type { ShopifyCredentials } from "../system/environment.ts";

export type VerifySignature = (rawBody: string, headers: Headers) => Promise<boolean>;

export function createSignatureCheck(credentials: ShopifyCredentials): VerifySignature {
  const appUrl = new URL(credentials.appUrl);
  const api = shopifyApi({
    apiKey: credentials.apiKey,
    apiSecretKey: credentials.apiSecret,
    apiVersion: ApiVersion.October26,
    hostName: appUrl.host,
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error },
  });
  return async (rawBody, headers) => {
    const rawRequest = new Request(appUrl, { method: "POST", headers });
    const checked = await api.webhooks.validate({ rawBody, rawRequest });
    // The library looks at the headers only when the HMAC is right; which of them Encore needs is the door's decision.
    return checked.valid || checked.reason === WebhookValidationErrorReason.MissingHeaders;
  };
}
