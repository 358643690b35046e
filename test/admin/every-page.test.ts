// Every page of the admin, in every state that matters, is free of accessibility mistakes that axe finds and no wider than its
// window, on a desk and on a phone. The list of routes is the build's own: a new page fails here until pages.ts has it.
import type { ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { requireBuild } from "../../app/build-source.ts";
import { appFrame, browseAdmin, startAdminStore } from "./harness.ts";
import { fillDemoShop, statesOfRoutes } from "./pages.ts";

const store = await startAdminStore();
const shown = await fillDemoShop(store.database.pool);
const admin = browseAdmin(store);

const build = (await requireBuild()).build as ServerBuild;
const pages = Object.values(build.routes).flatMap((route) =>
  route && /^routes\/app\./.test(route.id) && route.module.default ? [route.id.slice("routes/".length)] : [],
);

test("every page is on the list", () => {
  expect(pages.filter((page) => !statesOfRoutes[page]?.length)).toEqual([]);
  expect(Object.keys(statesOfRoutes).filter((page) => !pages.includes(page))).toEqual([]);
});

const states = Object.values(statesOfRoutes).flat();

test.each(states)("$name is accessible and fits a desk and a phone", { timeout: 60_000 }, async (state) => {
  const { frame, page, problems, open, axe } = admin.current();
  page.on("dialog", (dialog) => void dialog.accept());
  await open(state.path(shown));
  await state.reach?.(frame, page);
  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    // Polaris measures its tables a moment after the window has changed.
    await page.waitForTimeout(300);
    expect(await axe(), `${viewport.width}`).toEqual([]);
    const wider = await appFrame(page).evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, `${viewport.width}`).toBeLessThanOrEqual(0);
  }
  if (state.name === "missing") problems.splice(0);
});

test.each(states.filter(({ reach }) => reach === undefined))(
  "$name is accessible in German, on a phone",
  async (state) => {
    const { page, problems, open, axe } = admin.current();
    await page.setViewportSize({ width: 390, height: 844 });
    await open(state.path(shown), "de");
    expect(await axe()).toEqual([]);
    const wider = await appFrame(page).evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    if (state.name === "missing") problems.splice(0);
  },
);
