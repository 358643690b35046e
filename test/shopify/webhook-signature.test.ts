// Our check of a webhook's signature and that of Shopify's own library must never differ: whatever comes in.
import "@shopify/shopify-api/adapters/web-api";
import { createHmac } from "node:crypto";
import { ApiVersion, LogSeverity, shopifyApi, WebhookValidationErrorReason } from "@shopify/shopify-api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createSignatureCheck } from "../../shopify/webhook-signature.ts";

const apiSecret = "the-secret";
const library = shopifyApi({
  apiKey: "key",
  apiSecretKey: apiSecret,
  apiVersion: ApiVersion.October26,
  hostName: "app.example.com",
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error },
});
const ours = createSignatureCheck({ apiSecret });
const header = "x-shopify-hmac-sha256";
const sign = (body: string, secret = apiSecret) => createHmac("sha256", secret).update(body).digest("base64");

async function byTheLibrary(rawBody: string, headers: Headers): Promise<boolean> {
  const rawRequest = new Request("https://app.example.com/webhooks", { method: "POST", headers });
  const checked = await library.webhooks.validate({ rawBody, rawRequest });
  // It looks at the other headers only when the HMAC is right.
  return checked.valid || checked.reason === WebhookValidationErrorReason.MissingHeaders;
}

async function bothSay(rawBody: string, given: string | null): Promise<boolean> {
  const headers = new Headers(given === null ? {} : { [header]: given });
  const answer = await ours(rawBody, headers);
  expect(answer).toBe(await byTheLibrary(rawBody, headers));
  return answer;
}

test("a body that was signed with the secret is Shopify's, whatever is in it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", minLength: 1 }), async (body) => {
      expect(await bothSay(body, sign(body))).toBe(true);
    }),
  );
});

test("a body that was changed on the way, or signed with another secret, is not", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), async (body, other) => {
      fc.pre(body !== other);
      expect(await bothSay(body, sign(other))).toBe(false);
      expect(await bothSay(body, sign(body, `${apiSecret}s`))).toBe(false);
    }),
  );
});

test("a signature that is missing, cut off, padded or something else altogether is refused, not an error", async () => {
  const body = '{"id":1}';
  const right = sign(body);
  const hex = createHmac("sha256", apiSecret).update(body).digest("hex");
  const urlSafe = createHmac("sha256", apiSecret).update(body).digest("base64url");
  for (const given of [
    null,
    "",
    "=",
    hex,
    urlSafe,
    right.slice(0, -1),
    `${right}=`,
    `${right}, ${right}`,
    "ü".repeat(22),
  ]) {
    expect(await bothSay(body, given), `${given}`).toBe(false);
  }
  expect(await bothSay("", sign(""))).toBe(false);
});
