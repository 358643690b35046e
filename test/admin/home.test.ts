// The start page in a real browser: a merchant sets his shop up, reads every figure and how it is counted, chooses his days,
// and is told of what wants a look.
import { expect, test } from "vitest";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { receiveEvents } from "../../rewards/inbox/receive.ts";
import { createEndpoint } from "../../rewards/notices/endpoints.ts";
import { appFrame, browseAdmin, demoShop, startAdminStore } from "./harness.ts";
import { buy, installDemoShop, john } from "./shoppers.ts";

const store = await startAdminStore();
const { pool } = store.database;
const { devstore } = store;
const admin = browseAdmin(store);

await installDemoShop(pool);

const themeOff = async (blocks: readonly string[]) => {
  const all = ["badges", "earns", "launcher", "points", "rewards"];
  const on = all.filter((block) => !blocks.includes(block)).map((block) => ["on", block]);
  await fetch(`${devstore.url}/admin/themes/current/editor`, {
    method: "POST",
    body: new URLSearchParams(on).toString(),
  });
};

test("a new shop is led to a working programme, step by step, and the guide stays away once it was put away", {
  timeout: 90_000,
}, async () => {
  const { frame, page, open, axe } = admin.current();
  await pool.query("update badges set status = 'archived' where shop = $1", [demoShop]);
  await pool.query("update backfills set state = 'failed', finished_at = now() where shop = $1", [demoShop]);
  await themeOff(["badges", "earns", "launcher", "points", "rewards"]);
  await open("/app");
  await frame.getByText("0 of 4 steps are done").waitFor();
  await frame.getByText("Waiting for the first order").waitFor();
  expect(await axe()).toEqual([]);

  await frame.getByRole("button", { name: "Activate “First purchase”" }).click();
  await page.getByText("“First purchase” is active").waitFor();
  await frame.getByText("1 of 4 steps are done").waitFor();

  await frame.getByText("Your published theme shows nothing of Encore yet.", { exact: false }).waitFor();
  await frame.getByRole("link", { name: "Add the launcher" }).click();
  await page.getByRole("heading", { name: "Theme editor" }).waitFor();
  expect(await page.getByLabel("Rewards launcher").isChecked()).toBe(true);
  expect(await page.getByLabel("Badge wall").isChecked()).toBe(false);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Back to Encore" }).click();
  await frame.getByText("Your published theme shows Encore.", { exact: false }).waitFor();
  await frame.getByText("2 of 4 steps are done").waitFor();
  // What is done is not offered again.
  await frame.getByRole("link", { name: "Open the theme editor" }).waitFor();
  expect(await frame.getByRole("link", { name: "Add the launcher" }).count()).toBe(0);

  await buy(pool, john, "first-order", "149.99", "electronics");
  await frame.getByRole("button", { name: "Read past orders" }).click();
  await page.getByText("Past orders are being read").waitFor();
  await pool.query("update backfills set state = 'done', orders_done = 3, finished_at = now() where shop = $1", [
    demoShop,
  ]);
  await open("/app");
  await frame.getByText("4 of 4 steps are done").waitFor();
  await frame.getByText("3 past orders were read.").waitFor();
  await frame.getByRole("button", { name: "Put this guide away" }).click();
  await frame.getByText("Set up your programme").waitFor({ state: "detached" });
  await themeOff(["badges", "earns", "launcher", "points", "rewards"]);
  await open("/app");
  await frame.getByRole("heading", { name: "Figures" }).waitFor();
  expect(await frame.getByText("Set up your programme").count()).toBe(0);
});

test("each figure says how it is counted, the chart has a table, and the days stand in the address", {
  timeout: 90_000,
}, async () => {
  const { frame, page, open, axe } = admin.current();
  const given = { shop: demoShop, playerId: john as PlayerId, reason: "A gift", at: Date.now() };
  await adjustPoints(pool, { ...given, points: 1_000, referenceId: "a gift" });
  await open("/app");
  const card = (name: string) =>
    frame.locator(".Polaris-ShadowBevel", { has: frame.getByRole("heading", { name, exact: true }) });
  await card("Points outstanding").getByText("1,150", { exact: true }).waitFor();
  // 5 dollars for 100 points.
  await card("Points outstanding").getByText("worth $57.50 at the most").waitFor();
  await frame.getByRole("button", { name: "How is this counted? Points outstanding" }).click();
  await frame.getByText("At the moment that is 5 USD off, $5.00 for 100 points.", { exact: false }).waitFor();
  await page.keyboard.press("Escape");

  await frame.getByRole("img", { name: /1,150 points issued, 0 points redeemed/ }).waitFor();
  await frame.getByRole("button", { name: "Show as a table" }).click();
  expect(await frame.getByRole("row").count()).toBe(31);
  expect(await axe()).toEqual([]);

  await frame.getByRole("button", { name: "7 days", exact: true }).click();
  await expect.poll(() => frame.getByRole("row").count()).toBe(8);
  await expect.poll(() => new URL(page.url()).searchParams.get("days")).toBe("7");
  await frame.getByRole("button", { name: "12 months" }).click();
  await frame.getByRole("heading", { name: "Points by month" }).waitFor();

  await frame.getByRole("button", { name: "Own dates" }).click();
  await frame.getByLabel("First day").fill("2024-03-05");
  await frame.getByLabel("Last day").fill("2024-03-01");
  await frame.getByText("Choose a last day that is not before the first day.").waitFor();
  await frame.getByLabel("First day").fill("2024-02-01");
  await frame.getByRole("button", { name: "Show these days", exact: true }).click();
  await frame.getByText("Feb 1, 2024 to Mar 1, 2024").waitFor();
  await card("Points outstanding").getByText("0", { exact: true }).waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get("from")).toBe("2024-02-01");
  await page.reload();
  await frame.getByText("Feb 1, 2024 to Mar 1, 2024").waitFor();
  await open("/app?from=2024-02-01&to=2024-03-01", "de");
  await frame.getByText("01.02.2024 bis 01.03.2024").waitFor();
});

test("what wants a look is said, with the way to it", async () => {
  const { frame, open, axe } = admin.current();
  const [event] = await receiveEvents(pool, [
    { shop: demoShop, topic: "orders/create", eventId: "bad", webhookId: null, triggeredAt: Date.now(), payload: {} },
  ]);
  await pool.query("update inbox_events set state = 'set_aside', reason = 'It has no id.' where id = $1", [event]);
  const made = await createEndpoint(pool, demoShop, { url: "https://example.com/hook", topics: [] });
  const endpointId = made.kind === "created" ? made.endpoint.id : "";
  await pool.query(
    `insert into outbox_messages (shop, kind, key, payload, state, attempts) values
       ($1, 'discount_code', 'one', '{}', 'set_aside', 30),
       ($1, 'call_endpoint', 'two', '{}', 'set_aside', 30),
       ($1, 'call_endpoint', 'three', jsonb_build_object('endpointId', $2::text), 'waiting', 3)`,
    [demoShop, endpointId],
  );
  await pool.query("update backfills set state = 'failed' where shop = $1", [demoShop]);
  await pool.query(`update shops set settings = settings || '{"paused": true}' where shop = $1`, [demoShop]);
  await open("/app");
  for (const title of [
    "Your programme is paused",
    "1 event could not be processed",
    "1 voucher or other change did not get into your store",
    "1 notice to other systems could not be delivered",
    "1 endpoint does not take notices at the moment",
    "Past orders could not be read",
  ]) {
    await frame.getByText(title, { exact: true }).waitFor();
  }
  expect(await axe()).toEqual([]);
  await frame.getByRole("link", { name: "View events" }).click();
  await frame.getByText("It has no id.").waitFor();
});

test.each([
  ["a large window", { width: 1280, height: 900 }],
  ["a narrow one", { width: 390, height: 844 }],
])("the page is painted at once and does not jump, in %s", async (_window, size) => {
  const { page, open } = admin.current();
  await page.setViewportSize(size);
  await open("/app?days=90");
  const vitals = await appFrame(page).evaluate(
    () =>
      new Promise<{ paintedMs: number; shift: number }>((resolve) => {
        let [paintedMs, shift] = [0, 0];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) paintedMs = entry.startTime;
        }).observe({ type: "largest-contentful-paint", buffered: true });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shift += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve({ paintedMs, shift }), 500);
      }),
  );
  expect(vitals.paintedMs).toBeLessThan(2_500);
  expect(vitals.shift).toBeLessThan(0.1);
});
