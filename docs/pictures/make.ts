// Makes the pictures of the README: `npm run pictures`. Runs the demo on free ports with data of its own, adds a few
// orders, and takes each page as a visitor sees it. Nothing of an ordinary demo is touched.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";
import { guide } from "../../devstore/catalogue/guide.ts";
import { untilSettled } from "../../devstore/demo/journey.ts";
import { openConfiguredDatabase } from "../../prisma/configured.ts";

const repository = resolve(import.meta.dirname, "../..");
const say = (line: string) => process.stderr.write(`${line}\n`);

interface Demo {
  storeUrl: string;
  dataDir: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was found.");
  return address.port;
}

/** The whole demo, with the guide's orders in it. */
async function startDemo(): Promise<Demo> {
  const dataDir = await mkdtemp(join(tmpdir(), "encore-pictures-"));
  const [appPort, storePort] = [await freePort(), await freePort()];
  // No DATABASE_URL and no REDIS_URL: pictures never come from, or end up in, somebody's database.
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(repository, "devstore/demo/main.ts")], {
    cwd: repository,
    env: { ...inherited, PORT: String(appPort), DEVSTORE_PORT: String(storePort), DATA_DIR: dataDir },
    stdio: ["ignore", "inherit", "pipe"],
  });
  // Whoever stops us stops the demo too.
  process.once("exit", () => child.kill("SIGINT"));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  await new Promise<void>((ready, failed) => {
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => {
      process.stderr.write(chunk);
      words = (words + chunk.toString("utf8")).slice(-2_000);
      if (words.includes("Ctrl-C stops everything")) ready();
    });
    child.once("exit", () => failed(new Error("The demo ended before it was ready.")));
  });
  return {
    storeUrl: `http://127.0.0.1:${storePort}`,
    dataDir,
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGINT");
      await gone;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}

/** More than two shoppers, so that the pages look as they do in a shop. */
async function placeOrders({ storeUrl, dataDir }: Demo): Promise<void> {
  const response = await fetch(`${storeUrl}/devstore/customers`);
  const { customers } = (await response.json()) as { customers: { id: string }[] };
  const baskets = [[guide.sarahsBasket[0]], [guide.headphones], [guide.laptop, guide.headphones], guide.sarahsBasket];
  for (const [place, basket] of baskets.entries()) {
    const customer = customers[place + 2];
    if (!customer) throw new Error("The devstore has fewer customers than the pictures need.");
    const lines = basket.map((product) => ({ productId: product?.id, quantity: 1 }));
    await post(`${storeUrl}/devstore/orders`, { customerId: customer.id, lines });
  }
  const database = await openConfiguredDatabase({ databaseUrl: null, dataDir, poolSize: 1 });
  try {
    await untilSettled(storeUrl, database.pool);
  } finally {
    await database.close();
  }
}

/** Shopify's library answers what calls itself a headless browser with 410, as it does robots. */
const userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: process.env["CHROME_PATH"] || (await chromium.executablePath()),
    args: [
      ...chromium.args.filter((flag) => !/^--(headless|single-process|no-zygote)/.test(flag)),
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

async function take(browser: Browser, url: string, name: string, height: number, settled: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height }, userAgent });
  page.on("pageerror", (error) => say(`  ${name}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") say(`  ${name}: ${message.text()}`);
  });
  await page.goto(url, { waitUntil: "networkidle" });
  // In the admin, what we wait for is in the app's frame.
  await Promise.any(page.frames().map((frame) => frame.getByText(settled).first().waitFor({ timeout: 20_000 })));
  const file = fileURLToPath(new URL(`./${name}.png`, import.meta.url));
  await page.screenshot({ path: file });
  say(`  docs/pictures/${name}.png, ${Math.round((await stat(file)).size / 1024)} KB`);
  await page.close();
}

const demo = await startDemo();
try {
  await placeOrders(demo);
  say("Taking pictures");
  const browser = await openBrowser();
  try {
    await take(browser, `${demo.storeUrl}/`, "devstore", 900, "orders/create");
    await take(browser, `${demo.storeUrl}/admin/apps/encore`, "admin", 900, "Points by day");
  } finally {
    await browser.close();
  }
} finally {
  await demo.stop();
}
