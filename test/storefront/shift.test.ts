// Nothing of ours moves anything, however slowly a page comes: tag by tag, with its font, its pictures or our scripts late.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { hasBrowser, startBrowser } from "../support/browser.ts";
import { openSlowLine, type SlowLine } from "./pieces.ts";
import { layoutShifts, newShopper } from "./shopper.ts";
import { startStore, type TestStore } from "./store.ts";

const headphones = `/products/${guide.headphones.handle}`;

describe.skipIf(!hasBrowser())("on a slow line", () => {
  let store: TestStore;
  let line: SlowLine;
  let browser: Browser;

  beforeAll(async () => {
    store = await startStore({ appUrl: "http://127.0.0.1:9" });
    await store.programme();
    await store.player(guide.john.id, { level: { name: "Silver", total: 1, next: { name: "Gold", target: 5 } } });
    line = await openSlowLine(store.url, { everyMs: 20, most: 160 });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    line?.stop();
    await store?.stop();
  });

  it.each([
    { path: headphones, width: 390 },
    { path: "/cart", width: 390 },
    { path: "/account", width: 390, customerId: guide.john.id },
    { path: headphones, width: 1280, customerId: guide.john.id },
  ])("$path at $width px comes in pieces, and none of them moves another", async ({ path, ...who }) => {
    const { page, leave } = await newShopper(browser, line.url, who);
    await page.goto(line.url + path, { timeout: 60_000 });
    expect(await page.locator(".encore-launch").isVisible()).toBe(true);
    expect(await layoutShifts(page)).toEqual([]);
    await leave();
  });

  it.each([
    { late: "the theme's style sheet", files: "**/theme.css*" },
    { late: "our style sheet", files: "**/encore.css*" },
    { late: "our scripts", files: "**/*.js*" },
    { late: "the font", files: "**/*.woff2" },
    { late: "the pictures", files: "**/*.svg" },
  ])("$late may be late, and nothing moves when it comes", async ({ files }) => {
    const { page, go, leave } = await newShopper(browser, store.url, { width: 390 });
    await page.route(files, async (route) => {
      await page.waitForTimeout(300);
      await route.continue();
    });
    await go(headphones);
    expect(await layoutShifts(page)).toEqual([]);
    await leave();
  });
});
