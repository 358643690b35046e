// Redeeming in a real browser, through the signed proxy, at the real app: every refusal is told beside the button and costs
// nothing, and a button that is pressed twice redeems once.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedCustomers } from "../../devstore/catalogue/customers.ts";
import { guide } from "../../devstore/catalogue/guide.ts";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { handOver } from "../../rewards/by-hand/hand-over.ts";
import { createReward, listRewards, setRewardStatus } from "../../rewards/catalogue/rewards.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { readSettings, saveSettings } from "../../rewards/programme/save-settings.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { readPlayers } from "../../rewards/storefront/player.ts";
import { readProgramme } from "../../rewards/storefront/programme.ts";
import { secret, startTestApp } from "../support/app.ts";
import { hasBrowser, startBrowser } from "../support/browser.ts";
import { testDatabase } from "../support/database.ts";
import { newShopper, type Shopper, type ShopperOptions, violations } from "./shopper.ts";
import { startStore, type TestStore } from "./store.ts";

/** Customers of the store whom the guide does not need. */
const others = seedCustomers()
  .slice(2)
  .map(({ id }) => id);
const customer = (): string => {
  const id = others.shift();
  if (!id) throw new Error("The store has no more customers.");
  return id;
};

describe.skipIf(!hasBrowser())("redeeming", async () => {
  const { pool, url: databaseUrl } = await testDatabase({ poolSize: 10 });
  const app = await startTestApp({ databaseUrl });
  const folder = await mkdtemp(join(tmpdir(), "encore-moved-proxy-"));
  let store: TestStore;
  let browser: Browser;
  let shop: ShopId;

  beforeAll(async () => {
    [store, browser] = await Promise.all([startStore({ appUrl: app.url, apiSecret: secret }), startBrowser()]);
    shop = store.devstore.store.settings.shop as ShopId;
    await installShop(pool, { shop, name: "A test shop", currency: "USD", timeZone: "America/New_York" });
    await showProgramme(store);
  });
  afterAll(async () => {
    await browser?.close();
    await store?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function showProgramme(of: TestStore): Promise<void> {
    const read = await readProgramme(pool, shop, Date.now());
    if (!read) throw new Error("The shop is not installed.");
    await of.programme(read.shape);
  }

  let references = 0;
  const give = (customerId: string, points: number) =>
    adjustPoints(pool, {
      shop,
      playerId: customerId as PlayerId,
      points,
      reason: "A test gives it.",
      referenceId: `redeem-${++references}`,
      at: Date.now(),
    });

  /** What the page is made from: his metafield as it is now. */
  async function showPlayer(customerId: string, of = store): Promise<void> {
    const read = (await readPlayers(pool, shop, [customerId as PlayerId], Date.now())).get(customerId as PlayerId);
    if (!read) throw new Error("The shop is not installed.");
    await of.player(customerId, read.shape);
  }

  const debits = async (customerId: string): Promise<number> => {
    const { rowCount } = await pool.query("select 1 from redemptions where shop = $1 and player_id = $2", [
      shop,
      customerId,
    ]);
    return rowCount ?? 0;
  };
  const cheapest = async (): Promise<{ id: string; name: string; price: number }> => {
    const [reward] = (await listRewards(pool, shop)).filter(({ status }) => status === "active");
    if (!reward) throw new Error("The shop has no rewards.");
    return reward;
  };

  async function atTheRewards(customerId: string, options: ShopperOptions = {}, of = store) {
    const shopper: Shopper = await newShopper(browser, of.url, { customerId, reducedMotion: "reduce", ...options });
    await shopper.go("/account");
    const row = shopper.page.locator(`main [data-reward="${(await cheapest()).id}"]`);
    return { ...shopper, row, button: row.getByRole("button"), answer: row.getByRole("status") };
  }

  /** The answer stands in the reward's own row, under its button, and what it says is all that has happened. */
  async function expectRefusal(page: Page, row: Locator, says: string): Promise<void> {
    await expect.poll(() => row.getByRole("status").textContent(), { timeout: 10_000 }).toBe(says);
    const [answer, reward] = await Promise.all([row.getByRole("status").boundingBox(), row.boundingBox()]);
    expect(answer && reward && answer.y + answer.height <= reward.y + reward.height + 1).toBe(true);
    expect(await page.locator("main .encore-voucher").count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  }

  it("with fewer points than the page still shows is refused, and the page is brought up to date", async () => {
    const customerId = guide.john.id;
    await give(customerId, 150);
    await showPlayer(customerId);
    const { page, row, button, leave } = await atTheRewards(customerId);
    await give(customerId, -100);
    await button.click();
    await expectRefusal(page, row, "You do not have enough points for this.");
    await expect.poll(() => page.locator("main [data-number=points]").first().textContent()).toBe("50");
    expect(await row.textContent()).toContain("Still to go: 50");
    expect(await debits(customerId)).toBe(0);
    await leave();
  });

  it("of a reward that has been archived meanwhile is refused, in the shopper's language", async () => {
    const customerId = guide.sarah.id;
    await give(customerId, 500);
    await showPlayer(customerId);
    const { page, row, button, leave } = await atTheRewards(customerId, { locale: "de", width: 390 });
    const reward = await cheapest();
    await pool.query("update catalogue_rewards set status = 'archived' where shop = $1 and id = $2", [shop, reward.id]);
    await button.click();
    await expectRefusal(page, row, "Diese Prämie gibt es nicht mehr.");
    await pool.query("update catalogue_rewards set status = 'active' where shop = $1 and id = $2", [shop, reward.id]);
    expect(await debits(customerId)).toBe(0);
    await leave();
  });

  it("of the last one, which somebody else has just taken, says that it is sold out, and costs nothing", async () => {
    const [first, second] = [customer(), customer()];
    for (const customerId of [first, second]) await give(customerId, 100);
    await showPlayer(second);
    const { page, row, button, leave } = await atTheRewards(second);
    const { id: rewardId } = await cheapest();
    const limit = (quantity: number | null) =>
      pool.query("update catalogue_rewards set quantity = $3 where shop = $1 and id = $2", [shop, rewardId, quantity]);
    // John's and the others' redemptions count as well; this is the next one after them.
    const { rowCount } = await pool.query("select 1 from redemptions where shop = $1", [shop]);
    await limit((rowCount ?? 0) + 1);
    const taken = { shop, playerId: first as PlayerId, rewardId, referenceId: "the last one", at: Date.now() };
    expect((await app.services.redeem(taken)).kind).toBe("redeemed");
    await button.click();
    await expectRefusal(page, row, "This reward is sold out.");
    expect(await page.locator("main [data-number=points]").first().textContent()).toBe("100");
    expect(await debits(second)).toBe(0);
    await limit(null);
    await leave();
  });

  it("by somebody who has been logged out meanwhile is refused", async () => {
    const customerId = guide.sarah.id;
    const { page, row, button, leave } = await atTheRewards(customerId);
    await page.context().clearCookies();
    await button.click();
    await expectRefusal(page, row, "Log in again to redeem.");
    expect(await debits(customerId)).toBe(0);
    await leave();
  });

  it("in a hurry is slowed down, with nothing lost", async () => {
    const customerId = customer();
    await give(customerId, 90);
    await showPlayer(customerId);
    for (let click = 0; click < 5; click += 1) app.services.visitorLimits.redeem.take(`${shop}/${customerId}`);
    await store.player(customerId, { points: 500, spendable: 500, badges: [], vouchers: [] });
    const { page, row, button, leave } = await atTheRewards(customerId);
    await button.click();
    await expectRefusal(page, row, "That was a little fast. Try again in a moment.");
    expect(await debits(customerId)).toBe(0);
    await leave();
  });

  it("by a button that is pressed twice, and a third time while the app still works on it, happens once", async () => {
    const customerId = customer();
    await give(customerId, 1_000);
    await showPlayer(customerId);
    const { page, button, answer, asked, errors, leave } = await atTheRewards(customerId);
    const { price } = await cheapest();
    await button.dblclick();
    await page.keyboard.press("Enter");
    // No worker runs here: the code is not made, so the answer is what the app says when its patience ends.
    await expect
      .poll(() => answer.textContent(), { timeout: 15_000 })
      .toBe("It is yours. The code will be here in a moment.");
    expect(asked.filter((request) => request.startsWith("POST"))).toHaveLength(1);
    expect(await debits(customerId)).toBe(1);
    expect(await page.locator("main [data-number=points]").first().textContent()).toBe(`${1_000 - price}`);
    expect(await page.locator("main .encore-voucher").count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await leave();
  });

  it("is told as done, and paid once, in a theme whose language is no language and which has broken other rewards", async () => {
    const customerId = customer();
    await give(customerId, 1_000);
    await showPlayer(customerId);
    const { page, go, row, button, answer, errors, leave } = await atTheRewards(customerId);
    await page.addInitScript(() =>
      // Before any deferred script runs.
      document.addEventListener("readystatechange", () => {
        document.documentElement.lang = "en_US";
        for (const bar of document.querySelectorAll("#encore-panel progress")) bar.remove();
      }),
    );
    await go("/account");
    const { price } = await cheapest();
    await button.click();
    await expect
      .poll(() => answer.textContent(), { timeout: 15_000 })
      .toBe("It is yours. The code will be here in a moment.");
    expect(await page.locator("main [data-number=points]").first().textContent()).toBe(`${1_000 - price}`);
    // Money is told in the browser's language.
    const told = await row.evaluate((element) => {
      const block = element.closest("encore-live") as Element & { showStep(of: Element, step: object): void };
      const part = document.createElement("div");
      part.innerHTML = "<i data-amount></i><progress></progress>";
      block.showStep(part, { current: 12_000, target: 50_000, unit: "money" });
      return part.textContent;
    });
    expect(told).toBe("$120 / $500");
    expect(await debits(customerId)).toBe(1);
    expect(errors).toEqual([]);
    await leave();
  });

  it("of a perk is answered at once, and shows it among what the shopper has, until it is handed over", async () => {
    const fields = { kind: "perk", name: "Tote bag", description: "Ask at the desk.", price: 40 };
    const made = await createReward(pool, shop, fields);
    const rewardId = made.kind === "saved" ? made.reward.id : "";
    await showProgramme(store);
    const customerId = customer();
    await give(customerId, 100);
    await showPlayer(customerId);
    const { page, go, errors, leave } = await atTheRewards(customerId);
    const row = page.locator(`main [data-reward="${rewardId}"]`);
    expect(await row.textContent()).toContain("Ask at the desk.");
    await row.getByRole("button").click();
    await expect.poll(() => row.getByRole("status").textContent(), { timeout: 10_000 }).toBe("It is yours.");
    const held = page.locator("main [data-vouchers=perks] li");
    expect(await held.allInnerTexts()).toEqual(["Tote bag\n\nAsk at the desk."]);
    expect(await violations(page)).toEqual([]);

    const { rows } = await pool.query("select id from inventory_items where shop = $1 and player_id = $2", [
      shop,
      customerId,
    ]);
    await showPlayer(customerId);
    await go("/account");
    expect(await held.allInnerTexts()).toEqual(["Tote bag\n\nAsk at the desk."]);
    await handOver(pool, { shop, playerId: customerId as PlayerId, itemId: rows[0]?.id, at: Date.now() });
    await showPlayer(customerId);
    await go("/account");
    expect(await held.count()).toBe(0);
    expect(errors).toEqual([]);
    await leave();
    await setRewardStatus(pool, shop, rewardId, "archived");
    await showProgramme(store);
  });

  it("is still possible while the programme is paused, though nothing is promised for new orders", async () => {
    const settings = await readSettings(pool, shop);
    await saveSettings(pool, shop, { ...settings, paused: true }, settings);
    await showProgramme(store);
    const customerId = customer();
    await give(customerId, 100);
    await showPlayer(customerId);
    const { page, go, button, answer, leave } = await atTheRewards(customerId);
    await button.click();
    await expect.poll(() => answer.textContent(), { timeout: 15_000 }).toMatch(/^It is yours/);
    expect(await debits(customerId)).toBe(1);
    await go(`/products/${guide.headphones.handle}`);
    expect(await page.locator("encore-earns").count()).toBe(0);
    await saveSettings(pool, shop, settings, { ...settings, paused: true });
    await showProgramme(store);
    await leave();
  });

  it("leaves the keyboard on the answer when the button goes because too few points are left", async () => {
    const customerId = customer();
    const { price } = await cheapest();
    await give(customerId, price);
    await showPlayer(customerId);
    const { page, button, answer, leave } = await atTheRewards(customerId);
    await button.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => answer.textContent(), { timeout: 15_000 }).toMatch(/^It is yours/);
    expect(await button.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("encore-answer");
    await leave();
  });

  it("finds the app where the merchant has moved its proxy to, and costs nothing where he has not said so", async () => {
    const file = join(folder, "shopify.app.toml");
    const proxy = `[app_proxy]\nurl = "${app.url}/proxy"\nprefix = "tools"\nsubpath = "loyalty"\n`;
    await writeFile(file, `[access_scopes]\nscopes = "read_customers,write_customers,write_app_proxy"\n${proxy}`);
    const moved = await startStore({ appUrl: app.url, apiSecret: secret, appConfigFile: file });
    const customerId = customer();
    await give(customerId, 500);
    await showProgramme(moved);
    await showPlayer(customerId, moved);

    const told = await atTheRewards(customerId, {}, moved);
    await told.button.click();
    await expect.poll(() => told.answer.textContent(), { timeout: 15_000 }).toMatch(/^It is yours/);
    expect(told.asked).toContain("POST /tools/loyalty/redeem");
    await told.leave();

    const untold = await newShopper(browser, moved.url, { customerId });
    await untold.page.route("**/account", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/ data-proxy="[^"]*"/, "") });
    });
    await untold.go("/account");
    const row = untold.page.locator(`main [data-reward="${(await cheapest()).id}"]`);
    await row.getByRole("button").click();
    await expect.poll(() => row.getByRole("status").textContent()).toMatch(/No points were lost; try again/);
    expect(await debits(customerId)).toBe(1);
    await untold.leave();
    await moved.stop();
  });
});
