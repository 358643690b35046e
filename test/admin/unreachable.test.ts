// A line that breaks in the middle of the day: whatever the merchant was about to do, the page stays as it is and says that it
// did not work, and the same click works when the line is back.
import type { ServerBuild } from "@remix-run/node";
import type { FrameLocator } from "playwright-core";
import { expect, test } from "vitest";
import { requireBuild } from "../../app/build-source.ts";
import { findBadge } from "../../rewards/programme/list.ts";
import { saveBadge } from "../../rewards/programme/save.ts";
import { browseAdmin, demoShop, startAdminStore, withoutLine } from "./harness.ts";
import { fillDemoShop } from "./pages.ts";
import { john } from "./shoppers.ts";

const store = await startAdminStore();
const { pool } = store.database;
const { badgeId } = await fillDemoShop(pool);
const admin = browseAdmin(store);

const build = (await requireBuild()).build as ServerBuild;

test("no page is lost to a failed request: each that takes requests keeps itself", () => {
  const pages = Object.values(build.routes).flatMap((route) =>
    route && /^routes\/app\./.test(route.id) && route.module.default && route.module.action ? [route] : [],
  );
  expect(pages.length).toBeGreaterThan(8);
  expect(pages.filter(({ module }) => !("clientAction" in module)).map(({ id }) => id)).toEqual([]);
});

interface Step {
  on: string;
  /** Where the click is sent to. */
  to: RegExp;
  /** What it needs, before the page is opened. */
  given?(): Promise<unknown>;
  click(frame: FrameLocator): Promise<void>;
  /** What is there once it has worked. */
  done(): Promise<unknown>;
}

const setAside = async () =>
  (await pool.query("select 1 from inbox_events where shop = $1 and state = 'set_aside'", [demoShop])).rowCount;
const toast = (words: string) => admin.current().page.getByText(words, { exact: false }).waitFor();

const steps: Step[] = [
  {
    on: "/app",
    to: /\/app\?index/,
    given: () => pool.query("update backfills set state = 'failed' where shop = $1", [demoShop]),
    click: (frame) => frame.getByRole("button", { name: "Read past orders" }).click(),
    done: () => toast("Past orders are being read"),
  },
  {
    on: "/app/badges",
    to: /\/app\/badges\?index/,
    click: async (frame) => {
      await frame.getByRole("button", { name: "Actions for Bulk Buyer", exact: true }).click();
      await frame.getByRole("menuitem", { name: "Duplicate" }).click();
    },
    done: () => toast("A copy of Bulk Buyer was made, as a draft."),
  },
  {
    on: `/app/badges/${badgeId}/versions`,
    to: /versions/,
    given: async () => {
      const badge = await findBadge(pool, demoShop, badgeId);
      await saveBadge(pool, demoShop, badgeId, { ...badge?.definition, points: 77 }, 1);
    },
    click: (frame) => frame.getByRole("button", { name: "Restore version 1" }).click(),
    done: () => admin.current().frame.getByRole("link", { name: "Versions" }).first().waitFor(),
  },
  {
    on: "/app/activity?view=set_aside",
    to: /\/app\/activity/,
    click: (frame) =>
      frame
        .getByRole("button", { name: /^Retry event/ })
        .first()
        .click(),
    done: () => expect.poll(setAside).toBe(1),
  },
  {
    on: "/app/settings/import",
    to: /\/imports\//,
    given: () =>
      pool.query(
        `insert into imports (id, shop, file_name, file_hash, format, state, rows_total, finished_at)
         values (gen_random_uuid(), $1, 'old.csv', 'hash', 'encore', 'done', 0, now())`,
        [demoShop],
      ),
    click: async (frame) => {
      await frame.getByRole("button", { name: /^Take back old\.csv/ }).click();
      await frame.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
    },
    done: () => admin.current().frame.getByText("Being taken back", { exact: true }).waitFor(),
  },
];

test.each(steps)("a click on $on", async ({ on, to, given, click, done }) => {
  await given?.();
  const { frame, page, open } = admin.current();
  await open(on);
  // What the page reads by itself has come: only the click is to fail.
  await page.waitForLoadState("networkidle");
  await withoutLine(admin.current(), to, () => click(frame));
  await click(frame);
  await done();
});

const readings = [
  {
    what: "the reason of a decision",
    on: "/app/activity",
    from: /\/app\/decisions\//,
    open: (frame: FrameLocator) => frame.getByRole("button", { name: /^Why\? \+165/ }).click(),
    shows: /Electronics Enthusiast:\s*Earned\./,
  },
  {
    what: "the badges that can be given",
    on: `/app/customers/${john}`,
    from: /\/gifts/,
    open: (frame: FrameLocator) => frame.getByRole("button", { name: "Give a badge" }).click(),
    shows: "Choose a badge",
  },
];

test.each(readings)("$what can be asked for again", async ({ on, from, open: click, shows }) => {
  const { frame, page, problems, open, axe } = admin.current();
  await open(on);
  await page.route(from, (route) => route.abort("internetdisconnected"));
  await click(frame);
  await frame.getByText("This could not be read just now.").waitFor();
  expect(await axe()).toEqual([]);
  await page.unroute(from);
  expect(problems.splice(0).filter((problem) => !problem.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  await frame.getByRole("button", { name: "Try again" }).click();
  await frame.getByText(shows).first().waitFor({ state: "attached" });
});
