// Largest contentful paint, layout shift, and interaction to next paint of the app's page inside the admin, in a real browser
// with empty caches; the interactions are a merchant's: he types into the search, opens a line, a tab, a menu.
import type { Browser, Frame, Page } from "playwright-core";
import { BenchmarkError } from "../support/benchmark.ts";
import { median } from "../support/figures.ts";
import type { MeasuredRoute } from "./routes.ts";
import { userAgent } from "./server-times.ts";
import type { AdminStore } from "./store.ts";

export interface Vitals {
  lcpMs: number;
  /** While the page loads. */
  cls: number;
  /** With what shifted after the interactions: an answer that comes later than half a second after a click counts. */
  clsAfterwards: number;
  inpMs: number;
  /** What was done: "typed", "clicked button". */
  interactions: string;
}

/** Runs in every frame before its scripts. Shifts are summed in windows of a second's gap and five seconds' length. */
const observe = `(() => {
  const vitals = { lcp: 0, cls: 0, inp: 0, interactions: 0 };
  window.__vitals = vitals;
  const watch = (type, seen, options) => new PerformanceObserver((list) => list.getEntries().forEach(seen))
    .observe({ type, buffered: true, ...options });
  watch("largest-contentful-paint", (entry) => { vitals.lcp = entry.startTime; });
  let first = 0, last = 0, sum = 0;
  watch("layout-shift", (entry) => {
    if (entry.hadRecentInput) return;
    if (entry.startTime - last > 1000 || entry.startTime - first > 5000) { sum = 0; first = entry.startTime; }
    last = entry.startTime;
    sum += entry.value;
    vitals.cls = Math.max(vitals.cls, sum);
  });
  watch("event", (entry) => {
    if (!entry.interactionId) return;
    vitals.interactions += 1;
    vitals.inp = Math.max(vitals.inp, entry.duration);
  }, { durationThreshold: 16 });
})()`;

export async function measureVitals(
  browser: Browser,
  store: AdminStore,
  route: MeasuredRoute,
  rounds: number,
): Promise<Vitals> {
  const runs: Vitals[] = [];
  while (runs.length < rounds) runs.push(await measureOnce(browser, store, route));
  const of = (figure: "lcpMs" | "cls" | "clsAfterwards" | "inpMs") => median(runs.map((run) => run[figure]));
  return {
    lcpMs: of("lcpMs"),
    cls: of("cls"),
    clsAfterwards: of("clsAfterwards"),
    inpMs: of("inpMs"),
    interactions: runs[0]?.interactions ?? "",
  };
}

async function measureOnce(browser: Browser, { devstore }: AdminStore, route: MeasuredRoute): Promise<Vitals> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, userAgent });
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    const query = route.query === "" ? "" : `?${route.query}`;
    await page.goto(`${devstore.url}/admin/apps/encore${route.path}${query}`);
    const frame = await appFrame(page);
    await page.waitForTimeout(settleMs);
    const before = await read(frame);
    const interactions = await interact(page, frame);
    await page.waitForTimeout(400);
    const { cls, inp } = await read(frame);
    if (before.lcp === 0) throw new BenchmarkError(`${route.path} has painted nothing.`);
    return { lcpMs: before.lcp, cls: before.cls, clsAfterwards: cls, inpMs: inp, interactions };
  } finally {
    await context.close();
  }
}

const read = (frame: Frame) =>
  frame.evaluate(() => {
    const { __vitals: vitals } = window as unknown as { __vitals: { lcp: number; cls: number; inp: number } };
    return { lcp: vitals.lcp, cls: vitals.cls, inp: vitals.inp };
  });

/** Once React has taken the page over. */
async function appFrame(page: Page): Promise<Frame> {
  await page.frameLocator("iframe").locator("h1").first().waitFor();
  const frame = page.frames().find((candidate) => candidate.url().includes("//app.localhost"));
  if (!frame) throw new BenchmarkError("The admin shows no app.");
  await frame.waitForFunction(() =>
    Object.keys(document.querySelector("h1") ?? {}).some((key) => key.startsWith("__reactFiber")),
  );
  return frame;
}

/** The admin around the page keeps a connection open, so that the network is never idle: what is deferred gets this long. */
const settleMs = 1_000;

/** Whatever of these the page has; a page without any is only clicked into. */
async function interact(page: Page, frame: Frame): Promise<string> {
  const done: string[] = [];
  const main = frame.locator("main");
  const field = main.locator("input[type=text]:visible, input[type=search]:visible, input:not([type]):visible").first();
  if ((await field.count()) > 0 && (await field.isEditable())) {
    await field.click();
    await page.keyboard.type("elec", { delay: 60 });
    done.push("typed");
  }
  for (const [name, selector] of [
    ["tab", "[role=tab][aria-selected=false]:visible"],
    ["line", "[aria-expanded=false]:visible"],
  ] as const) {
    const target = main.locator(selector).first();
    if ((await target.count()) === 0) continue;
    await target.click({ timeout: 3_000 }).catch(() => undefined);
    done.push(name);
    await page.waitForTimeout(200);
  }
  if (done.length === 0) {
    await main.locator("h1").first().click();
    done.push("heading");
  }
  return done.join(", ");
}
