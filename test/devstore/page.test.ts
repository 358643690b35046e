// In a real browser: the page shops, refunds and stays quiet, and the admin frame gives the app a token, a toast and a
// save bar. Where no Chromium can run these tests are skipped, and the run says so.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { checkSessionToken } from "../../devstore/oauth/session-token.ts";
import { hasBrowser, startBrowser } from "../support/browser.ts";
import { type Harness, startHarness } from "./harness.ts";

const appPage = `<!doctype html><html lang="en"><title>An app</title>
<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" data-api-key="key"></script>
<h1>An app</h1><ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/badges">Badges</a></ui-nav-menu>
<ui-save-bar id="bar"><button variant="primary" onclick="document.querySelector('h1').textContent = 'Saved'"></button></ui-save-bar>`;

let browser: Browser | undefined;
let harness: Harness;
let app: Server;
let page: Page;
const problems: string[] = [];
const authorizations: string[] = [];

beforeAll(async () => {
  browser = hasBrowser() ? await startBrowser() : undefined;
  app = createServer((request, response) => {
    if (request.url === "/app/data") authorizations.push(request.headers.authorization ?? "");
    response.setHeader("content-type", "text/html");
    response.setHeader("content-security-policy", "frame-ancestors https://admin.shopify.com");
    response.end(request.url?.startsWith("/app") ? appPage : "");
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  harness = await startHarness({ appUrl: `http://127.0.0.1:${(app.address() as AddressInfo).port}` });
});
afterAll(async () => {
  await browser?.close();
  await harness.stop();
  app.close();
});

beforeEach(async (context) => {
  if (browser === undefined) return void context.skip();
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("response", (answer) => answer.status() >= 400 && problems.push(`${answer.status()} ${answer.url()}`));
});
afterEach(async () => {
  if (browser === undefined) return;
  await page.close();
  expect(problems).toEqual([]);
});

test("a basket for Sarah is ordered, refunded and cancelled, and nothing is wider than the phone", async () => {
  await page.goto(harness.devstore.url);
  await page.getByRole("button", { name: "Add Harbour Linen Shirt to the basket" }).click();
  await page.getByLabel("Quantity of Canvas Market Tote").fill("2");
  await page.getByRole("button", { name: "Add Canvas Market Tote to the basket" }).click();
  await page.getByRole("combobox", { name: "Customer" }).selectOption({ label: "Sarah Miller" });
  await page.getByLabel("Express shipping").check();
  await page.getByRole("button", { name: "Place order" }).click();
  // 59.90 + 2 x 29.00 + 14.90
  await expect.poll(() => page.textContent("#answer")).toBe("#1001 placed: $132.80");
  await page.getByRole("button", { name: "Refund #1001" }).click();
  await page.locator("#order-list .badge", { hasText: "refunded" }).waitFor();
  await page.getByRole("button", { name: "Cancel #1001" }).click();
  await page.locator("#order-list .badge", { hasText: "cancelled" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});

test("a list that refreshes leaves focus where it is", async () => {
  await page.goto(harness.devstore.url);
  await page.getByLabel("Search products").fill("lamp");
  await page.getByRole("button", { name: "Buy Arc Floor Lamp now" }).click();
  await expect.poll(() => page.textContent("#answer")).toContain("placed");
  const buy = page.getByRole("button", { name: "Buy Arc Floor Lamp now" });
  await buy.focus();
  await page.waitForTimeout(1500);
  expect(await buy.evaluate((button) => button === document.activeElement)).toBe(true);
});

test("the app in the frame sends a valid session token, shows a toast, and is saved by the admin's button", async () => {
  await page.goto(`${harness.devstore.url}/admin/apps/encore`);
  const frame = page.frameLocator("iframe");
  await frame.locator("h1").waitFor();
  await frame.locator("h1").evaluate(() => fetch("/app/data"));
  await expect.poll(() => authorizations.length).toBe(1);
  const token = authorizations[0]?.replace("Bearer ", "") ?? "";
  expect(checkSessionToken(token, harness.devstore.store.settings, Date.now()).kind).toBe("valid");
  await frame.locator("h1").evaluate(() => {
    const { shopify } = window as unknown as {
      shopify: { toast: { show(text: string): void }; saveBar: { show(id: string): void } };
    };
    shopify.toast.show("Hello");
    shopify.saveBar.show("bar");
  });
  await page.getByText("Hello").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await frame.getByText("Saved").waitFor();
  await page.getByRole("link", { name: "Badges" }).click();
  // This app does not listen for the admin's links: it is waited for, then the address is opened as it is.
  await expect.poll(() => page.url(), { timeout: 15_000 }).toBe(`${harness.devstore.url}/admin/apps/encore/app/badges`);
});
