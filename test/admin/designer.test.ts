// A merchant makes a badge, changes it, meets somebody else's change, and gets an old version back: in a real browser, in the
// admin's frame, with the admin's own save bar.
import { describe, expect, test } from "vitest";
import { findBadge, listBadges } from "../../rewards/programme/list.ts";
import { browseAdmin, demoShop, startAdminStore } from "./harness.ts";

const store = await startAdminStore();
const { pool } = store.database;
const admin = browseAdmin(store);
const patient = { timeout: 10_000 };

async function badgeNamed(name: string) {
  const query = { search: name, state: null, type: null, page: 0, now: Date.now() };
  const { badges } = await listBadges(pool, demoShop, query);
  const [found] = badges;
  return found ? findBadge(pool, demoShop, found.id) : null;
}

test("a badge is made from a template, with the shop's own categories to choose from, and counts at once", async () => {
  const { frame, page, open, axe } = admin.current();
  await open("/app/badges");
  await frame.getByRole("link", { name: "Create badge" }).click();
  await frame.getByRole("link", { name: "Use template: Category fan" }).click();
  await frame.getByRole("heading", { name: "In plain words" }).waitFor();
  expect(await axe()).toEqual([]);

  await frame.getByLabel("Name", { exact: true }).fill("Home lover");
  const value = frame.getByRole("combobox", { name: "Value" });
  await value.fill("hom");
  await frame.getByRole("option", { name: "home", exact: true }).first().click();
  await frame.getByText("categories include “home”", { exact: false }).waitFor();
  await frame.getByLabel("Points", { exact: true }).fill("25");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Unsaved changes").waitFor({ state: "hidden" });

  expect(await badgeNamed("Home lover")).toMatchObject({
    status: "active",
    version: 1,
    definition: { points: 25, filter: { detail: "category", operator: "=", value: "home" }, imageName: "bolt" },
  });
});

test("what is typed into a field of several values counts, also when it was not chosen", async () => {
  const { frame, page, open } = admin.current();
  page.on("dialog", (dialog) => void dialog.accept());
  await open("/app/badges/new/category");
  await frame.getByLabel("Name", { exact: true }).fill("Several");
  await frame.getByLabel("Comparison").selectOption({ label: "include any of" });
  const values = frame.getByRole("combobox", { name: "Value" });
  await values.fill("hom");
  await frame.getByRole("option", { name: "home", exact: true }).first().click();
  await frame.getByRole("button", { name: "Remove home" }).waitFor();
  expect(await frame.getByRole("button", { name: "Remove hom", exact: true }).count()).toBe(0);
  await values.fill("from tomorrow on");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
  expect(await badgeNamed("Several")).toMatchObject({
    definition: { filter: { operator: "in", value: expect.arrayContaining(["home", "from tomorrow on"]) } },
  });
});

test("what the engine refuses stands beside its field, and nothing is saved", async () => {
  const { frame, page, open } = admin.current();
  await open("/app/badges/new/streak", "de");
  await frame.getByLabel("Name", { exact: true }).fill("Serie");
  await frame.getByLabel("Wie viele in Folge").fill("0");
  await page.getByRole("button", { name: "Save" }).click();
  await frame.getByText("Eine Angabe muss korrigiert werden").waitFor();
  const field = frame.getByLabel("Wie viele in Folge");
  await expect.poll(() => field.getAttribute("aria-invalid"), patient).toBe("true");
  await expect.poll(() => frame.getByText("Das muss mindestens 1 sein.", { exact: true }).count(), patient).toBe(1);
  expect(await badgeNamed("Serie")).toBeNull();
  page.on("dialog", (dialog) => void dialog.accept());
});

test("a save that a check of the form overtakes is a save, and what is typed meanwhile stays", async () => {
  const { frame, page, open } = admin.current();
  const loyal = await badgeNamed("Loyal Customer");
  if (loyal === null) throw new Error("The guide's badge is missing.");
  await open(`/app/badges/${loyal.id}`);
  // The check of the form is answered after the save, while the page is read anew.
  const isSaved = Promise.withResolvers<void>();
  await page.route(new RegExp(`/app/badges/${loyal.id}`), async (route) => {
    const asked = route.request();
    const posted = asked.postData() ?? "";
    if (posted.includes('"intent":"check"')) await isSaved.promise;
    if (asked.method() === "GET") await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  const isChecking = page.waitForRequest((asked) => asked.postData()?.includes('"intent":"check"') ?? false);
  const isSaveAnswered = page.waitForResponse(
    (answer) => answer.request().postData()?.includes('"intent":"save"') ?? false,
  );
  await frame.getByLabel("Points", { exact: true }).fill("35");
  await isChecking;
  await page.getByRole("button", { name: "Save" }).click();
  await isSaveAnswered;
  isSaved.resolve();
  await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
  await frame.getByLabel("Description").fill("Typed while the page was read anew.");
  await page.waitForTimeout(1_500);
  expect(await frame.getByLabel("Description").inputValue()).toBe("Typed while the page was read anew.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
  expect(await findBadge(pool, demoShop, loyal.id)).toMatchObject({
    version: loyal.version + 2,
    definition: { points: 35, description: "Typed while the page was read anew." },
  });
});

describe("a badge that two people edit", () => {
  test("tells the second what the first has changed, and can keep both", async () => {
    const vip = await badgeNamed("VIP Customer");
    if (vip === null) throw new Error("The guide's badge is missing.");
    const [mine, theirs] = [admin.current(), await admin.another()];
    for (const one of [mine, theirs]) await one.open(`/app/badges/${vip.id}`);
    await theirs.frame.getByLabel("Points", { exact: true }).fill("120");
    await theirs.page.getByRole("button", { name: "Save" }).click();
    await theirs.page.getByText("Unsaved changes").waitFor({ state: "hidden" });

    await mine.frame.getByLabel("Description").fill("For our best customers.");
    await mine.page.getByRole("button", { name: "Save" }).click();
    await mine.frame.getByText("Somebody else has saved this badge meanwhile").waitFor();
    await mine.frame.getByRole("row", { name: "Points 100 120" }).waitFor();
    expect(await mine.axe()).toEqual([]);
    await mine.frame.getByRole("button", { name: "Keep both: my changes on top of theirs" }).click();
    await mine.page.getByRole("button", { name: "Save" }).click();
    await mine.page.getByText("Unsaved changes").waitFor({ state: "hidden" });
    expect(await findBadge(pool, demoShop, vip.id)).toMatchObject({
      version: 3,
      definition: { points: 120, description: "For our best customers." },
    });
  });

  test("shows each save as a version that can be compared and brought back", async () => {
    const vip = await badgeNamed("VIP Customer");
    const { frame, open, axe } = admin.current();
    await open(`/app/badges/${vip?.id}`);
    await frame
      .getByRole("link", { name: "Versions" })
      .or(frame.getByRole("button", { name: "Versions" }))
      .first()
      .click();
    await frame.getByRole("row", { name: "Points 100 120" }).waitFor();
    expect(await axe()).toEqual([]);
    await frame.getByRole("button", { name: "Restore version 1" }).click();
    await frame.getByLabel("Points", { exact: true }).waitFor();
    expect(await frame.getByLabel("Points", { exact: true }).inputValue()).toBe("100");
    expect(await findBadge(pool, demoShop, vip?.id ?? "")).toMatchObject({ version: 4, definition: { points: 100 } });
  });
});

test("unsaved changes are not lost by following a link: the admin asks first", async () => {
  const bulk = await badgeNamed("Bulk Buyer");
  const { frame, page, open } = admin.current();
  await open(`/app/badges/${bulk?.id}`);
  await frame.getByLabel("Points", { exact: true }).fill("31");
  await page.getByText("Unsaved changes").waitFor();
  const asked: string[] = [];
  page.once("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await frame.getByRole("link", { name: "Badges" }).first().click();
  await expect.poll(() => asked, patient).toEqual(["Leave without saving your changes?"]);
  expect(await frame.getByLabel("Points", { exact: true }).inputValue()).toBe("31");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect.poll(() => frame.getByLabel("Points", { exact: true }).inputValue(), patient).toBe("30");
});

test("a badge is copied, archived and deleted from the list", async () => {
  const { frame, page, open } = admin.current();
  await open("/app/badges");
  const menu = (name: string) => frame.getByRole("button", { name: `Actions for ${name}`, exact: true });
  await menu("Loyal Customer").click();
  await frame.getByRole("menuitem", { name: "Duplicate" }).click();
  await page.getByText("A copy of Loyal Customer was made, as a draft.").waitFor();
  await frame.getByRole("link", { name: "Loyal Customer (copy)" }).click();
  await frame.getByLabel("Points", { exact: true }).fill("1,000");
  await page.getByRole("button", { name: "Save" }).click();
  // A draft counts from no order on, whatever is saved of it.
  await page.getByText("Saved.", { exact: true }).waitFor();
  expect(await badgeNamed("Loyal Customer (copy)")).toMatchObject({ status: "draft", definition: { points: 1_000 } });
  await open("/app/badges");
  await menu("Loyal Customer (copy)").click();
  await frame.getByRole("menuitem", { name: "Delete" }).click();
  await frame.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("Loyal Customer (copy) was deleted.").waitFor();
  await menu("Loyal Customer").click();
  await frame.getByRole("menuitem", { name: "Archive" }).click();
  await page.getByText("Loyal Customer is archived.").waitFor();
  await menu("Loyal Customer").waitFor({ state: "detached" });
  expect(await badgeNamed("Loyal Customer")).toBeNull();

  // Where the list is left for the whole of it, what it was searched for is not said to be still.
  const search = frame.getByLabel("Search by name");
  await search.fill("no such badge");
  await frame.getByRole("link", { name: "Show all" }).click();
  await menu("VIP Customer").waitFor();
  await expect.poll(() => search.inputValue(), patient).toBe("");
});
