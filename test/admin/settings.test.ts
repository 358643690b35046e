// A merchant keeps his rewards and sets his programme: in a real browser, in the admin's frame, on a screen as narrow as a
// telephone's.
import { describe, expect, test } from "vitest";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import { shopOfKey } from "../../rewards/keys/api-keys.ts";
import { readSettings } from "../../rewards/programme/save-settings.ts";
import { appFrame, browseAdmin, demoShop, startAdminStore, withoutLine } from "./harness.ts";
import { buy, installDemoShop, john } from "./shoppers.ts";

const store = await startAdminStore();
const { pool } = store.database;
const admin = browseAdmin(store, { width: 390, height: 800 });

await installDemoShop(pool);
const isNarrowEnough = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth;

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
    await frame.getByLabel("Limited to").fill("1.5");
    await page.getByRole("button", { name: "Save" }).click();
    await frame.getByText("The quantity must be a whole number", { exact: false }).waitFor();
    await frame.getByLabel("Limited to").fill("40");
    await page.getByRole("button", { name: "Save" }).click();
    await frame.getByRole("heading", { name: "Tenth off" }).waitFor();
    await frame.getByText("40 left").waitFor();
    expect(await axe()).toEqual([]);
    const find = async () =>
      (await listRewards(pool, demoShop, { archived: true })).find(({ name }) => name === "Tenth off");
    expect(await find()).toMatchObject({ price: 250, quantity: 40, status: "active", voucher: { percent: 10 } });
    // On a narrow screen what is rarely done is in a menu.
    await frame.getByRole("button", { name: "View actions" }).click();
    await frame
      .getByRole("button", { name: "Archive" })
      .or(frame.getByRole("menuitem", { name: "Archive" }))
      .click();
    await frame.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
    await frame.getByText("Archived", { exact: true }).waitFor();
    expect((await find())?.status).toBe("archived");
  });
});

test("a perk is made for badges, taken into one, earned, and marked as handed over", async () => {
  const { frame, page, open, axe } = admin.current();
  await open("/app/rewards/new");
  await frame.getByLabel("Kind").selectOption({ label: "Content" });
  await frame.getByLabel("Name").fill("Tote bag");
  await page.getByRole("button", { name: "Save" }).click();
  await frame.getByText("Write the text that customers are to see.").waitFor();
  await frame.getByLabel("Kind").selectOption({ label: "Perk" });
  await frame.getByLabel("Description").fill("Ask at the desk.");
  await frame.getByLabel("Customers can redeem it for points").uncheck();
  expect(await axe()).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await frame.getByRole("heading", { name: "Tote bag" }).waitFor();
  await open("/app/rewards");
  await frame.getByLabel("Use").selectOption({ label: "In badges only" });
  await frame.getByRole("row", { name: /Tote bag.*Perk.*Ask at the desk.*in badges only/ }).waitFor();
  expect(await frame.getByRole("row").count()).toBe(2);
  expect(await axe()).toEqual([]);

  await open("/app/badges/new/vip");
  await frame.getByLabel("Name", { exact: true }).fill("Regular");
  await frame.getByRole("button", { name: "Take one from the catalogue" }).click();
  await frame.getByText("changing the reward later changes nothing here", { exact: false }).waitFor();
  await frame
    .getByRole("button", { name: /^Tote bag/ })
    .or(frame.getByRole("menuitem", { name: /^Tote bag/ }))
    .click();
  expect(await axe()).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
  await buy(pool, john, "for-the-bag", "600.00", "premium");

  await open(`/app/customers/${john}`);
  await frame.getByRole("button", { name: "Mark as handed over: Tote bag" }).click();
  expect(await axe()).toEqual([]);
  await frame.getByRole("dialog").getByRole("button", { name: "Mark as handed over", exact: true }).click();
  await frame.getByText("Handed over", { exact: true }).waitFor();
  const { rows } = await pool.query(
    "select kind, label, description, state from inventory_items where shop = $1 and kind = 'perk'",
    [demoShop],
  );
  expect(rows).toEqual([{ kind: "perk", label: "Tote bag", description: "Ask at the desk.", state: "used" }]);
});

describe("settings", () => {
  test("are saved as a whole, refused beside the field, and never over somebody else's change", async () => {
    const { frame, page, open, axe } = admin.current();
    await open("/app/settings");
    expect(await axe()).toEqual([]);
    expect(await appFrame(page).evaluate(isNarrowEnough)).toBe(true);
    await frame.getByLabel("Points for each USD").fill("1.5");
    await page.getByRole("button", { name: "Save" }).click();
    await frame.getByText("Enter a whole number from 0 to 10,000.").waitFor();
    await frame.getByLabel("Points for each USD").fill("3");
    await frame.getByLabel("Smallest amount that earns").fill("9.505");
    await page.getByRole("button", { name: "Save" }).click();
    await frame.getByText("Enter an amount such as 10 or 9.50", { exact: false }).waitFor();
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
    const create = () => frame.getByRole("button", { name: "Create key" }).click();
    await withoutLine(admin.current(), /settings\/integrations/, create);
    await create();
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
