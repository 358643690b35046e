// The real @shopify/shopify-api 15 exchanges and refreshes tokens with the devstore, which knows a bad token from a good one.
import { shopifyApi } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, RequestedTokenType, type Session } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchPath } from "../../devstore/admin-frame/launch.ts";
import { sessionToken } from "../../devstore/oauth/session-token.ts";
import { defaultShop } from "../../devstore/settings.ts";
import {
  adminQuery,
  exchangeBody,
  type Harness,
  post,
  startHarness,
  type TokenBody,
  testKey,
  testSecret,
} from "./harness.ts";

const identity = { shop: defaultShop, apiKey: testKey, apiSecret: testSecret };
const shopify = shopifyApi({
  apiKey: testKey,
  apiSecretKey: testSecret,
  hostName: "encore.example.com",
  isEmbeddedApp: true,
  apiVersion: ApiVersion.October26,
  logger: { level: LogSeverity.Error },
});

let harness: Harness;
let tokenUrl: string;

beforeAll(async () => {
  harness = await startHarness({ installed: false });
  tokenUrl = `${harness.devstore.url}/admin/oauth/access_token`;
  // The library believes it talks to the shop; only the address of the socket differs.
  setAbstractFetchFunc((address, options) =>
    fetch(String(address).replace(`https://${defaultShop}`, harness.devstore.url), options),
  );
});
afterAll(() => harness.stop());

const exchange = async (requestedTokenType: RequestedTokenType): Promise<Session> => {
  const wish = { shop: defaultShop, sessionToken: sessionToken(identity), requestedTokenType, expiring: true };
  return (await shopify.auth.tokenExchange(wish)).session;
};

const works = async (token: string | undefined): Promise<boolean> =>
  (await adminQuery(harness.devstore, token ?? "", "{ shop { name } }")).status === 200;

describe("token exchange by the real library", () => {
  test("gives an offline token for an hour with a refresh token, and installs the app", async () => {
    const session = await exchange(RequestedTokenType.OfflineAccessToken);
    expect(session.isOnline).toBe(false);
    expect(session.scope).toContain("write_discounts");
    const secondsLeft = ((session.expires?.getTime() ?? 0) - Date.now()) / 1000;
    expect(secondsLeft).toBeGreaterThan(3500);
    expect(secondsLeft).toBeLessThanOrEqual(3600);
    expect(session.refreshToken).toMatch(/^shprt_/);
    expect(session.refreshTokenExpires?.getTime()).toBeGreaterThan(Date.now() + 86_400_000);
    expect(await works(session.accessToken)).toBe(true);
    const app = (await (await fetch(`${harness.devstore.url}/devstore/app`)).json()) as { installed: boolean };
    expect(app.installed).toBe(true);
  });

  test("gives an online token that names its user", async () => {
    const session = await exchange(RequestedTokenType.OnlineAccessToken);
    expect(session.isOnline).toBe(true);
    expect(session.onlineAccessInfo?.associated_user.email).toBe("owner@example.com");
  });

  test("the library's GraphQL client reads the shop with that token", async () => {
    const client = new shopify.clients.Graphql({ session: await exchange(RequestedTokenType.OfflineAccessToken) });
    const { data } = await client.request("{ shop { myshopifyDomain } }");
    expect(data).toEqual({ shop: { myshopifyDomain: defaultShop } });
  });
});

describe("refresh by the real library", () => {
  test("gives a new pair, and the old refresh token works until the new one is used", async () => {
    const { refreshToken: original = "" } = await exchange(RequestedTokenType.OfflineAccessToken);
    const refresh = async (token: string) =>
      (await shopify.auth.refreshToken({ shop: defaultShop, refreshToken: token })).session;
    const lost = await refresh(original);
    const kept = await refresh(original);
    expect(kept.accessToken).not.toBe(lost.accessToken);
    expect(await works(kept.accessToken)).toBe(true);
    await expect(refresh(original)).rejects.toMatchObject({
      response: { code: 400, body: { error: "invalid_grant" } },
    });
    expect(await works((await refresh(kept.refreshToken ?? "")).accessToken)).toBe(true);
  });
});

describe("session tokens that are not what they seem", () => {
  const minute = 60;
  const now = () => Math.floor(Date.now() / 1000);
  const wrong: [string, string][] = [
    ["signed with another secret", sessionToken({ ...identity, apiSecret: "guessed" })],
    ["made for another app", sessionToken(identity, Date.now(), { aud: "another-app" })],
    ["expired a minute ago", sessionToken(identity, Date.now(), { exp: now() - minute })],
    ["not valid yet", sessionToken(identity, Date.now(), { nbf: now() + minute })],
    ["for another shop", sessionToken(identity, Date.now(), { dest: "https://other.myshopify.com" })],
    ["no token at all", "nonsense"],
  ];
  test.each(wrong)("%s: 400 invalid_subject_token", async (_name, token) => {
    const { status, body } = await post<TokenBody>(tokenUrl, exchangeBody(token));
    expect([status, body.error]).toEqual([400, "invalid_subject_token"]);
  });

  test("a good token with a wrong client secret is refused", async () => {
    const { status, body } = await post<TokenBody>(
      tokenUrl,
      exchangeBody(sessionToken(identity), { client_secret: "guessed" }),
    );
    expect([status, body.error]).toEqual([401, "invalid_client"]);
  });
});

test("the address with which the admin opens the app passes the library's HMAC check", async () => {
  const query = Object.fromEntries(new URL(launchPath(identity), "http://app.example.com").searchParams);
  expect(await shopify.utils.validateHmac(query)).toBe(true);
  expect(shopify.utils.sanitizeHost(query["host"] ?? "")).toBe(query["host"]);
  expect((await shopify.session.decodeSessionToken(query["id_token"] ?? "")).dest).toBe(`https://${defaultShop}`);
});

test("an uninstalled app's tokens are dead", async () => {
  const session = await exchange(RequestedTokenType.OfflineAccessToken);
  await post(`${harness.devstore.url}/devstore/app/uninstall`, {});
  expect(await works(session.accessToken)).toBe(false);
});
