// Every page of the admin with the states that it can be in: what the tests of accessibility and width go through. A route that
// is not here fails test/admin/every-page.test.ts.

import type { Pool } from "pg";
import type { FrameLocator, Page } from "playwright-core";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import { listBadges } from "../../rewards/programme/list.ts";
import { demoShop } from "./harness.ts";
import { buy, installDemoShop, john } from "./shoppers.ts";

/** Ids of what the pages show. */
export interface Shown {
  badgeId: string;
  rewardId: string;
}

export interface PageState {
  /** What a test and a picture are named by. */
  name: string;
  path(shown: Shown): string;
  /** From the page as it opens, in English, on a wide screen. */
  reach?(frame: FrameLocator, page: Page): Promise<void>;
}

const button = (frame: FrameLocator, name: string | RegExp) => frame.getByRole("button", { name, exact: true }).first();
const save = (page: Page) => page.getByRole("button", { name: "Save" }).click();

/** By the route's file. */
export const statesOfRoutes: Record<string, PageState[]> = {
  "app._index": [{ name: "home", path: () => "/app" }],
  "app.$": [{ name: "missing", path: () => "/app/no-such-page" }],
  "app.activity": [
    {
      name: "activity",
      path: () => "/app/activity",
      reach: async (frame) => {
        await button(frame, /^Why\? \+165/).click();
        await frame.getByText(/Electronics Enthusiast:\s*Earned\./).waitFor();
      },
    },
    {
      name: "activity-set-aside",
      path: () => "/app/activity",
      reach: async (frame) => {
        await frame.getByRole("tab", { name: "Set aside" }).click();
        await button(frame, "Retry all").click();
        await frame.getByRole("dialog").waitFor();
      },
    },
  ],
  "app.badges._index": [
    { name: "badges", path: () => "/app/badges" },
    {
      name: "badges-menu",
      path: () => "/app/badges",
      reach: async (frame) => {
        await button(frame, "Actions for Bulk Buyer").click();
        await frame.getByRole("menuitem", { name: "Duplicate" }).waitFor();
      },
    },
  ],
  "app.badges.new._index": [{ name: "templates", path: () => "/app/badges/new" }],
  "app.badges.new.$template": [
    {
      name: "new-badge-with-errors",
      path: () => "/app/badges/new/streak",
      reach: async (frame, page) => {
        await frame.getByLabel("Name", { exact: true }).fill("");
        await save(page);
        await frame.getByText("This must not be empty.").first().waitFor();
      },
    },
  ],
  "app.badges.$badgeId._index": [{ name: "designer", path: ({ badgeId }) => `/app/badges/${badgeId}` }],
  "app.badges.$badgeId.versions": [{ name: "versions", path: ({ badgeId }) => `/app/badges/${badgeId}/versions` }],
  "app.customers._index": [{ name: "customers", path: () => "/app/customers" }],
  "app.customers.$playerId._index": [
    {
      name: "customer",
      path: () => `/app/customers/${john}`,
      reach: async (frame) => {
        await button(frame, /^Why\? \+150/).click();
        await frame
          .getByText(/VIP Customer:/)
          .first()
          .waitFor();
      },
    },
    {
      name: "customer-adjust",
      path: () => `/app/customers/${john}`,
      reach: async (frame) => {
        await button(frame, "Adjust points").click();
        await frame.getByLabel("Points to give, or with a minus to take").fill("1.5");
        await button(frame, "Adjust").click();
        await frame.getByText("Enter a whole number that is not zero", { exact: false }).waitFor();
      },
    },
    {
      name: "customer-give-badge",
      path: () => `/app/customers/${john}`,
      reach: async (frame) => {
        await button(frame, "Give a badge").click();
        await frame.getByRole("dialog").waitFor();
      },
    },
  ],
  "app.rewards._index": [{ name: "rewards", path: () => "/app/rewards" }],
  "app.rewards.new": [
    {
      name: "new-reward-with-errors",
      path: () => "/app/rewards/new",
      reach: async (frame, page) => {
        await frame.getByLabel("Price").fill("0");
        await save(page);
        await frame.getByText("The price must be a whole number of points", { exact: false }).waitFor();
      },
    },
  ],
  "app.rewards.$rewardId": [
    { name: "reward", path: ({ rewardId }) => `/app/rewards/${rewardId}` },
    {
      name: "reward-archive",
      path: ({ rewardId }) => `/app/rewards/${rewardId}`,
      reach: async (frame) => {
        await button(frame, "Archive").click();
        await frame.getByRole("dialog").waitFor();
      },
    },
  ],
  "app.settings._index": [
    { name: "settings", path: () => "/app/settings" },
    {
      name: "settings-with-errors",
      path: () => "/app/settings",
      reach: async (frame, page) => {
        await frame.getByLabel("Points for each USD").fill("1.5");
        await save(page);
        await frame.getByText("Enter a whole number from 0 to 10,000.").waitFor();
      },
    },
  ],
  "app.settings.actions": [{ name: "action-rules", path: () => "/app/settings/actions" }],
  "app.settings.levels": [{ name: "levels", path: () => "/app/settings/levels" }],
  "app.settings.data": [{ name: "data", path: () => "/app/settings/data" }],
  "app.settings.import._index": [
    { name: "import", path: () => "/app/settings/import" },
    {
      name: "import-preview",
      path: () => "/app/settings/import",
      reach: async (frame) => {
        const content = "Email,Points Balance,Shopify Customer ID,VIP Tier\n,120,7001,Gold\n,75,7002,\n,many,7003,\n";
        const file = { name: "rivo.csv", mimeType: "text/csv", buffer: Buffer.from(content) };
        await frame.locator("#import-file").setInputFiles(file);
        await button(frame, "Import 2 customers").waitFor();
      },
    },
  ],
  "app.settings.integrations": [
    {
      name: "integrations",
      path: () => "/app/settings/integrations",
      reach: async (frame) => {
        await frame.getByLabel("Name of the new key").fill("The till");
        await button(frame, "Create key").click();
        await frame.locator("code").waitFor();
      },
    },
    {
      name: "integrations-revoke",
      path: () => "/app/settings/integrations",
      reach: async (frame) => {
        await frame
          .getByRole("button", { name: /^Revoke / })
          .first()
          .click();
        await frame.getByRole("dialog").waitFor();
      },
    },
  ],
};

/** Something for every page to show. */
export async function fillDemoShop(pool: Pool): Promise<Shown> {
  await installDemoShop(pool);
  await buy(pool, john, "guide-1", "149.99", "electronics");
  await buy(pool, "customer-from-elsewhere", "guide-2", "20.00", "home");
  await pool.query(
    `insert into inbox_events (shop, topic, event_id, triggered_at, payload, state, reason, finished_at)
     select $1, 'orders/create', 'bad-' || n, now(), '{}', 'set_aside',
            'The order cannot be read: total_price_set is missing.', now() from generate_series(1, 2) n`,
    [demoShop],
  );
  const query = { search: "VIP", state: null, type: null, page: 0, now: Date.now() };
  const [badge] = (await listBadges(pool, demoShop, query)).badges;
  const [reward] = await listRewards(pool, demoShop);
  return { badgeId: badge?.id ?? "", rewardId: reward?.id ?? "" };
}
