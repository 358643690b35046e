// No page of the admin shows or changes anything of another shop. The list of routes is the build's own, so a new route is
// tried the day it is added; one that has a new kind of id, or a new form, fails here until this file says what to try.
import type { ServerBuild } from "@remix-run/node";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { requireBuild } from "../../app/build-source.ts";
import { sessionToken } from "../../devstore/oauth/session-token.ts";
import { requestDryRun } from "../../rewards/dry-run/rows.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { beginPreview } from "../../rewards/import/previews.ts";
import { importFile } from "../../rewards/import/run.ts";
import { receiveEvents } from "../../rewards/inbox/receive.ts";
import { createApiKey, listApiKeys } from "../../rewards/keys/api-keys.ts";
import { createEndpoint } from "../../rewards/notices/endpoints.ts";
import { createBadge } from "../../rewards/programme/save.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { demoShop as mine, startTestDevstore } from "../support/devstore.ts";
import { apiAction } from "../support/rules.ts";

const foreign = "foreign-shop.myshopify.com" as ShopId;
/** Stands in the name of everything that the other shop has. */
const mark = "ForeignSecret";

const database = await testDatabase();
const { pool } = database;
const app = await startTestApp({ databaseUrl: database.url });
const devstore = await startTestDevstore(app.url);

await installShop(pool, { shop: foreign, name: mark, currency: "EUR", timeZone: "Europe/Berlin" });
const content = {
  name: `${mark} badge`,
  type: "OneTimeOnly",
  points: 1,
  action: `${mark}_action`,
  challenges: [],
  deliverables: [],
  prerequisites: [],
};
const made = await createBadge(pool, foreign, content, "draft");
if (made.kind !== "saved") throw new Error("The other shop's badge could not be made.");
const foreignBadge = made.badgeId;

const foreignPlayer = "foreign-player";
const recorded = await app.services.recordAction(
  apiAction(foreign, { playerId: foreignPlayer, referenceId: `${mark}-purchase`, amount: "10.00", at: Date.now() }),
);
const foreignAction = recorded.kind === "recorded" ? recorded.action.id : "";
const [foreignReward = ""] = (
  await pool.query<{ id: string }>("select id from catalogue_rewards where shop = $1 order by id limit 1", [foreign])
).rows.map((row) => row.id);
const foreignPerk = "01a20562-0b1e-7d7a-93f0-6f0a4c1d2e3f";
await pool.query(
  `insert into inventory_items (id, shop, player_id, kind, label, state) values ($1, $2, $3, 'perk', $4, 'ready')`,
  [foreignPerk, foreign, foreignPlayer, `${mark} perk`],
);
const [foreignEvent = null] = await receiveEvents(pool, [
  { shop: foreign, topic: "orders/create", eventId: mark, webhookId: null, triggeredAt: Date.now(), payload: { mark } },
]);
await createApiKey(pool, foreign, `${mark} key`);
const [foreignKey] = await listApiKeys(pool, foreign);
const endpointMade = await createEndpoint(pool, foreign, { url: `https://${mark}.example.com/`, topics: [] });
const foreignEndpoint = endpointMade.kind === "created" ? endpointMade.endpoint.id : "";
const foreignRun = await requestDryRun(
  pool,
  foreign,
  foreignBadge,
  { ...content, id: foreignBadge } as never,
  new Date(),
);

const foreignPreview = await beginPreview(pool, foreign, `${mark}.csv`);
const foreignImport = await importFile(
  pool,
  { findCustomers: async () => new Map() },
  {
    shop: foreign,
    file: {
      name: `${mark}.csv`,
      open: async function* () {
        yield Buffer.from(`player_id,points\n${foreignPlayer},5\n${mark},none\n`);
      },
    },
    format: null,
    at: new Date(),
  },
);
const foreignImportId = foreignImport.kind === "done" ? foreignImport.imported.id : "";

/** Ids in addresses, by the parameter's name: the other shop's, or null for what belongs to no shop. */
const parameters: Record<string, string | null> = {
  badgeId: foreignBadge,
  runId: foreignRun,
  previewId: foreignPreview,
  importId: foreignImportId,
  readingId: foreignImportId,
  playerId: foreignPlayer,
  rewardId: foreignReward,
  actionId: foreignAction,
  template: null,
  "*": null,
};
const harmless: Record<string, string> = { template: "vip", "*": "no-such-page" };

type Attempt = { body: string; type: string };
const formOf = (fields: Record<string, string>): Attempt => ({
  body: new URLSearchParams(fields).toString(),
  type: "application/x-www-form-urlencoded",
});
const jsonOf = (fields: object): Attempt => ({ body: JSON.stringify(fields), type: "application/json" });
const designer = [
  jsonOf({ intent: "check", content }),
  jsonOf({ intent: "try", content }),
  jsonOf({ intent: "save", content: { ...content, name: "Taken over" }, version: 1 }),
  jsonOf({ intent: "restore", from: 1, version: 1 }),
];

/** For every route with a form: what somebody would send who has another shop's ids. */
const attempts: Record<string, Attempt[]> = {
  "routes/app.badges._index": ["activate", "draft", "archive", "duplicate", "delete"].map((step) =>
    formOf({ step, badgeId: foreignBadge }),
  ),
  "routes/app.badges.$badgeId._index": designer,
  "routes/app.badges.$badgeId.versions": designer,
  "routes/app.dry-runs.$runId": [formOf({})],
  "routes/app.settings.import.previews.$previewId": [formOf({})],
  "routes/app.settings.import.imports.$importId": [formOf({})],
  "routes/app.rewards.$rewardId": [
    jsonOf({ intent: "save", content: { name: "Taken over", price: 1, voucher: { discount: "free_shipping" } } }),
    jsonOf({ intent: "archive" }),
    jsonOf({ intent: "activate" }),
  ],
  "routes/app.settings.integrations": [
    jsonOf({ intent: "revoke_key", keyId: foreignKey?.id }),
    jsonOf({ intent: "delete_endpoint", endpointId: foreignEndpoint }),
  ],
  "routes/app.customers.$playerId._index": [
    jsonOf({ intent: "adjust", reference: "r", points: 5, reason: "x", allowNegative: false }),
    jsonOf({ intent: "undo", reference: `${mark}-purchase`, reason: "x" }),
    jsonOf({ intent: "give", reference: "g", badgeId: foreignBadge, level: null, reason: "x" }),
    jsonOf({ intent: "take", reference: "t", badgeId: foreignBadge, reason: "x", takesPoints: true }),
    jsonOf({ intent: "hand_over", reference: "h", itemId: foreignPerk }),
  ],
};

/** Routes whose form names ids of the shop only inside: refused with a sentence instead of 404, and as harmless. */
const refusals: Record<string, Attempt[]> = {
  "routes/app.settings._index": [jsonOf({ content: { shop: foreign, pointsPerUnit: -1 }, before: {} })],
  "routes/app.settings.levels": [jsonOf({ content: { levels: [{ id: foreignReward }] }, before: { shop: foreign } })],
  "routes/app.settings.actions": [jsonOf({ content: { actionRules: [{}] }, before: { shop: foreign } })],
  "routes/app.settings.import.file": [jsonOf({ intent: "import", importId: foreignImportId })],
  "routes/app._index": [jsonOf({ intent: "publish", template: "first", name: "", description: foreignBadge })],
  "routes/app.activity": [jsonOf({ intent: "one", event: foreignEvent })],
  // What is no picture is refused before Shopify is asked anything; there is no id in it.
  "routes/app.badge-pictures": [jsonOf({ badgeId: foreignBadge })],
  "routes/app.rewards.new": [jsonOf({ intent: "save", content: { name: "", id: foreignReward } })],
  "routes/app.badges.new.$template": [
    jsonOf({ intent: "try", content: { ...content, name: "New", prerequisites: [foreignBadge] } }),
    jsonOf({ intent: "save", content: { ...content, name: "New", prerequisites: [foreignBadge] }, version: null }),
  ],
};

interface AdminRoute {
  id: string;
  path: string;
  hasForeignId: boolean;
  hasLoader: boolean;
  hasAction: boolean;
}

const source = await requireBuild();
const build = source.build as ServerBuild;

function pathOf(id: string): string {
  const route = build.routes[id];
  if (!route) return "";
  return `${route.parentId ? pathOf(route.parentId) : ""}${route.path ? `/${route.path}` : ""}`;
}

const routes: AdminRoute[] = Object.values(build.routes)
  .filter((route) => route?.id.startsWith("routes/app"))
  .map((route) => {
    const { id, module } = route as NonNullable<typeof route>;
    const names = [...pathOf(id).matchAll(/:(\w+)|(\*)/g)].map((match) => match[1] ?? match[2] ?? "");
    for (const name of names)
      if (!Object.hasOwn(parameters, name)) throw new Error(`${id}: say in this file what another shop's :${name} is.`);
    const path = names.reduce(
      (filled, name) => filled.replace(name === "*" ? "*" : `:${name}`, parameters[name] ?? harmless[name] ?? ""),
      pathOf(id).replace("//", "/"),
    );
    return {
      id,
      path,
      hasForeignId: names.some((name) => parameters[name] !== null),
      hasLoader: module.loader !== undefined,
      hasAction: module.action !== undefined,
    };
  });

/** Shopify's library answers what calls itself a program as it answers robots. */
const browser = {
  "user-agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0",
};

async function call(route: AdminRoute, attempt?: Attempt): Promise<{ status: number; text: string }> {
  const token = sessionToken({ ...devstore.running().store.settings, shop: mine }, Date.now());
  const index = route.id.endsWith("_index") ? "&index" : "";
  const response = await fetch(`${app.url}${route.path}?_data=${encodeURIComponent(route.id)}${index}`, {
    method: attempt ? "POST" : "GET",
    headers: { ...browser, authorization: `Bearer ${token}`, ...(attempt && { "content-type": attempt.type }) },
    ...(attempt && { body: attempt.body }),
    redirect: "manual",
  });
  return { status: response.status, text: await response.text() };
}

/** Of every row of every shop's tables, but for the session of the one who asks. */
async function everything(): Promise<Record<string, string | null>> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'shop' and table_name <> 'sessions'`,
  );
  const sums = rows.map(async ({ name }) => {
    const sum = `select md5(string_agg(t::text, '|' order by t::text)) as sum from "${name}" t`;
    return [name, (await pool.query<{ sum: string | null }>(sum)).rows[0]?.sum ?? null] as const;
  });
  return Object.fromEntries(await Promise.all(sums));
}

let before: Record<string, string | null>;
beforeAll(async () => {
  // The merchant's own shop is installed by his first visit.
  const home = routes.find(({ id }) => id === "routes/app._index");
  if (home) expect((await call(home)).status).toBe(200);
});
beforeEach(async () => {
  before = await everything();
});

describe("a page of the admin", () => {
  it("is on the list of this test", () => {
    expect(routes.length).toBeGreaterThan(7);
    expect(
      routes.filter(({ hasAction, id }) => hasAction && !attempts[id] && !refusals[id]).map(({ id }) => id),
    ).toEqual([]);
  });

  it.each(routes.filter(({ hasLoader }) => hasLoader))("$id shows nothing of another shop", async (route) => {
    const { status, text } = await call(route);
    if (route.hasForeignId || route.path.endsWith("/no-such-page")) expect(status).toBe(404);
    else expect(status).toBe(200);
    expect(text).not.toContain(mark);
    expect(text).not.toContain(foreignBadge);
    expect(await everything()).toEqual(before);
  });

  it.each(routes.filter(({ id }) => attempts[id]))("$id changes nothing of another shop", async (route) => {
    for (const attempt of attempts[route.id] ?? []) {
      const { status, text } = await call(route, attempt);
      expect(status, attempt.body).toBe(404);
      expect(text).not.toContain(mark);
    }
    expect(await everything()).toEqual(before);
  });

  it.each(routes.filter(({ id }) => refusals[id]))("$id takes no id of another shop in a form", async (route) => {
    for (const attempt of refusals[route.id] ?? []) {
      const { status, text } = await call(route, attempt);
      expect(status).toBe(200);
      expect(text).toMatch(/"(refused|unknown)"/);
    }
    expect(await everything()).toEqual(before);
  });

  it.each(routes.filter(({ hasLoader }) => hasLoader))(
    "$id answers nobody whom Shopify does not vouch for",
    async (route) => {
      const response = await fetch(`${app.url}${route.path}?_data=${encodeURIComponent(route.id)}`, {
        headers: { ...browser, authorization: "Bearer forged" },
        redirect: "manual",
      });
      expect(response.status).toBe(401);
    },
  );
});
