// A merchant makes a ladder of levels and rules for actions, in a real browser on a screen as narrow as a telephone's; and finds
// the level that a customer has reached.
import { describe, expect, test } from "vitest";
import { readSettings } from "../../rewards/programme/save-settings.ts";
import { apiAction, recordTogether } from "../support/rules.ts";
import { browseAdmin, demoShop, startAdminStore } from "./harness.ts";
import { installDemoShop, john } from "./shoppers.ts";

const store = await startAdminStore();
const { pool } = store.database;
const admin = browseAdmin(store, { width: 390, height: 800 });

await installDemoShop(pool);

describe("levels", () => {
  test("are made with their rewards, refused beside the field, and saved; a customer's page and the list show what he has reached", async () => {
    const { frame, page, open, axe } = admin.current();
    await open("/app/customers");
    await frame.getByText("Badges", { exact: true }).first().waitFor({ state: "attached" });
    expect(await frame.getByText("Level", { exact: true }).count()).toBe(0);
    await open("/app/settings/levels");
    expect(await axe()).toEqual([]);
    const add = frame.getByRole("button", { name: "Add level" });
    await add.click();
    await frame.getByLabel("Name").fill("Silver");
    await frame.getByLabel("Points in all").fill("100");
    await frame.getByRole("button", { name: "Add reward" }).click();
    await add.click();
    await frame.getByLabel("Name").nth(1).fill("Gold");
    await frame.getByLabel("Points in all").nth(1).fill("50");
    await page.getByRole("button", { name: "Save" }).click();
    await frame.getByText("Levels and their targets must rise from one to the next.").waitFor();
    expect(await axe()).toEqual([]);
    await frame.getByLabel("Points in all").nth(1).fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await frame.getByText("Enter a whole number of points of at least 1.").waitFor();
    await frame.getByLabel("Points in all").nth(1).fill("5000");
    await page.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(async () => (await readSettings(pool, demoShop))?.levels)
      .toMatchObject([
        { name: "Silver", target: 100, deliverables: [{ kind: "Prize", voucher: { discount: "free_shipping" } }] },
        { name: "Gold", target: 5_000, deliverables: [] },
      ]);
    await page.getByText("Unsaved changes").waitFor({ state: "hidden" });

    const [recorded] = await recordTogether(pool, [apiAction(demoShop, { playerId: john, amount: "120.00" })]);
    expect(recorded?.levels).toEqual(["Silver"]);
    await open(`/app/customers/${john}`);
    await frame.getByText("Silver").first().waitFor();
    await frame.getByText(/to Gold$/).waitFor();
    await frame.getByRole("button", { name: /^Why/ }).first().click();
    await frame.getByText("Level Silver was reached").waitFor();
    expect(await axe()).toEqual([]);
    await open("/app/customers");
    await frame.getByText("Level", { exact: true }).first().waitFor({ state: "attached" });
    await frame.getByRole("cell", { name: "Silver", exact: true }).waitFor();
    expect(await axe()).toEqual([]);
  });

  test("are never saved over somebody else's change", async () => {
    const { frame, page, open } = admin.current();
    await open("/app/settings/levels");
    await pool.query(`update shops set settings = settings || '{"pointsPerUnit": 7}' where shop = $1`, [demoShop]);
    await frame.getByRole("button", { name: "Add level" }).click();
    await frame.getByLabel("Name").last().fill("Platinum");
    await page.getByRole("button", { name: "Save" }).click();
    await frame.getByText("Somebody else has changed the settings meanwhile").waitFor();
    expect((await readSettings(pool, demoShop))?.levels.map(({ name }) => name)).not.toContain("Platinum");
    page.on("dialog", (dialog) => void dialog.accept());
  });
});

describe("rules for actions", () => {
  test("are made with the keyboard alone, refused beside the field, and saved", async () => {
    const { frame, page, open, axe } = admin.current();
    await open("/app/settings/actions");
    await frame.getByRole("button", { name: "Add rule" }).press("Enter");
    const name = frame.getByLabel("Name of the action");
    await name.press("a");
    await name.press("Backspace");
    await page.keyboard.press("Tab");
    await page.keyboard.type("25");
    await page.keyboard.press("Tab");
    await page.keyboard.type("60");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("100");
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await frame.getByText("Enter the name of an action, of 200 characters at most.").waitFor();
    expect(await axe()).toEqual([]);
    await name.pressSequentially("review");
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await expect
      .poll(async () => (await readSettings(pool, demoShop))?.actionRules)
      .toEqual([{ action: "review", points: 25, gapMinutes: 60, maximumPerAction: null, maximumPerDay: 100 }]);
    const [recorded] = await recordTogether(pool, [apiAction(demoShop, { name: "review" })]);
    expect(recorded?.points).toBe(25);
    await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
    await open("/app/settings/actions", "de");
    await frame.getByText("Punkte jedes Mal").waitFor();
    expect(await axe()).toEqual([]);
  });
});
