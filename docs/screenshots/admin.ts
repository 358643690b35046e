// Makes the pictures of the admin: `npm run screenshots` does, after those of the storefront. The demo with a shop that has been
// there for a while, on a desk; some pages on a phone, one in German.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { guide } from "../../devstore/catalogue/guide.ts";
import { openBrowser, say, startDemo, userAgent } from "../pictures/demo.ts";

interface Picture {
  name: string;
  path: string;
  width?: number;
  height?: number;
  locale?: string;
  reach?(frame: FrameLocator, page: Page): Promise<void>;
}

const desk = 1280;
const phone = 390;
const john = `/app/customers/${guide.john.id}`;
const badge = async (frame: FrameLocator) => {
  await frame.getByRole("link", { name: "VIP Customer" }).first().click();
  await frame.getByRole("heading", { name: /In plain words|In einfachen Worten/ }).waitFor();
};
const firstReason = async (frame: FrameLocator) => {
  await frame
    .getByRole("button", { name: /^Why\?/ })
    .first()
    .click();
  await frame
    .getByText(/version [\d,]+ of your programme/)
    .first()
    .waitFor();
};
/** A second version, and what is different in it. */
const versions = async (frame: FrameLocator, page: Page) => {
  await badge(frame);
  await frame.getByRole("textbox", { name: "Description", exact: true }).fill("Thank you for a large premium order.");
  await save(page);
  await frame.getByRole("link", { name: "Versions", exact: true }).click();
  await frame.getByRole("button", { name: "Restore version 1" }).waitFor();
};
const reward = async (frame: FrameLocator) => {
  await frame.getByRole("link", { name: "Free shipping" }).first().click();
  await frame.getByRole("heading", { name: "Free shipping" }).first().waitFor();
};
const file = {
  name: "customers.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("Email,Points Balance,Shopify Customer ID,VIP Tier\n,120,7001,Gold\n,75,7002,\n,many,7003,\n"),
};

/** Adds an entry to a page of settings and fills its fields, in the order of their labels. */
async function add(frame: FrameLocator, button: string, fields: Record<string, string>): Promise<void> {
  await frame.getByRole("button", { name: button, exact: true }).click();
  for (const [label, value] of Object.entries(fields)) {
    await frame.getByRole("textbox", { name: label, exact: true }).last().fill(value);
  }
}
async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
}
const levels = async (frame: FrameLocator, page: Page) => {
  for (const [name, target] of [
    ["Bronze", "500"],
    ["Silver", "2000"],
    ["Gold", "10000"],
  ] as const)
    await add(frame, "Add level", { Name: name, "Points in all": target });
  await save(page);
};
const rules = async (frame: FrameLocator, page: Page) => {
  const atMost = "At most, for one customer and day";
  await add(frame, "Add rule", { "Name of the action": "review", "Points each time": "20", [atMost]: "40" });
  await add(frame, "Add rule", { "Name of the action": "newsletter", "Points each time": "50" });
  await save(page);
};
const gift = async (frame: FrameLocator) => {
  await frame.getByRole("button", { name: "Give a badge" }).click();
  await frame.getByRole("dialog").waitFor();
};

const pictures: Picture[] = [
  // What they save is seen on the pages below.
  { name: "admin-levels", path: "/app/settings/levels", height: 1000, reach: levels },
  { name: "admin-action-rules", path: "/app/settings/actions", reach: rules },
  { name: "admin-home", path: "/app", height: 1400 },
  { name: "admin-home-phone", path: "/app", width: phone },
  { name: "admin-home-german", path: "/app", locale: "de" },
  { name: "admin-badges", path: "/app/badges" },
  { name: "admin-templates", path: "/app/badges/new" },
  { name: "admin-designer", path: "/app/badges?search=VIP", height: 1300, reach: badge },
  { name: "admin-designer-phone", path: "/app/badges?search=VIP", width: phone, reach: badge },
  { name: "admin-rewards", path: "/app/rewards" },
  { name: "admin-reward", path: "/app/rewards", reach: reward },
  { name: "admin-new-reward", path: "/app/rewards/new" },
  { name: "admin-customers", path: "/app/customers" },
  { name: "admin-customer", path: john, height: 1300 },
  { name: "admin-give-badge", path: john, reach: gift },
  { name: "admin-customer-why", path: john, width: phone, reach: firstReason },
  { name: "admin-activity", path: "/app/activity", reach: firstReason },
  { name: "admin-settings", path: "/app/settings", height: 1300 },
  { name: "admin-data", path: "/app/settings/data" },
  { name: "admin-integrations", path: "/app/settings/integrations" },
  {
    name: "admin-import",
    path: "/app/settings/import",
    reach: async (frame) => {
      await frame.locator("#import-file").setInputFiles(file);
      await frame.getByRole("button", { name: "Import 2 customers" }).waitFor();
    },
  },
  // Last, because it changes a badge that others show.
  { name: "admin-versions", path: "/app/badges?search=VIP", reach: versions },
];

/** Two years of some hundred customers. */
async function seed(dataDir: string): Promise<void> {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const script = fileURLToPath(new URL("../../devstore/seed/main.ts", import.meta.url));
  const child = spawn(process.execPath, [script, "--players", "300", "--badges", "12"], {
    env: { ...inherited, DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`The shop could not be filled: the seed ended with ${code}.`);
}

async function take(browser: Browser, storeUrl: string, picture: Picture): Promise<void> {
  const { width = desk, height = width === phone ? 844 : 900, locale = "en" } = picture;
  const page = await browser.newPage({ viewport: { width, height }, userAgent });
  page.on("pageerror", (error) => say(`  ${picture.name}: ${error.message}`));
  const separator = picture.path.includes("?") ? "&" : "?";
  await page.goto(`${storeUrl}/admin/apps/encore${picture.path}${separator}locale=${locale}`);
  const frame = page.frameLocator("iframe");
  await frame.locator("h1").first().waitFor();
  await picture.reach?.(frame, page);
  await page.waitForTimeout(700);
  const target = fileURLToPath(new URL(`./${picture.name}.png`, import.meta.url));
  await page.screenshot({ path: target });
  say(`docs/screenshots/${picture.name}.png, ${Math.round((await stat(target)).size / 1024)} KB`);
  await page.close();
}

/** Names of pictures, where not all of them are to be made. */
const wanted = process.argv.slice(2);

const demo = await startDemo(seed);
try {
  const browser = await openBrowser();
  try {
    for (const picture of pictures.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      await take(browser, demo.storeUrl, picture).catch((error: unknown) => {
        process.exitCode = 1;
        say(`${picture.name}: ${error instanceof Error ? error.message : error}`);
      });
    }
  } finally {
    await browser.close();
  }
} finally {
  await demo.stop();
}
