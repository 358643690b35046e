// `npm run bench -- admin [--scale X] [--rounds N] [--json]`: every page of the admin with 100,000 players, 300 badges and a
// million ledger entries behind it: the server's time, and what a browser makes of it, beside their limits.
import { availableParallelism, loadavg } from "node:os";
import type { Browser } from "playwright-core";
import { startBrowser } from "../test/support/browser.ts";
import { type MeasuredRoute, measuredRoutes } from "./admin/routes.ts";
import { documentTimes, loaderTimes, type ServerTimes } from "./admin/server-times.ts";
import { type AdminStore, openAdminStore } from "./admin/store.ts";
import { measureVitals, type Vitals } from "./admin/vitals.ts";
import { type Benchmark, say } from "./support/benchmark.ts";
import { afterwards } from "./support/cleanup.ts";
import { fixed, rounded, table, whole } from "./support/figures.ts";

const limits = { serverMs: 150, lcpMs: 2_500, cls: 0.1, inpMs: 200 };
const players = 100_000;
const requestsPerPage = 50;
/** Loads of a page in the browser: medians are of these. */
const mostLoads = 3;

interface Measured {
  page: string;
  loader: ServerTimes;
  document: ServerTimes | null;
  vitals: Vitals | null;
}

export const admin: Benchmark = async ({ scale, rounds }) => {
  const load = rounded(loadavg()[0] ?? 0, 2);
  say(`${availableParallelism()} cores for everything, load before: ${load}. Times grow when others are at work.`);
  const store = await openAdminStore(Math.max(500, Math.round(players * scale)));
  const routes = (await measuredRoutes(store.pool, store.shop)).filter(({ isFile }) => !isFile);
  const browser = await startBrowser();
  afterwards(() => browser.close());
  const measured: Measured[] = [];
  const missed: string[] = [];
  for (const route of routes) {
    try {
      const line = await measureRoute(browser, store, route, Math.min(rounds, mostLoads));
      measured.push(line);
      missed.push(...missesOf(line));
      say(`  ${line.page}: ${fixed(line.loader.p95Ms, 0)} ms`);
    } catch (error) {
      // The other pages are worth their figures all the same.
      missed.push(`${nameOf(route)}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
    }
  }
  const loadAfter = rounded(loadavg()[0] ?? 0, 2);
  say(`\n${report(measured)}\n\nLoad: ${load} before, ${loadAfter} after.`);
  for (const miss of missed) say(`MISSED ${miss}`);
  if (missed.length === 0) say("Every page is within its limits.");
  else process.exitCode = 1;
  return { benchmark: "admin", players, limits, load: { before: load, after: loadAfter }, pages: measured, missed };
};

async function measureRoute(
  browser: Browser,
  store: AdminStore,
  route: MeasuredRoute,
  loads: number,
): Promise<Measured> {
  return {
    page: nameOf(route),
    loader: await loaderTimes(store, route, requestsPerPage),
    document: route.isPage ? await documentTimes(store, route, requestsPerPage) : null,
    vitals: route.isPage ? await measureVitals(browser, store, route, loads) : null,
  };
}

const nameOf = ({ id, query }: MeasuredRoute) =>
  `${id.replace("routes/app", "").replace(/^\./, "") || "home"}${query === "" ? "" : `?${query}`}`;

function report(measured: readonly Measured[]): string {
  const server = (times: ServerTimes | null) => (times ? [fixed(times.p50Ms, 0), fixed(times.p95Ms, 0)] : ["", ""]);
  return table([
    ["", "loader p50", "p95 ms", "document p50", "p95 ms", "empty p95", "LCP ms", "CLS", "afterwards", "INP ms", ""],
    ...measured.map(({ page, loader, document, vitals }) => [
      page,
      ...server(loader),
      ...server(document),
      fixed(Math.max(loader.emptyP95Ms, document?.emptyP95Ms ?? 0), 0),
      vitals ? whole(vitals.lcpMs) : "",
      vitals ? fixed(vitals.cls, 3) : "",
      vitals ? fixed(vitals.clsAfterwards, 3) : "",
      // The browser tells of interactions from 16 ms on.
      vitals ? (vitals.inpMs === 0 ? "<16" : whole(vitals.inpMs)) : "",
      vitals?.interactions ?? "",
    ]),
    [
      "limit",
      "",
      String(limits.serverMs),
      "",
      String(limits.serverMs),
      "",
      whole(limits.lcpMs),
      fixed(limits.cls, 3),
      "",
      String(limits.inpMs),
      "",
    ],
  ]);
}

function missesOf({ page, loader, document, vitals }: Measured): string[] {
  const figures: [string, number, number][] = [
    ["loader p95", loader.p95Ms, limits.serverMs],
    ["document p95", document?.p95Ms ?? 0, limits.serverMs],
    ["LCP", vitals?.lcpMs ?? 0, limits.lcpMs],
    ["CLS", vitals?.cls ?? 0, limits.cls],
    ["INP", vitals?.inpMs ?? 0, limits.inpMs],
  ];
  return figures
    .filter(([, value, limit]) => !(value < limit))
    .map(
      ([name, value, limit]) =>
        `${page}: ${name} ${fixed(value, name === "CLS" ? 3 : 0)} (limit ${limit}, ratio ${fixed(value / limit)})`,
    );
}
