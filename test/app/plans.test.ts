// No page of the admin reads more the longer a shop exists. Every page and resource of the route list is asked for, each
// statement that goes to Postgres is taken down, and Postgres explains what it reads: docs/decisions/0021-plans-that-are-held.md
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MeasuredRoute, measuredRoutes } from "../../bench/admin/routes.ts";
import { sessionToken } from "../../devstore/oauth/session-token.ts";
import { fillShop } from "../../devstore/seed/fill.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { demoShop as shop, startTestDevstore } from "../support/devstore.ts";
import { explain, type Statement, type TableRead } from "../support/plans.ts";

const players = 1_200;
/** Pages show 50 lines at most, and look at a few rows for each. */
const mostRowsRead = 700;

/** Tables that grow with what customers do. */
const growing = [
  "inbox_events",
  "outbox_messages",
  "orders",
  "players",
  "actions",
  "ledger_entries",
  "awards",
  "progress",
  "inventory_items",
  "redemptions",
  "storefront_metafields",
];

/** Statements that read more, by words that only they hold, and why that is accepted. */
const accepted: { words: RegExp; table: string; why: string }[] = [
  {
    words: /count\(\*\) from players where shop = \$1 and balance > 0/,
    table: "players",
    why: "counts who has points; an index that holds the balance would make every order write it",
  },
  {
    words: /admin_graphql_api_customer_kept_id/,
    table: "inbox_events",
    why: "a person's export looks for him in the payloads of the last days' events, a batch at a time",
  },
];

const database = await testDatabase();
const app = await startTestApp({ databaseUrl: database.url });
const devstore = await startTestDevstore(app.url);

await fillShop(database.pool, { shop, players, badges: 60, seed: 1, now: Date.now(), onProgress: () => undefined });
const routes = await measuredRoutes(database.pool, shop);

/** All statements of this process go through here; those of a request are taken down. */
let taken: Statement[] = [];
const query = pg.Client.prototype.query;
beforeAll(() => {
  pg.Client.prototype.query = function (this: pg.Client, ...given: never[]) {
    const [first, second] = given as unknown[];
    if (typeof first === "string") taken.push({ text: first, values: Array.isArray(second) ? second : [] });
    else if (typeof first === "object" && first !== null && "text" in first) taken.push(first as Statement);
    return (query as (...all: never[]) => never).apply(this, given);
  } as typeof query;
});
afterAll(() => {
  pg.Client.prototype.query = query;
});

/** Shopify's library answers what calls itself a program as it answers robots. */
const userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0";

async function statementsOf({ id, path, query: asked }: MeasuredRoute): Promise<Statement[]> {
  const index = id.endsWith("_index") ? "&index" : "";
  const more = asked === "" ? "" : `&${asked}`;
  const ask = async () => {
    const authorization = `Bearer ${sessionToken({ ...devstore.running().store.settings, shop }, Date.now())}`;
    const response = await fetch(`${app.url}${path}?_data=${encodeURIComponent(id)}${index}${more}`, {
      headers: { authorization, "user-agent": userAgent },
    });
    await response.arrayBuffer();
    expect(response.status).toBe(200);
  };
  // The first visit of all installs the shop's session.
  await ask();
  taken = [];
  await ask();
  return taken.filter(({ text }) => /^\s*(select|with)\b/i.test(text));
}

const tooMuch = (statement: Statement) => (read: TableRead) =>
  growing.includes(read.table) &&
  (read.isSequential || read.rows > mostRowsRead) &&
  !accepted.some(({ words, table }) => table === read.table && words.test(statement.text));

describe("a page of the admin", () => {
  it("is asked for by every route that has a loader", () => {
    expect(new Set(routes.map(({ id }) => id)).size).toBeGreaterThan(15);
  });

  it.each(routes.map((route) => ({ ...route, name: `${route.id} ${route.query}` })))(
    "$name reads along an index, and no more than it shows",
    async (route) => {
      const statements = await statementsOf(route);
      const found: string[] = [];
      for (const statement of statements) {
        const reads = await explain(database.pool, statement);
        for (const { table, rows, isSequential } of reads.filter(tooMuch(statement))) {
          const how = isSequential ? "sequentially" : "by an index";
          found.push(`${rows} rows of ${table} are read ${how}: ${statement.text.replace(/\s+/g, " ").slice(0, 300)}`);
        }
      }
      expect(found).toEqual([]);
    },
  );
});

describe("the explanation", () => {
  it("finds a statement without an index", async () => {
    const reads = await explain(database.pool, {
      text: "select count(*) from ledger_entries where note = $1",
      values: ["x"],
    });
    expect(reads.some((read) => read.table === "ledger_entries" && read.isSequential)).toBe(true);
  });

  it("finds a statement that reads all of a shop along an index", async () => {
    const statement = { text: "select sum(points) from ledger_entries where shop = $1", values: [shop] };
    const reads = (await explain(database.pool, statement)).filter(tooMuch(statement));
    expect(reads).not.toEqual([]);
  });
});
