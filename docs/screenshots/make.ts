// Makes the pictures of the storefront: `npm run screenshots`. The same pages with the same people every time, on a devstore of
// its own; nothing of a demo is touched.
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { guide } from "../../devstore/catalogue/guide.ts";
import { newShopper, type ShopperOptions } from "../../test/storefront/shopper.ts";
import { manyBadges, startStore } from "../../test/storefront/store.ts";
import { startBrowser } from "../../test/support/browser.ts";

interface Picture {
  name: string;
  path: string;
  shopper?: ShopperOptions;
  /** What is opened before the picture is taken. */
  panel?: boolean;
  /** Whether the greeting of a new badge stays. */
  greeting?: boolean;
  /** Whether somebody tries to redeem; nobody is there to answer. */
  redeems?: boolean;
}

const john = guide.john.id;
const sarah = guide.sarah.id;
const laptop = guide.laptop.variants[0]?.id ?? "";
/** Has not bought anything yet. */
const amara = "7300000131084";
const product = `/products/${guide.headphones.handle}`;

const pictures: Picture[] = [
  { name: "account", path: "/account", shopper: { customerId: john } },
  { name: "account-dark-phone", path: "/account", shopper: { customerId: john, scheme: "dark", width: 390 } },
  { name: "account-new-customer-phone", path: "/account", shopper: { customerId: amara, width: 390 } },
  { name: "account-app-down-phone", path: "/account", shopper: { customerId: john, width: 390 }, redeems: true },
  {
    name: "account-without-scripts",
    path: "/account",
    shopper: { customerId: john, locale: "de", javaScriptEnabled: false },
  },
  { name: "account-right-to-left", path: "/account", shopper: { customerId: john, locale: "ar" } },
  { name: "sixty-badges-dark", path: "/account", shopper: { customerId: sarah, scheme: "dark" } },
  { name: "product-logged-out", path: product },
  { name: "product-german-phone", path: product, shopper: { customerId: john, locale: "de", width: 390 } },
  { name: "panel", path: "/store", shopper: { customerId: john }, panel: true },
  { name: "panel-dark-phone", path: "/store", shopper: { customerId: john, scheme: "dark", width: 390 }, panel: true },
  {
    name: "panel-right-to-left-phone",
    path: "/store",
    shopper: { customerId: john, locale: "ar", scheme: "midnight", width: 390 },
    panel: true,
  },
  { name: "cart-german", path: "/cart", shopper: { customerId: john, locale: "de" } },
  { name: "panel-logged-out", path: "/store", panel: true },
  {
    name: "new-badge",
    path: "/collections/electronics",
    shopper: { customerId: john, scheme: "dark" },
    greeting: true,
  },
];

async function take(browser: Browser, storeUrl: string, picture: Picture): Promise<void> {
  const { page, go, leave } = await newShopper(browser, storeUrl, { reducedMotion: "reduce", ...picture.shopper });
  await page.context().addCookies([{ name: "store_cart", value: `${laptop}x1`, url: storeUrl }]);
  await go(picture.path);
  if (picture.panel) await page.click(".encore-launch");
  if (picture.redeems) {
    const row = page.locator("main [data-reward]").first();
    await row.getByRole("button").click();
    await row.getByText("No points were lost").waitFor();
  }
  if (!picture.greeting && picture.shopper?.javaScriptEnabled !== false)
    await page.evaluate(() => document.querySelector(".encore-toast")?.remove());
  const file = fileURLToPath(new URL(`./${picture.name}.png`, import.meta.url));
  await page.screenshot({ path: file, fullPage: picture.path === "/account" });
  process.stderr.write(`docs/screenshots/${picture.name}.png, ${Math.round((await stat(file)).size / 1024)} KB\n`);
  await leave();
}

// Nobody listens there: what is asked of the app gets no answer.
const store = await startStore({ appUrl: "http://127.0.0.1:9" });
const browser = await startBrowser();
try {
  await store.programme();
  await store.player(john, { level: { name: "Silver", total: 1_265, next: { name: "Gold", target: 2_000 } } });
  await store.player(sarah, manyBadges());
  for (const picture of pictures) await take(browser, store.url, picture);
} finally {
  await browser.close();
  await store.stop();
}
