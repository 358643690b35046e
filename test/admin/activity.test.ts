// A merchant looks at what happened and why, and gives what was set aside another try: in a real browser, in the admin's frame.
import { describe, expect, test } from "vitest";
import { browseAdmin, demoShop, startAdminStore } from "./harness.ts";
import { buy, installDemoShop, john } from "./shoppers.ts";

const store = await startAdminStore();
const { pool } = store.database;
const admin = browseAdmin(store);

await installDemoShop(pool);
await buy(pool, john, "guide-1", "149.99", "electronics");
await pool.query(
  `insert into inbox_events (shop, topic, event_id, triggered_at, payload, state, reason, finished_at)
   select $1, 'orders/create', 'bad-' || n, now(), '{}', 'set_aside',
          'The order cannot be read: total_price_set is missing.', now() from generate_series(1, 3) n`,
  [demoShop],
);

describe("activity", () => {
  test("says what was decided and why, and retries what was set aside, one or all", async () => {
    const { frame, open, axe } = admin.current();
    await open("/app/activity", "de");
    // As Shopify knows him.
    await frame.getByRole("link", { name: "John Doe" }).waitFor();
    await frame.getByRole("button", { name: /^Warum\? \+165/ }).click();
    await frame.getByText(/Electronics Enthusiast:\s*Verdient\./).waitFor();
    expect(await axe()).toEqual([]);

    await frame.getByRole("tab", { name: "Beiseitegelegt" }).click();
    await expect.poll(() => frame.getByText("Das Ereignis ist nicht lesbar: total_price_set fehlt.").count()).toBe(3);
    expect(await axe()).toEqual([]);
    await frame
      .getByRole("button", { name: /^Ereignis .* noch einmal versuchen/ })
      .first()
      .click();
    await expect.poll(() => setAside()).toBe(2);
    await frame.getByRole("button", { name: "Alle noch einmal versuchen" }).click();
    await frame.getByRole("dialog").getByRole("button", { name: "Alle noch einmal versuchen" }).click();
    await expect.poll(() => setAside()).toBe(0);
  });
});

async function setAside(): Promise<number> {
  const { rows } = await pool.query("select 1 from inbox_events where shop = $1 and state = 'set_aside'", [demoShop]);
  return rows.length;
}
