// The whole way of a merchant: he installs Encore, makes a badge from a template, tries it on what happened, saves it; a
// customer buys; he sees what came of it and why, gives points, and brings an old version back. Real processes, a real
// browser. journey.test.ts has him do it with the mouse, journey-by-keyboard.test.ts with the keyboard alone.
import type { FrameLocator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { findBadge, listBadges } from "../../rewards/programme/list.ts";
import { ledgerSum } from "../support/shop.ts";
import { type Hand, keyboard, mouse } from "./hands.ts";
import { appFrame, browseAdmin, demoShop, startProcessStore } from "./harness.ts";

const patience = { timeout: 30_000 };

async function badgeNamed(pool: Pool, name: string) {
  const query = { search: name, state: null, type: null, page: 0, now: Date.now() };
  const [found] = (await listBadges(pool, demoShop, query)).badges;
  return found ? findBadge(pool, demoShop, found.id) : null;
}
type Pool = Parameters<typeof listBadges>[0];

/** The first stop of a page leads past its title and its buttons. */
async function skipsToContent(hand: Hand, frame: FrameLocator, page: Page): Promise<void> {
  const skip = frame.getByRole("link", { name: "Skip to content" });
  await hand.press(skip);
  const focused = frame.locator(":focus");
  await focused.getByText("Set up your programme").waitFor();
  expect(await focused.locator("h1").count()).toBe(0);
  await page.keyboard.press("Tab");
  expect(await frame.locator("#content :focus").count()).toBe(1);
}

export async function merchantJourney(tool: "mouse" | "keyboard"): Promise<void> {
  const { database, devstore } = await startProcessStore();
  const { pool } = database;
  const admin = browseAdmin({ devstore });

  /** John buys in the store; what it is worth is the store's business. */
  const buy = async (product: { variants: readonly { id: string }[] }) => {
    const [variant] = product.variants;
    const answer = await fetch(`${devstore.url}/devstore/orders`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ customerId: guide.john.id, lines: [{ variantId: variant?.id, quantity: 1 }] }),
    });
    expect(answer.status).toBeLessThan(300);
  };

  test(`a merchant comes from the installation to a restored version with the ${tool}`, {
    timeout: 240_000,
  }, async () => {
    const { frame, page, open } = admin.current();
    page.setDefaultTimeout(30_000);
    const hand: Hand = tool === "mouse" ? mouse : keyboard(page);
    const button = (name: string | RegExp) => frame.getByRole("button", { name, exact: true });
    const link = (name: string) => frame.getByRole("link", { name, exact: true }).or(button(name)).first();
    const menu = (name: string) => page.getByRole("link", { name, exact: true });
    const heading = (name: string | RegExp) => frame.getByRole("heading", { name }).first().waitFor();

    // He sold before he had Encore. The first look installs it, and those orders are read.
    await buy(guide.headphones);
    await open("/app");
    await expect.poll(() => ledgerSum(pool, demoShop, guide.john.id), patience).toBe(165);

    if (tool === "keyboard") await skipsToContent(hand, frame, page);

    await hand.press(menu("Badges"));
    await hand.press(link("Create badge"));
    await hand.press(link("Use template: Category fan"));
    await heading("In plain words");
    await hand.type(frame.getByLabel("Name", { exact: true }), "Gadget lover");
    const category = frame.getByRole("option", { name: "electronics", exact: true }).first();
    await hand.takeOffered(frame.getByRole("combobox", { name: "Value" }), "electron", category);
    await frame.getByText("categories include “electronics”", { exact: false }).waitFor();
    await hand.type(frame.getByLabel("Points", { exact: true }), "25");

    await hand.press(button("Try it"));
    await frame.getByRole("group", { name: "Would have earned it" }).getByText(guide.john.id).waitFor();

    await hand.press(page.getByRole("button", { name: "Save" }));
    await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
    const saved = await badgeNamed(pool, "Gadget lover");
    expect(saved).toMatchObject({ status: "active", version: 1, definition: { points: 25 } });

    await buy(guide.headphones);
    await expect.poll(() => ledgerSum(pool, demoShop, guide.john.id), patience).toBe(165 + 150 + 25);

    await hand.press(menu("Activity"));
    await heading("Activity");
    await hand.press(button(/^Why\? \+175/));
    await frame.getByText(/Gadget lover:\s*Earned\./).waitFor();

    await hand.press(menu("Customers"));
    await heading("Customers");
    await hand.press(frame.getByRole("link", { name: /^John/ }));
    await heading(/^John/);
    await frame.getByText("340", { exact: true }).first().waitFor();
    await hand.press(button("Adjust points"));
    await hand.type(frame.getByLabel("Points to give, or with a minus to take"), "60");
    await hand.type(frame.getByLabel("Reason"), "A gift for the wait");
    await hand.press(button("Adjust"));
    await frame.getByText("A gift for the wait").waitFor();
    await expect.poll(() => ledgerSum(pool, demoShop, guide.john.id), patience).toBe(400);

    await hand.press(menu("Badges"));
    await hand.press(frame.getByRole("link", { name: "Gadget lover" }).first());
    await hand.type(frame.getByLabel("Points", { exact: true }), "40");
    await hand.press(page.getByRole("button", { name: "Save" }));
    await page.getByText("Unsaved changes").waitFor({ state: "hidden" });
    await expect.poll(async () => (await badgeNamed(pool, "Gadget lover"))?.version, patience).toBe(2);
    await hand.press(link("Versions"));
    await frame.getByRole("row", { name: "Points 25 40" }).waitFor();
    await hand.press(button("Restore version 1"));
    await expect
      .poll(() => badgeNamed(pool, "Gadget lover"), patience)
      .toMatchObject({ version: 3, definition: { points: 25 } });
    expect(appFrame(page).url()).toContain("/app/badges/");
  });
}
