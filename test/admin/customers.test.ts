// "Where are my points?": a merchant finds a customer, reads why each point came, gives points and takes them back; in a real
// browser, in the admin's frame.
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { createBadge } from "../../rewards/programme/save.ts";
import { templatesIn } from "../../rewards/programme/templates.ts";
import { ledgerSum } from "../support/shop.ts";
import { browseAdmin, demoShop, startAdminStore, withoutLine } from "./harness.ts";
import { buy, installDemoShop, john } from "./shoppers.ts";

const store = await startAdminStore();
const { pool } = store.database;
const admin = browseAdmin(store);

await installDemoShop(pool);
const spender = templatesIn("USD", Date.now()).find(({ code }) => code === "spender");
await createBadge(pool, demoShop, { name: "Spender", ...spender?.content }, "active");
await buy(pool, john, "guide-1", "149.99", "electronics");
await buy(pool, "customer-from-elsewhere", "guide-2", "20.00", "home");

test("a customer is found by his name, by his e-mail address and by an id that only Encore knows", async () => {
  const { page, frame, open, axe } = admin.current();
  await open("/app/customers");
  await frame.getByRole("link", { name: "Customer customer-from-elsewhere" }).waitFor();
  expect(await axe()).toEqual([]);
  const search = frame.getByLabel("Search by name, e-mail or id");
  for (const [typed, found] of [
    ["john", /^John/],
    ["john@", /^John/],
    ["customer-from-elsewhere", "Customer customer-from-elsewhere"],
  ] as const) {
    await search.fill(typed);
    await expect.poll(() => frame.getByRole("row").count(), { timeout: 10_000 }).toBe(2);
    await frame.getByRole("link", { name: found }).waitFor();
  }
  await search.fill("sarah");
  await frame.getByText("Not taking part yet").waitFor();
  await search.fill("nobody-at-all");
  await frame.getByText("Nobody fits").waitFor();
  // The navigation leads to all of them, and the field does not say otherwise.
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  await frame.getByRole("link", { name: /^John/ }).waitFor();
  await expect.poll(() => search.inputValue()).toBe("");
});

test("a line of the ledger opens into the rules of that time, what was known, and every badge's reason", async () => {
  const { frame, open, axe } = admin.current();
  await open(`/app/customers/${john}`, "de");
  await frame.getByRole("heading", { name: /^John/ }).waitFor();
  await frame.getByText("165", { exact: true }).first().waitFor();
  // On the way to the badge of those who spend much.
  await frame.getByText(/149,99\s\$ von 250,00\s\$/).waitFor();
  const why = frame.getByRole("button", { name: /^Warum\? \+150/ });
  await why.click();
  await frame.getByText(/Version \d+ Ihres Programms/).waitFor();
  await frame.getByText(/VIP Customer:.*500,00\s\$; hier war es 149,99\s\$/).waitFor();
  await frame.getByText(/Electronics Enthusiast:\s*Verdient\./).waitFor();
  expect(await axe()).toEqual([]);
});

test("points are given with a reason, refused with a sentence beside the field, and undone by a second line", async () => {
  const { frame, open, axe } = admin.current();
  await open(`/app/customers/${john}`);
  const before = await ledgerSum(pool, demoShop, john);
  await frame.getByRole("button", { name: "Adjust points" }).click();
  const points = frame.getByLabel("Points to give, or with a minus to take");
  await points.fill("-9000");
  await frame.getByLabel("Reason").fill("A gift for the wait");
  expect(await axe()).toEqual([]);
  await frame.getByRole("button", { name: "Adjust", exact: true }).click();
  await frame.getByText("There are only 165 points.", { exact: false }).waitFor();
  await points.fill("1.5");
  await frame.getByRole("button", { name: "Adjust", exact: true }).click();
  await frame.getByText("Enter a whole number that is not zero", { exact: false }).waitFor();
  expect(await ledgerSum(pool, demoShop, john)).toBe(before);
  await points.fill("50");
  await frame.getByRole("button", { name: "Adjust", exact: true }).click();
  await frame.getByText("A gift for the wait").waitFor();
  expect(await ledgerSum(pool, demoShop, john)).toBe(before + 50);
  // Closed, a dialog gives the focus back to what has opened it.
  const undo = frame.getByRole("button", { name: "Undo +50 points" });
  for (const opener of [frame.getByRole("button", { name: "Adjust points" }), undo]) {
    await opener.press("Enter");
    await frame.getByRole("dialog").getByRole("button", { name: "Cancel" }).press("Enter");
    await frame.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
  }

  await undo.click();
  await frame.getByRole("dialog").getByRole("button", { name: "Undo", exact: true }).click();
  await frame.getByText("Adjustment undone").waitFor();
  expect(await ledgerSum(pool, demoShop, john)).toBe(before);
  expect(await frame.getByRole("button", { name: /^Undo/ }).count()).toBe(0);
});

test("a dialog whose request fails stays open with what was typed, and the next click gives the points", async () => {
  const { frame, open } = admin.current();
  await open(`/app/customers/${john}`);
  const before = await ledgerSum(pool, demoShop, john);
  await frame.getByRole("button", { name: "Adjust points" }).click();
  await frame.getByLabel("Points to give, or with a minus to take").fill("7");
  await frame.getByLabel("Reason").fill("On a train");
  await withoutLine(admin.current(), /app\/customers/, () =>
    frame.getByRole("button", { name: "Adjust", exact: true }).click(),
  );
  await frame.getByRole("button", { name: "Adjust", exact: true }).click();
  await frame.getByText("On a train").waitFor();
  expect(await ledgerSum(pool, demoShop, john)).toBe(before + 7);
});

test("a badge is given with a reason, and taken back with its points; both are lines that say so", async () => {
  const { frame, open, axe } = admin.current();
  await open(`/app/customers/${john}`);
  const before = await ledgerSum(pool, demoShop, john);
  await frame.getByRole("button", { name: "Give a badge" }).click();
  const badge = frame.getByLabel("Badge", { exact: true });
  await badge.waitFor();
  expect(await badge.locator("option:disabled").allTextContents()).toContain(
    "Electronics Enthusiast: the customer has it already",
  );
  const give = frame.getByRole("button", { name: "Give badge", exact: true });
  await give.click();
  await frame.getByText("Choose a badge.").waitFor();
  await frame.getByText("Enter a reason of 500 characters at most.").waitFor();
  expect(await axe()).toEqual([]);
  await badge.selectOption({ label: "VIP Customer (+100 points)" });
  await frame.getByLabel("Reason").fill("For his patience");
  await give.click();
  await frame.getByRole("heading", { name: "Badge VIP Customer, given by hand" }).waitFor();
  await frame.getByText("For his patience").waitFor();
  expect(await ledgerSum(pool, demoShop, john)).toBe(before + 100);

  await frame.getByRole("button", { name: "Take back VIP Customer" }).click();
  await frame.getByLabel("Reason").fill("Given by mistake");
  expect(await axe()).toEqual([]);
  await frame.getByRole("dialog").getByRole("button", { name: "Take back", exact: true }).click();
  await frame.getByRole("heading", { name: "Badge VIP Customer taken back" }).waitFor();
  expect(await ledgerSum(pool, demoShop, john)).toBe(before);
  expect(await frame.getByRole("button", { name: "Take back VIP Customer" }).count()).toBe(0);
  await frame.getByRole("button", { name: /^Why\? [−-]100/ }).click();
  await frame.getByText("badge taken back by hand").waitFor();
});

test("everything that is known of a customer can be saved as a file", async () => {
  const { frame, page, open } = admin.current();
  await open(`/app/customers/${john}`);
  const download = page.waitForEvent("download");
  await frame.getByRole("button", { name: "Export all data" }).click();
  const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(file).toMatchObject({ shop: demoShop, playerIds: [john] });
  expect(file.actions.map((action: { reference_id: string }) => action.reference_id)).toContain("guide-1");
});
