// Anniversaries of first orders, as a worker's duty finds them: on the day, in the shop's time zone, once for each year.
import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { createBadge } from "../../rewards/programme/save.ts";
import { setStatus } from "../../rewards/programme/status.ts";
import { templatesIn } from "../../rewards/programme/templates.ts";
import { createLog } from "../../system/log.ts";
import { anniversaries } from "../../worker/schedules/anniversaries.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload, type Payload } from "../support/orders.ts";
import { explain } from "../support/plans.ts";
import { mergePayload, redactPayload } from "../support/privacy.ts";
import { apiAction, recordTogether, saveRules } from "../support/rules.ts";
import { type TestShop, testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const log = createLog({ process: "test", level: "silent" });
const [content] = templatesIn("USD", 0).flatMap((template) =>
  template.code === "anniversary" ? [template.content] : [],
);

const growing = ["players", "actions", "orders", "badges", "badge_versions"];

/** What is read of the database meanwhile. */
async function statementsOf(work: () => Promise<unknown>) {
  const taken: { name: string; text: string; values: unknown[] }[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: never[]) {
    const [statement] = given as unknown[];
    if (typeof statement === "object" && statement !== null && "name" in statement && "text" in statement) {
      taken.push(statement as (typeof taken)[number]);
    }
    return (query as (...all: never[]) => never).apply(this, given);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return taken.filter(({ text }) => /^\s*(select|with)\b/i.test(text) && !/for update/i.test(text));
}

let here: TestShop;
let badgeId: string;
beforeEach(async () => {
  await pool.query("update shops set uninstalled_at = now()");
  here = await testShop(pool, { timeZone: "Europe/Berlin" });
  badgeId = await saved();
});

async function saved(changes: object = {}, status: "active" | "draft" = "active"): Promise<string> {
  const badge = { ...content, name: `Anniversary ${newId()}`, ...changes };
  const outcome = await createBadge(pool, here.shop, badge, status);
  if (outcome.kind !== "saved") throw new Error(JSON.stringify(outcome));
  return outcome.badgeId;
}

const run = (now: string, signal = new AbortController().signal) =>
  anniversaries({ pool, log }).run({ now: Date.parse(now), signal });

const order = (customerId: string, at: string, more: { id?: string; overrides?: Payload } = {}) =>
  here.handle("orders/create", orderPayload({ customerId, at, total: "10.00", ...more }));

/** What was recorded of anniversaries, in the order of the players. */
async function celebrated() {
  const { rows } = await pool.query<{ player: string; years: number; days: number; at: Date; points: number }>(
    `select player_id as player, (details ->> 'years')::int as years, (details ->> 'customer_days')::int as days,
            occurred_at as at, earned_points as points
       from actions where shop = $1 and name = 'anniversary' order by player_id, occurred_at`,
    [here.shop],
  );
  return rows;
}
const who = async () => (await celebrated()).map(({ player, years }) => `${player}: ${years}`);

describe("an anniversary", () => {
  it("of the first order earns its badge each year on that day, with the years and the days, once", async () => {
    await order("1", "2023-06-10T12:00:00+02:00");
    await order("1", "2024-06-12T12:00:00+02:00");
    await order("2", "2024-06-10T12:00:00+02:00");
    await order("3", "2024-06-11T12:00:00+02:00");
    await run("2025-06-10T09:00:00+02:00");
    await run("2025-06-10T10:00:00+02:00");
    const at = new Date("2025-06-10T00:00:00+02:00");
    expect(await celebrated()).toEqual([
      { player: "1", years: 2, days: 731, at, points: 200 },
      { player: "2", years: 1, days: 365, at, points: 200 },
    ]);
    expect((await here.player("1"))?.points).toBe(220);
    await run("2026-06-10T00:30:00+02:00");
    expect(await who()).toEqual(["1: 2", "1: 3", "2: 1", "2: 2"]);
    expect((await here.player("2"))?.badges).toMatchObject([{ count: 2 }]);
  });

  it("is on the shop's own day, whatever day it is elsewhere, also where a day has 23 hours", async () => {
    await order("11", "2024-03-29T23:30:00Z");
    await order("12", "2024-03-30T22:30:00Z");
    await order("13", "2024-03-30T23:30:00Z");
    await run("2025-03-29T22:59:00Z");
    expect(await who()).toEqual([]);
    await run("2025-03-29T23:01:00Z");
    expect(await who()).toEqual(["11: 1", "12: 1"]);
    // The clocks went forward that night: the day ended at 22:00 UTC.
    await run("2025-03-30T21:59:00Z");
    expect(await who()).toEqual(["11: 1", "12: 1"]);
    await run("2025-03-30T22:01:00Z");
    expect(await who()).toEqual(["11: 1", "12: 1", "13: 1"]);
  });

  it("of 29 February is on that day in leap years, and on 1 March in others", async () => {
    await order("1", "2020-02-29T12:00:00+01:00");
    await order("2", "2020-03-01T12:00:00+01:00");
    await order("3", "2020-02-28T12:00:00+01:00");
    await run("2023-02-28T12:00:00+01:00");
    expect(await who()).toEqual(["3: 3"]);
    await run("2023-03-01T12:00:00+01:00");
    expect(await who()).toEqual(["1: 3", "2: 3", "3: 3"]);
    await pool.query("delete from anniversary_marks");
    await run("2024-02-29T12:00:00+01:00");
    expect(await who()).toEqual(["1: 3", "1: 4", "2: 3", "3: 3"]);
    await run("2024-03-01T12:00:00+01:00");
    expect(await who()).toEqual(["1: 3", "1: 4", "2: 3", "2: 4", "3: 3"]);
  });

  it("follows the first order that still counts", async () => {
    const id = newId();
    await order("1", "2024-05-02T12:00:00Z", { id });
    await order("1", "2024-05-09T12:00:00Z");
    const gone = { updated_at: "2024-05-20T12:00:00Z", cancelled_at: "2024-05-20T12:00:00Z" };
    await here.handle("orders/cancelled", orderPayload({ id, customerId: "1", total: "10.00", overrides: gone }));
    await run("2025-05-02T12:00:00Z");
    expect(await who()).toEqual([]);
    await run("2025-05-09T12:00:00Z");
    expect(await who()).toEqual(["1: 1"]);
  });

  it("is not had again when the first order is taken back afterwards, or when two customers become one", async () => {
    const id = newId();
    await order("1", "2024-05-02T12:00:00Z", { id });
    await order("1", "2024-05-04T12:00:00Z");
    await order("2", "2024-05-04T12:00:00Z");
    await run("2025-05-02T12:00:00Z");
    const gone = { updated_at: "2025-05-03T12:00:00Z", cancelled_at: "2025-05-03T12:00:00Z" };
    await here.handle("orders/cancelled", orderPayload({ id, customerId: "1", total: "10.00", overrides: gone }));
    await here.handle("customers/merge", mergePayload("1", "2"));
    await run("2025-05-04T12:00:00Z");
    expect(await who()).toEqual(["2: 1"]);
    expect((await here.player("2"))?.badges).toMatchObject([{ count: 1 }]);
  });

  it("is made up for when no worker ran on its day, with its own day, for a week", async () => {
    for (let day = 1; day <= 9; day += 1) await order(String(day), `2024-05-0${day}T12:00:00Z`);
    await run("2025-04-30T12:00:00Z");
    await run("2025-05-09T12:00:00Z");
    expect(await who()).toEqual(["2: 1", "3: 1", "4: 1", "5: 1", "6: 1", "7: 1", "8: 1", "9: 1"]);
    expect((await celebrated())[0]?.at).toEqual(new Date("2025-05-02T00:00:00+02:00"));
  });

  it("that was before the badge was in force, or while the programme was paused, is not made up for", async () => {
    for (let day = 1; day <= 6; day += 1) await order(String(day), `2024-05-0${day}T12:00:00Z`);
    await run("2025-05-02T12:00:00Z");
    await saveRules(pool, here.shop, { paused: true });
    await run("2025-05-03T12:00:00Z");
    await saveRules(pool, here.shop, { paused: false });
    await run("2025-05-04T12:00:00Z");
    expect(await who()).toEqual(["2: 1", "4: 1"]);
    await setStatus(pool, here.shop, badgeId, "archived");
    await run("2025-05-05T12:00:00Z");
    await setStatus(pool, here.shop, badgeId, "active");
    await run("2025-05-06T12:00:00Z");
    expect(await who()).toEqual(["2: 1", "4: 1", "6: 1"]);
  });

  it("is nobody's who was erased, has ordered only as a test, or has no order of his own", async () => {
    await saveRules(pool, here.shop, { testOrdersEarn: true });
    const at = "2024-05-02T12:00:00Z";
    const id = newId();
    await order("1", at, { id });
    await order("2", at, { overrides: { test: true } });
    await recordTogether(pool, [apiAction(here.shop, { playerId: "3", amount: "10.00", at: Date.parse(at) })]);
    await order("4", at);
    await here.handle("customers/redact", redactPayload("1", [id]));
    await run("2025-05-02T12:00:00Z");
    expect(await who()).toEqual(["4: 1"]);
    const { rows } = await pool.query("select 1 from players where shop = $1 and player_id = '1'", [here.shop]);
    expect(rows).toEqual([]);
  });

  it("is looked for only in shops that reward it and are installed", async () => {
    await setStatus(pool, here.shop, badgeId, "archived");
    await saved({}, "draft");
    await saved({ endsAt: Date.parse("2025-05-01T00:00:00Z") });
    await saved({ startsAt: Date.parse("2025-06-01T00:00:00Z") });
    await order("1", "2024-05-02T12:00:00Z");
    await run("2025-05-02T12:00:00Z");
    expect(await who()).toEqual([]);
    await saveRules(pool, here.shop, { actionRules: [{ action: "anniversary", points: 7 }] });
    await pool.query("update shops set uninstalled_at = now() where shop = $1", [here.shop]);
    await run("2025-05-02T13:00:00Z");
    expect(await who()).toEqual([]);
    await pool.query("update shops set uninstalled_at = null where shop = $1", [here.shop]);
    await run("2025-05-02T14:00:00Z");
    expect((await celebrated()).map(({ points }) => points)).toEqual([7]);
  });

  it("can be asked for by its number of years", async () => {
    await setStatus(pool, here.shop, badgeId, "archived");
    await saved({ filter: { all: [{ detail: "years", operator: ">=", value: 2 }] } });
    await order("1", "2023-05-02T12:00:00Z");
    await order("2", "2024-05-02T12:00:00Z");
    await run("2025-05-02T12:00:00Z");
    expect((await celebrated()).map(({ player, points }) => [player, points])).toEqual([
      ["1", 200],
      ["2", 0],
    ]);
  });

  it("costs each customer one look into an index, however much he has done, and the other shops nothing", async () => {
    await pool.query(
      `insert into players (shop, player_id, orders_counted) select $1, 'p' || n, 10 from generate_series(1, 300) n`,
      [here.shop],
    );
    await pool.query(
      `insert into actions (id, shop, player_id, reference_id, name, source, order_id, occurred_at, fingerprint, details,
                            programme_version, earned_points, decision)
       select gen_random_uuid(), $1, 'p' || n, n || '/' || turn, 'purchase', 'order', n || '/' || turn,
              timestamptz '2023-01-01' + (n + turn * 20) * interval '1 day', '', '{}', 1, 0, '{}'
         from generate_series(1, 300) n, generate_series(1, 20) turn`,
      [here.shop],
    );
    await pool.query("analyze");
    const statements = await statementsOf(() => run("2025-05-02T12:00:00Z"));
    expect(statements.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "shops-with-anniversaries",
        "players-with-orders",
        "first-orders-among",
        "without-anniversary",
      ]),
    );
    for (const statement of statements) {
      for (const read of await explain(pool, statement)) {
        if (!growing.includes(read.table)) continue;
        expect([statement.name, read.table, read.isSequential]).toEqual([statement.name, read.table, false]);
        expect(read.rows).toBeLessThanOrEqual(300);
      }
    }
  });

  it("of a shop that was stopped in the middle is taken up again, and nobody has two", async () => {
    await order("1", "2024-05-02T12:00:00Z");
    await run("2025-05-02T12:00:00Z", AbortSignal.abort());
    expect(await who()).toEqual([]);
    await Promise.all([run("2025-05-02T12:00:00Z"), run("2025-05-02T12:00:00Z")]);
    expect(await who()).toEqual(["1: 1"]);
  });
});
