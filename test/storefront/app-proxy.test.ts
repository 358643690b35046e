// The devstore signs what it passes on to the app exactly as Shopify's documentation does, and lets nobody speak for another.
import { afterAll, describe, expect, it } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { proxySignature } from "../../devstore/storefront/app-proxy.ts";
import { startHarness, testSecret } from "../devstore/harness.ts";

const { devstore, receiver, stop } = await startHarness();
afterAll(stop);

const cookie = `store_customer=${guide.john.id}`;
const lastAsked = (): URL => new URL(receiver.received.at(-1)?.path ?? "", "http://app");

describe("the app proxy of the devstore", () => {
  it("signs the example of Shopify's documentation as it is signed there", () => {
    const query = new URLSearchParams(
      "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555",
    );
    expect(proxySignature(query, "hush")).toBe("4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb");
  });

  it("passes path, query, body and customer on, signed, and no cookie", async () => {
    await fetch(`${devstore.url}/apps/encore/redeem?colour=red`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: '{"rewardId":"five"}',
    });
    const { pathname, searchParams } = lastAsked();
    const last = receiver.received.at(-1);
    expect(pathname).toBe("/proxy/redeem");
    expect(last?.body).toBe('{"rewardId":"five"}');
    expect(last?.headers.cookie).toBeUndefined();
    expect(Object.fromEntries(searchParams)).toMatchObject({
      colour: "red",
      shop: devstore.store.settings.shop,
      logged_in_customer_id: guide.john.id,
      path_prefix: "/apps/encore",
    });
    expect(searchParams.get("signature")).toBe(proxySignature(searchParams, testSecret));
  });

  it("says who is logged in by the visit alone, whatever the address claims", async () => {
    const claims = `logged_in_customer_id=${guide.sarah.id}&shop=other.myshopify.com&timestamp=1&signature=${"0".repeat(64)}`;
    await fetch(`${devstore.url}/apps/encore/state?${claims}`);
    const { searchParams } = lastAsked();
    expect(searchParams.getAll("logged_in_customer_id")).toEqual([""]);
    expect(searchParams.getAll("shop")).toEqual([devstore.store.settings.shop]);
    expect(searchParams.getAll("signature")).toEqual([proxySignature(searchParams, testSecret)]);
  });

  it("answers 502 in Shopify's place when the app does not", async () => {
    await receiver.stop();
    const response = await fetch(`${devstore.url}/apps/encore/state`, { headers: { cookie } });
    expect(response.status).toBe(502);
  });
});
