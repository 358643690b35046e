// The frame around every page: the merchant's language, the navigation, and what is said where a page is missing.
import { expect, test } from "vitest";
import { browseAdmin, startAdminStore } from "./harness.ts";

const store = await startAdminStore();
const admin = browseAdmin(store);

test("the admin is in the language of the merchant's own admin, and in English where there is no catalogue for it", async () => {
  const { frame, page, open, axe } = admin.current();
  await open("/app");
  await frame.getByText("Waiting for the first order").waitFor();
  expect(await axe()).toEqual([]);
  await open("/app", "de-AT");
  await frame.getByText("Warten auf die erste Bestellung").waitFor();
  expect(await frame.locator("html").getAttribute("lang")).toBe("de");
  await page.getByRole("link", { name: "Abzeichen" }).waitFor();
  await open("/app", "fr");
  await frame.getByText("Waiting for the first order").waitFor();
});

test("the navigation marks the page that is open, and the one that a page below it belongs to", async () => {
  const { page, open } = admin.current();
  await open("/app");
  await page.locator("nav a[aria-current=page]", { hasText: "Encore" }).waitFor();
  await open("/app/rewards/new");
  await page.locator("nav a[aria-current=page]", { hasText: "Rewards" }).waitFor();
  expect(await page.locator("nav a[aria-current=page]").count()).toBe(1);
});

test("an address that is no page says so inside the frame, and leads back", async () => {
  const { frame, problems, open, axe } = admin.current();
  await open("/app/no-such-page", "de");
  await frame.getByRole("heading", { name: "Diese Seite gibt es nicht" }).waitFor();
  expect(await axe()).toEqual([]);
  await frame.getByRole("link", { name: "Zurück zum Start" }).click();
  await frame.getByText("Warten auf die erste Bestellung").waitFor();
  // The missing page itself, as it should be.
  expect(problems.splice(0).filter((problem) => !problem.includes("404"))).toEqual([]);
});
