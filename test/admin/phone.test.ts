// Every page of badges on a phone: nothing is wider than the window, and axe finds nothing, in either language. And with the
// keyboard alone a badge can be made.
import { expect, test } from "vitest";
import { listBadges } from "../../rewards/programme/list.ts";
import { appFrame, browseAdmin, demoShop, startAdminStore } from "./harness.ts";

const store = await startAdminStore();
const admin = browseAdmin(store, { width: 390, height: 844 });

const pages = [
  "/app",
  "/app/badges",
  "/app/badges/new",
  ...["vip", "tiers", "season", "mastery"].map((code) => `/app/badges/new/${code}`),
];

test.each(pages)("%s fits a phone and its readers, in English and German", async (path) => {
  const { page, open, axe } = admin.current();
  page.on("dialog", (dialog) => void dialog.accept());
  for (const locale of ["en", "de"]) {
    await open(path, locale);
    expect(await axe()).toEqual([]);
    expect(await appFrame(page).evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  }
});

test("a badge is made with the keyboard alone", async () => {
  const { page, frame, open } = admin.current();
  await open("/app/badges/new");
  const focused = (name: string) =>
    frame
      .locator(":focus")
      .evaluate((element, wanted) => element.ariaLabel === wanted || element.textContent === wanted, name);
  const tabTo = async (name: string) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      if ((await frame.locator(":focus").count()) > 0 && (await focused(name))) return;
    }
    throw new Error(`Nothing called "${name}" can be reached with the keyboard.`);
  };
  await tabTo("Use template: First purchase");
  await page.keyboard.press("Enter");
  await frame.getByLabel("Name", { exact: true }).waitFor();
  await frame.getByLabel("Name", { exact: true }).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Welcome aboard");
  await page.getByRole("button", { name: "Save" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
  const query = { search: "Welcome aboard", state: null, type: null, page: 0, now: Date.now() };
  expect((await listBadges(store.database.pool, demoShop, query)).total).toBe(1);
});
