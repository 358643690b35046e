// Every page and resource of the admin, from the route list of the build: a new one is measured the day it is added. One with
// a new kind of id stops the run until this file says which.
import type { ServerBuild } from "@remix-run/node";
import type { Pool } from "pg";
import { requireBuild } from "../../app/build-source.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { beginPreview } from "../../rewards/import/previews.ts";
import { BenchmarkError } from "../support/benchmark.ts";

export interface MeasuredRoute {
  id: string;
  /** Without a query. */
  path: string;
  /** Also asked for with these, each on a line of its own. */
  query: string;
  /** Whether a browser shows it; otherwise a page fetches it. */
  isPage: boolean;
  /** Somebody waits for it as he waits for a download: it has no limit of time. */
  isFile: boolean;
}

/** Which view of a page is worth a line of its own: by route id. */
const queries: Record<string, readonly string[]> = {
  "routes/app._index": ["", "days=12m"],
  "routes/app.activity": ["", "view=all", "view=done", "view=waiting", "view=set_aside"],
  "routes/app.badges._index": ["", "search=big", "page=5"],
  "routes/app.customers._index": ["", "search=john", "before=8800000050000"],
  "routes/app.suggestions": ["detail=category&search=e"],
};

const leftOut = new Set([
  // The frame, which every page is measured with, and what is said where there is no page.
  "routes/app",
  "routes/app.$",
  // A file with everything of the shop: it is as long as the shop is large.
  "routes/app.settings.export",
]);

/** Looks through the last days' events for a customer. */
const files = new Set(["routes/app.customers.$playerId.export"]);

export async function measuredRoutes(pool: Pool, shop: ShopId): Promise<MeasuredRoute[]> {
  const build = (await requireBuild()).build as ServerBuild;
  const parameters = await parametersOf(pool, shop);
  const pathOf = (id: string): string => {
    const route = build.routes[id];
    return route ? `${route.parentId ? pathOf(route.parentId) : ""}${route.path ? `/${route.path}` : ""}` : "";
  };
  return Object.values(build.routes).flatMap((route): MeasuredRoute[] => {
    if (!route?.id.startsWith("routes/app") || leftOut.has(route.id) || !route.module.loader) return [];
    const path = pathOf(route.id)
      .replaceAll("//", "/")
      .replace(/:(\w+)/g, (_, name: string) => {
        const value = parameters[name];
        if (value === undefined)
          throw new BenchmarkError(`${route.id}: say in bench/admin/routes.ts what :${name} is.`);
        return encodeURIComponent(value);
      });
    const isPage = route.module.default !== undefined;
    return (queries[route.id] ?? [""]).map((query) => ({
      id: route.id,
      path,
      query,
      isPage,
      isFile: files.has(route.id),
    }));
  });
}

/** Those with the most behind them: the badge that was earned most, the player with the longest ledger. */
async function parametersOf(pool: Pool, shop: ShopId): Promise<Record<string, string>> {
  const one = async (text: string) => {
    const { rows } = await pool.query<{ value: string }>(text, [shop]);
    const [row] = rows;
    if (!row) throw new BenchmarkError(`The seeded shop has nothing to show: ${text}`);
    return row.value;
  };
  const badgeId = await one(
    "select badge_id as value from awards where shop = $1 group by badge_id order by count(*) desc limit 1",
  );
  const runId = crypto.randomUUID();
  const { rows: badges } = await pool.query<{ definition: object }>(
    "select definition from badge_versions where shop = $1 and badge_id = $2 limit 1",
    [shop, badgeId],
  );
  await pool.query(
    `insert into dry_runs (id, shop, badge_id, definition, state, since, finished_at)
     values ($1, $2, $3, $4, 'cancelled', now(), now())`,
    [runId, shop, badgeId, badges[0]?.definition],
  );
  const previewId = await beginPreview(pool, shop, "measured.csv");
  const importId = crypto.randomUUID();
  await pool.query(
    `insert into imports (id, shop, file_name, format, state, rows_total, rows_done, finished_at)
     values ($1, $2, 'measured.csv', 'encore', 'done', 1, 1, now())`,
    [importId, shop],
  );
  return {
    badgeId,
    runId,
    previewId,
    readingId: previewId,
    importId,
    playerId: await one(
      "select player_id as value from ledger_entries where shop = $1 group by player_id order by count(*) desc limit 1",
    ),
    rewardId: await one("select id as value from catalogue_rewards where shop = $1 order by name limit 1"),
    actionId: await one("select id as value from actions where shop = $1 order by recorded_at desc limit 1"),
    template: "vip",
  };
}
