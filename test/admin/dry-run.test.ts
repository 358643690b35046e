// A merchant tries a badge on what happened before he saves it: the run goes on in the background, and tells who would have
// earned it and why others would not.
import { expect, test } from "vitest";
import { submitActions } from "../../rewards/recording/submit.ts";
import { dryRun } from "../../worker/schedules/dry-run.ts";
import { apiAction } from "../support/rules.ts";
import { browseAdmin, demoShop, startAdminStore, withoutLine } from "./harness.ts";

const store = await startAdminStore();
const { pool } = store.database;
const admin = browseAdmin(store);

/** What a worker does each second. */
const work = () =>
  dryRun({ pool, log: store.app.services.log }).run({ now: Date.now(), signal: new AbortController().signal });

const buy = (playerId: string, amount: string) =>
  submitActions(pool, [apiAction(demoShop, { playerId, amount, at: Date.now() - 3_600_000 })]);

test("a dry run shows its figures and the reason of each example, and can be called off", async () => {
  const { frame, open, axe } = admin.current();
  await open("/app/badges/new/spender");
  await buy("anna", "900.00");
  await buy("ben", "100.00");

  await frame.getByRole("button", { name: "Try it" }).click();
  await frame.getByRole("progressbar", { name: "customers" }).waitFor();
  await frame.getByRole("button", { name: "Cancel" }).click();
  await frame.getByText("Called off.").waitFor();
  expect(await work()).toEqual({ players: 0 });

  await frame.getByRole("button", { name: "Try it" }).click();
  await expect.poll(async () => (await work())["players"], { timeout: 10_000 }).toBe(2);
  await frame.getByText("2 actions were looked at; 2 fitted the filter.").waitFor();
  // 900 is three times 250.
  await frame
    .getByRole("row", { name: /anna Earned \(number 3\)\.|anna Earned.*\+150/ })
    .first()
    .waitFor();
  await frame.getByRole("row", { name: /ben It counts: \$100\.00 of \$250\.00\./ }).waitFor();
  expect(await axe()).toEqual([]);

  await open("/app/badges/new/vip");
  await frame.getByRole("button", { name: "Try it" }).click();
  await expect.poll(async () => (await work())["players"], { timeout: 10_000 }).toBe(2);
  await frame.getByRole("row", { name: /ben Asked: .* \$500\.00\. There was: \$100\.00\./ }).waitFor();
});

test("on a slow line the figures come as well, and work on the form goes on meanwhile", async () => {
  const { frame, page, open } = admin.current();
  page.on("dialog", (dialog) => void dialog.accept());
  // Slower than the page looks, and slower than the pause after which the form is checked.
  await page.route(/dry-runs/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await open("/app/badges/new/spender");
  await frame.getByRole("button", { name: "Try it" }).click();
  await frame.getByRole("progressbar", { name: "customers" }).waitFor();
  const checked = page.waitForResponse((answer) => answer.request().postData()?.includes("Another name") ?? false);
  await frame.getByLabel("Name", { exact: true }).fill("Another name");
  await checked;
  await frame.getByRole("button", { name: "Cancel" }).waitFor();
  await expect.poll(async () => (await work())["players"], { timeout: 10_000 }).toBe(2);
  await frame.getByText("2 actions were looked at; 2 fitted the filter.").waitFor();
  expect(await frame.getByLabel("Name", { exact: true }).inputValue()).toBe("Another name");
});

test("a request that fails takes away nothing of what was typed", async () => {
  const { frame, page, open } = admin.current();
  page.on("dialog", (dialog) => void dialog.accept());
  await open("/app/badges/new/spender");
  await withoutLine(admin.current(), /badges\/new\/spender/, async () => {
    const failed = page.waitForEvent("requestfailed");
    await frame.getByLabel("Name", { exact: true }).fill("Typed on a train");
    // The form was to be checked; that can wait.
    await failed;
    await page.getByRole("button", { name: "Save" }).click();
  });
  expect(await frame.getByLabel("Name", { exact: true }).inputValue()).toBe("Typed on a train");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
  const { rows } = await pool.query("select 1 from badge_versions where definition->>'name' = 'Typed on a train'");
  expect(rows).toHaveLength(1);
});
