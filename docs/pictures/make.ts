// Makes the pictures of the README: `npm run pictures`. Runs the demo on free ports with data of its own, adds a few
// orders, and takes each page as a visitor sees it. Nothing of an ordinary demo is touched.
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { guide } from "../../devstore/catalogue/guide.ts";
import { untilSettled } from "../../devstore/demo/journey.ts";
import { openConfiguredDatabase } from "../../prisma/configured.ts";
import { type Demo, openBrowser, say, startDemo, userAgent } from "./demo.ts";

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
