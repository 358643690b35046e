// A shopper at a browser: who is logged in, how large the screen is and what the browser is set to; and what is held of every
// page that he sees: no accessibility violation, no error in the console, no layout shift, no request that he did not cause.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export interface ShopperOptions extends BrowserContextOptions {
  customerId?: string;
  width?: number;
  scheme?: "light" | "dark" | "midnight";
  locale?: "en" | "de" | "ar";
}

export interface Shopper {
  page: Page;
  /** Requests of the app proxy, in order: "GET /apps/encore/state". */
  asked: string[];
  /** Errors that the page has run into. */
  errors: string[];
  go(path: string): Promise<void>;
  leave(): Promise<void>;
}

export async function newShopper(browser: Browser, storeUrl: string, options: ShopperOptions = {}): Promise<Shopper> {
  const { customerId, width = 1280, scheme = "light", locale: language = "en", ...settings } = options;
  const context = await browser.newContext({ viewport: { width, height: 844 }, ...settings });
  const view = encodeURIComponent(new URLSearchParams({ scheme, locale: language, blocks: "on" }).toString());
  const cookies = [
    { name: "store_view", value: view },
    ...(customerId === undefined ? [] : [{ name: "store_customer", value: customerId }]),
  ];
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: storeUrl })));
  await context.addInitScript(() => {
    const page = globalThis as typeof globalThis & { shifts: string[] };
    page.shifts = [];
    type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const moved = sources.map(({ node }) => (node instanceof Element ? node.outerHTML : node?.textContent));
        page.shifts.push(`${value}: ${moved.map((html) => html?.slice(0, 80)).join(", ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  const page = await context.newPage();
  const shopper: Shopper = {
    page,
    asked: [],
    errors: [],
    go: async (path) => {
      await page.goto(storeUrl + path, { waitUntil: "networkidle" });
    },
    leave: () => context.close(),
  };
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(apps|a|community|tools)\//.test(pathname)) shopper.asked.push(`${request.method()} ${pathname}`);
  });
  page.on("pageerror", (error) => shopper.errors.push(error.message));
  return shopper;
}

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

interface Axe {
  run(within: string, options: object): Promise<{ violations: Violation[] }>;
}

/** What axe has against the page as it is now, or a part of it, best practices included; each as one line. */
export async function violations(page: Page, within = "html"): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async (part) => {
    const tool = (globalThis as unknown as { axe: Axe }).axe;
    return (await tool.run(part, { resultTypes: ["violations"] })).violations;
  }, within);
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`));
}

/** Each with how much has moved, and what. */
export const layoutShifts = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as typeof globalThis & { shifts: string[] }).shifts);
