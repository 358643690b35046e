// The embedded admin as a merchant sees it: the web process, a devstore around it, and a browser that holds every page to its
// word. A console error, a failed request, or a page that is wider than the window fails the test that met it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Frame, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type RunningDevstore, startDevstore } from "../../devstore/start.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { secret, startTestApp, type TestApp } from "../support/app.ts";
import { hasBrowser, startBrowser } from "../support/browser.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { demoShop, startTestDevstore } from "../support/devstore.ts";
import { startTestProcess } from "../support/processes.ts";
import { freePort } from "../support/redis.ts";

export { demoShop };

/** Shopify's library answers what calls itself a headless browser as it answers robots. */
const userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

export interface AdminStore {
  app: TestApp;
  database: TestDatabase;
  devstore: RunningDevstore;
}

/** Call it at the top of a test file. Calls to Shopify go to the devstore from then on. */
export async function startAdminStore(): Promise<AdminStore> {
  const database = await testDatabase();
  const app = await startTestApp({ databaseUrl: database.url });
  const devstore = await startTestDevstore(app.url);
  return { app, database, devstore: devstore.running() };
}

export interface ProcessStore {
  database: TestDatabase;
  devstore: RunningDevstore;
}

/** The same as an operator has it: the web process and the worker are processes, and nothing is installed yet. */
export async function startProcessStore(): Promise<ProcessStore> {
  const database = await testDatabase();
  await migrateQueue(database.url);
  const port = await freePort();
  const environment = {
    DATABASE_URL: database.url,
    DEVSTORE_PORT: String(port),
    NODE_OPTIONS: `--import=${new URL("../../devstore/redirect.ts", import.meta.url)}`,
  };
  const web = await startTestProcess("app/server.ts", environment);
  const dataDir = await mkdtemp(join(tmpdir(), "encore-journey-"));
  const devstore = await startDevstore({
    apiKey: "a-key-for-tests",
    apiSecret: secret,
    appUrl: `http://127.0.0.1:${web.up["port"]}`,
    port,
    dataDir,
    retryFirstDelayMs: 50,
    bulkDurationMs: 0,
  });
  afterAll(async () => {
    await devstore.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  await startTestProcess("worker/main.ts", environment);
  return { database, devstore };
}

export interface AdminPage {
  page: Page;
  /** The app's page inside the admin. */
  frame: FrameLocator;
  /** Opens an address of the app inside the admin. */
  open(path: string, locale?: string): Promise<void>;
  /** Accessibility mistakes that axe finds in the app's page. */
  axe(): Promise<string[]>;
  problems: string[];
}

export interface Browsing {
  /** The page of the test that is running. */
  current(): AdminPage;
  /** A second window of the same merchant. */
  another(): Promise<AdminPage>;
}

/** Gives each test of the file a page of its own and fails it for what went wrong in there unseen. */
export function browseAdmin(
  { devstore }: { devstore: RunningDevstore },
  viewport = { width: 1280, height: 900 },
): Browsing {
  let browser: Browser | undefined;
  let opened: AdminPage[] = [];
  beforeAll(async () => {
    browser = hasBrowser() ? await startBrowser() : undefined;
  });
  afterAll(async () => browser?.close());
  const another = async (): Promise<AdminPage> => {
    if (browser === undefined) throw new Error("There is no browser.");
    const made = await adminPage(browser, devstore, viewport);
    opened.push(made);
    return made;
  };
  beforeEach(async (context) => {
    if (browser === undefined) return void context.skip();
    opened = [];
    await another();
  });
  afterEach(async () => {
    for (const { page, problems } of opened) {
      await page.close();
      expect(problems).toEqual([]);
    }
  });
  return {
    another,
    current: () => {
      const [first] = opened;
      if (first === undefined) throw new Error("No page is open: this must run inside a test.");
      return first;
    },
  };
}

async function adminPage(
  browser: Browser,
  devstore: RunningDevstore,
  viewport: { width: number; height: number },
): Promise<AdminPage> {
  const page = await browser.newPage({ viewport, userAgent });
  // Sooner than the test's own end, which would not tell what was waited for.
  page.setDefaultTimeout(12_000);
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("response", (answer) => answer.status() >= 400 && problems.push(`${answer.status()} ${answer.url()}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") problems.push(`${why} ${request.url()}`);
  });
  return {
    page,
    problems,
    frame: page.frameLocator("iframe"),
    open: async (path, locale = "en") => {
      await page.goto(`${devstore.url}/admin/apps/encore${path}${path.includes("?") ? "&" : "?"}locale=${locale}`);
      await page.frameLocator("iframe").locator("h1").first().waitFor();
      // Only once React has taken the page over does it answer.
      await appFrame(page).waitForFunction(() =>
        Object.keys(document.querySelector("h1") ?? {}).some((key) => key.startsWith("__reactFiber")),
      );
    },
    axe: () => axeViolations(appFrame(page)),
  };
}

/** While `work` goes on, whatever the page sends to such an address to be changed does not get there; the merchant is told. */
export async function withoutLine({ page, problems }: AdminPage, address: RegExp, work: () => Promise<void>) {
  await page.route(address, (route) =>
    route.request().method() === "POST" ? route.abort("internetdisconnected") : route.continue(),
  );
  await work();
  await page.getByText("What you entered is still here", { exact: false }).waitFor();
  await page.unroute(address);
  expect(problems.splice(0).filter((problem) => !problem.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
}

export function appFrame(page: Page): Frame {
  const frame = page.frames().find((candidate) => candidate.url().includes("//app.localhost"));
  if (frame === undefined) throw new Error("The admin shows no app.");
  return frame;
}

async function axeViolations(frame: Frame): Promise<string[]> {
  const { source } = await import("axe-core");
  await frame.evaluate(source);
  return frame.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    );
  });
}
