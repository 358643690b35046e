// The admin frame shows an app that knows nothing of it: its policy, its App Bridge tag and its own address stay as they are.
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp } from "../../devstore/admin-frame/launch.ts";
import { checkSessionToken } from "../../devstore/oauth/session-token.ts";
import { type Harness, startHarness } from "./harness.ts";

let harness: Harness;
let app: Server;
let appUrl: string;
const seen: IncomingMessage[] = [];

const page = '<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>';

beforeAll(async () => {
  app = createServer((incoming, outgoing) => {
    seen.push(incoming);
    if (incoming.url === "/moved") return void outgoing.writeHead(302, { location: `${appUrl}/app?x=1` }).end();
    outgoing.setHeader("content-type", "text/html; charset=utf-8");
    outgoing.setHeader(
      "content-security-policy",
      "frame-ancestors https://encore-demo.myshopify.com https://admin.shopify.com; object-src 'none'",
    );
    outgoing.end(page);
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  harness = await startHarness({ appUrl });
});
afterAll(async () => {
  await harness.stop();
  app.close();
});

interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  text: string;
}

/** fetch cannot choose its Host header, and app.localhost is a name that only browsers know. */
function throughFrame(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const host = `app.localhost:${harness.devstore.port}`;
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: harness.devstore.port, path, headers: { host, ...headers } },
      (answer) => {
        let text = "";
        answer.on("data", (chunk) => (text += chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

test("the admin page frames the app with a valid session token, at the path that its own address names", async () => {
  const html = await (await fetch(`${harness.devstore.url}/admin/apps/encore/app/badges`)).text();
  const source = new URL((/src="(http:\/\/app\.localhost[^"]+)"/.exec(html)?.[1] ?? "").replaceAll("&#38;", "&"));
  expect(source.pathname).toBe("/app/badges");
  expect(source.searchParams.get("shop")).toBe("encore-demo.myshopify.com");
  expect(source.searchParams.get("embedded")).toBe("1");
  const check = checkSessionToken(
    source.searchParams.get("id_token") ?? "",
    harness.devstore.store.settings,
    Date.now(),
  );
  expect(check.kind).toBe("valid");
});

test("the app's page may be framed here and loads the stand-in for App Bridge", async () => {
  const { headers, text } = await throughFrame("/app");
  const { url, port } = harness.devstore;
  expect(headers["content-security-policy"]).toBe(`frame-ancestors ${url} http://localhost:${port}; object-src 'none'`);
  expect(text).toBe(`<script src="${url}/cdn/app-bridge.js"></script>`);
  expect(await (await fetch(`${url}/cdn/app-bridge.js`)).text()).toContain("window.shopify");
});

test("the app sees its own address as host and origin, and its redirects stay in the frame", async () => {
  const origin = `http://app.localhost:${harness.devstore.port}`;
  const { status, headers } = await throughFrame("/moved", { origin });
  expect([status, headers.location]).toEqual([302, `${origin}/app?x=1`]);
  expect(seen.at(-1)?.headers).toMatchObject({ host: new URL(appUrl).host, origin: appUrl });
});

test("an app can be opened without a browser, and one that is down is said to be", async () => {
  const { settings } = harness.devstore.store;
  expect(await openApp(settings)).toEqual({ status: 200, location: null });
  expect(seen.at(-1)?.url).toMatch(/^\/app\?embedded=1.*&hmac=[0-9a-f]{64}$/);
  const down = await startHarness({ appUrl: "http://127.0.0.1:9" });
  const answer = await fetch(`${down.devstore.url}/devstore/app/open`, { method: "POST" });
  expect(answer.status).toBe(502);
  expect(await answer.json()).toMatchObject({
    error: expect.stringContaining("The app at http://127.0.0.1:9 does not answer"),
  });
  await down.stop();
});
