// A merchant looks at what happened, keeps his rewards and sets his programme: in a real browser, in the admin's frame, wide
// and narrow.
import { describe, expect, test } from "vitest";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import { shopOfKey } from "../../rewards/keys/api-keys.ts";
import { readSettings } from "../../rewards/programme/save-settings.ts";
import { browseAdmin, demoShop, startAdminStore } from "./harness.ts";
import { buy, installDemoShop, john } from "./shoppers.ts";

const store = await startAdminStore();
const { pool } = store.database;
const admin = browseAdmin(store, { width: 390, height: 800 });

await installDemoShop(pool);
await buy(pool, john, "guide-1", "149.99", "electronics");
await pool.query(
  `insert into inbox_events (shop, topic, event_id, triggered_at, payload, state, reason, finished_at)
   select $1, 'orders/create', 'bad-' || n, now(), '{}', 'set_aside',
          'The order cannot be read: total_price_set is missing.', now() from generate_series(1, 3) n`,
  [demoShop],
);

const isNarrowEnough = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth;

describe("activity", () => {
  test("says what was decided and why, and retries what was set aside, one or all", async () => {
    const { frame, open, axe, page } = admin.current();
    await open("/app/activity", "de");
    await frame.getByRole("button", { name: /^Warum\? \+165/ }).click();
    await frame.getByText(/Electronics Enthusiast:\s*Verdient\./).waitFor();
    expect(await axe()).toEqual([]);
    expect(await page.frames().at(-1)?.evaluate(isNarrowEnough)).toBe(true);

    await open("/app/activity?view=set_aside", "de");
    await expect.poll(() => frame.getByText("Das Ereignis ist nicht lesbar: total_price_set fehlt.").count()).toBe(3);
    expect(await axe()).toEqual([]);
    await frame
      .getByRole("button", { name: /^Ereignis .* noch einmal versuchen/ })
      .first()
      .click();
    await expect.poll(() => setAside()).toBe(2);
    await frame.getByRole("button", { name: "Alle noch einmal versuchen" }).click();
    await frame.getByRole("dialog").getByRole("button", { name: "Alle noch einmal versuchen" }).click();
    await expect.poll(() => setAside()).toBe(0);
  });
});

async function setAside(): Promise<number> {
  const { rows } = await pool.query("select 1 from inbox_events where shop = $1 and state = 'set_aside'", [demoShop]);
  return rows.length;
}

describe("rewards", () => {
  test("are made, refused with a sentence beside the field, changed and archived", async () => {
    const { frame, page, open, axe } = admin.current();
    await open("/app/rewards");
    expect(await axe()).toEqual([]);
    await frame.getByRole("link", { name: "Create reward" }).click();
    await frame.getByLabel("Name").fill("Tenth off");
    await frame.getByLabel("Price").fill("0");
    await page.getByRole("button", { name: "Save" }).click();
    await frame.getByText("The price must be a whole number of points", { exact: false }).waitFor();
    await frame.getByLabel("Price").fill("250");
    await page.getByRole("button", { name: "Save" }).click();
    await frame.getByRole("heading", { name: "Tenth off" }).waitFor();
    expect(await axe()).toEqual([]);
    const find = async () =>
      (await listRewards(pool, demoShop, { archived: true })).find(({ name }) => name === "Tenth off");
    expect(await find()).toMatchObject({ price: 250, status: "active", voucher: { percent: 10 } });
    // On a narrow screen what is rarely done is in a menu.
    await frame.getByRole("button", { name: "More actions" }).click();
    await frame
      .getByRole("button", { name: "Archive" })
      .or(frame.getByRole("menuitem", { name: "Archive" }))
      .click();
    await frame.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
    await frame.getByText("Archived", { exact: true }).waitFor();
    expect((await find())?.status).toBe("archived");
  });
});

describe("settings", () => {
  test("are saved as a whole, refused beside the field, and never over somebody else's change", async () => {
    const { frame, page, open, axe } = admin.current();
    await open("/app/settings");
    expect(await axe()).toEqual([]);
    await frame.getByLabel("Points for each USD").fill("1.5");
    await page.getByRole("button", { name: "Save" }).click();
    await frame.getByText("Enter a whole number from 0 to 10,000.").waitFor();
    await frame.getByLabel("Points for each USD").fill("3");
    await frame.getByLabel("Smallest amount that earns").fill("9.50");
    await frame.getByLabel("Pause the programme").check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(() => readSettings(pool, demoShop))
      .toMatchObject({ pointsPerUnit: 3, minimumAmountMinor: 950, paused: true, taxEarns: true });

    await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
    await pool.query(`update shops set settings = settings || '{"pointsPerUnit": 7}' where shop = $1`, [demoShop]);
    await frame.getByLabel("Points for each USD").fill("4");
    await page.getByRole("button", { name: "Save" }).click();
    await frame.getByText("Somebody else has changed the settings meanwhile").waitFor();
    expect(await readSettings(pool, demoShop)).toMatchObject({ pointsPerUnit: 7 });
    page.on("dialog", (dialog) => void dialog.accept());
  });

  test("a key is shown once and opens the API until it is revoked", async () => {
    const { frame, open, axe } = admin.current();
    await open("/app/settings/integrations");
    await frame.getByLabel("Name of the new key").fill("The till");
    await frame.getByRole("button", { name: "Create key" }).click();
    const key = (await frame.locator("code").textContent()) ?? "";
    expect(await shopOfKey(pool, key)).toBe(demoShop);
    expect(await axe()).toEqual([]);
    await open("/app/settings/integrations");
    await frame.getByText("The till").waitFor();
    expect(await frame.locator("code").count()).toBe(0);
    await frame.getByRole("button", { name: "Revoke The till" }).click();
    await frame.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await frame.getByText(/^revoked /).waitFor();
    expect(await shopOfKey(pool, key)).toBeNull();
    await open("/app/settings/data", "de");
    await frame.getByText("Abgleich mit Shopify").waitFor();
    expect(await axe()).toEqual([]);
  });
});
