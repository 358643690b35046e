// A dry run says what the badge would really have done: it is held against a shop that had the badge when the same orders
// came.
import { describe, expect, it } from "vitest";
import { cancelDryRun, findDryRun, requestDryRun, takeDryRun } from "../../rewards/dry-run/rows.ts";
import { runDryRun } from "../../rewards/dry-run/run.ts";
import type { BadgeDefinition } from "../../rewards/engine/index.ts";
import { readBadgeFigures } from "../../rewards/figures/badge-sums.ts";
import { createBadge } from "../../rewards/programme/save.ts";
import { templates } from "../../rewards/programme/templates.ts";
import { createLog } from "../../system/log.ts";
import { anniversaries } from "../../worker/schedules/anniversaries.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { redactPayload } from "../support/privacy.ts";
import { type TestShop, testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const dayMs = 86_400_000;
const never = new AbortController().signal;

async function tryBadge({ shop }: TestShop, definition: object, since = new Date(0), now = Date.now()) {
  const id = await requestDryRun(pool, shop, null, { ...definition, id: "tried" } as BadgeDefinition, since);
  const run = await takeDryRun(pool);
  if (run?.id !== id) throw new Error("Another dry run was taken.");
  await runDryRun(pool, run, now, never);
  return findDryRun(pool, shop, id);
}

const prices = ["19.90", "149.99", "520.00", "80.00", "30.50", "260.00"];

/** The same orders for any shop: three customers, six each, a week apart, every other one of several items. */
async function placeOrders(store: TestShop): Promise<void> {
  for (const [customer, customerId] of ["7001", "7002", "7003"].entries()) {
    for (const [place, price] of prices.entries()) {
      const at = Date.parse("2026-09-01T12:00:00Z") + (place * 7 + customer) * dayMs;
      const item = { productId: String(1 + ((place + customer) % 3)), price, quantity: place % 2 === 0 ? 1 : 6 };
      await store.handle(
        "orders/create",
        orderPayload({ customerId, total: price, items: [item], at: new Date(at).toISOString() }),
        { triggeredAt: at },
      );
    }
  }
}

const base = {
  name: "Tried",
  type: "OneTimeOnly",
  points: 7,
  action: "purchase",
  challenges: [],
  deliverables: [],
  prerequisites: [],
};

const badges: [string, object][] = [
  ...templates(0)
    .filter(({ code }) => code !== "season" && code !== "anniversary")
    .map(({ code, content }): [string, object] => [`template ${code}`, { ...base, ...content }]),
  ["items", { ...base, type: "Repeatable", filter: { anyItem: { detail: "quantity", operator: ">=", value: 6 } } }],
  [
    "sum over items",
    {
      ...base,
      filter: {
        sumOfItems: {
          detail: "amount",
          operator: ">",
          value: "500",
          where: { detail: "category", operator: "=", value: "clothing" },
        },
      },
    },
  ],
  [
    "items in a challenge",
    {
      ...base,
      type: "Repeatable",
      challenges: [
        { kind: "sum", detail: "quantity", target: 5, items: { detail: "quantity", operator: ">", value: 1 } },
      ],
    },
  ],
  ["maximum", { ...base, type: "Repeatable", maximumPerPlayer: 2, coolDownMs: 10 * dayMs }],
];

const after = await testShop(pool);
await placeOrders(after);

describe("a dry run", () => {
  it.each(badges)("finds what a shop with the badge has given: %s", async (_name, definition) => {
    const before = await testShop(pool);
    const made = await createBadge(pool, before.shop, { ...definition, name: "Tried" }, "active");
    if (made.kind !== "saved") throw new Error(JSON.stringify(made));
    await placeOrders(before);
    const given = (await readBadgeFigures(pool, before.shop, [made.badgeId]))[made.badgeId];
    const run = await tryBadge(after, definition);
    expect(run).toMatchObject({
      state: "done",
      playersDone: 3,
      playersTotal: 3,
      result: { awards: given?.timesEarned ?? 0, points: given?.pointsGiven ?? 0 },
    });
    const { rows } = await pool.query<{ players: number }>(
      "select count(distinct player_id) as players from awards where shop = $1 and badge_id = $2",
      [before.shop, made.badgeId],
    );
    expect(run?.result?.players).toBe(rows[0]?.players);
  });

  it("finds the anniversaries of the days before the shop had the badge, as a shop that had it has celebrated them", async () => {
    const [since, now] = [Date.parse("2026-01-10T15:00:00Z"), Date.parse("2026-03-11T15:00:00Z")];
    const firstOrders = [
      ["leap", "2024-02-29T12:00:00Z"],
      ["three years", "2023-01-20T12:00:00Z"],
      ["in the shop's own day", "2025-03-11T02:00:00Z"],
      ["today", "2025-03-11T12:00:00Z"],
      ["on the day that had begun already", "2025-01-10T12:00:00Z"],
      ["on the first whole day", "2025-01-11T12:00:00Z"],
      ["tomorrow", "2025-03-12T12:00:00Z"],
      ["of this year", "2026-02-01T12:00:00Z"],
    ] as const;
    const definition = {
      ...base,
      type: "Repeatable",
      action: "anniversary",
      filter: { detail: "years", operator: ">=", value: 1 },
    };
    const place = async (store: TestShop) => {
      for (const [index, [, at]] of firstOrders.entries()) {
        for (const day of [at, "2026-02-03T12:00:00Z"]) {
          await store.handle(
            "orders/create",
            orderPayload({ customerId: String(8001 + index), total: "10.00", at: day }),
          );
        }
      }
      const test = orderPayload({
        customerId: "8100",
        total: "10.00",
        at: "2025-02-01T12:00:00Z",
        overrides: { test: true },
      });
      await store.handle("orders/create", test);
    };
    const before = await testShop(pool);
    const made = await createBadge(pool, before.shop, { ...definition, name: "Tried" }, "active");
    if (made.kind !== "saved") throw new Error(JSON.stringify(made));
    await place(before);
    const duty = anniversaries({ pool, log: createLog({ process: "test", level: "silent" }) });
    for (let at = since; at <= now; at += dayMs) await duty.run({ now: at, signal: never });
    const given = (await readBadgeFigures(pool, before.shop, [made.badgeId]))[made.badgeId];

    const store = await testShop(pool);
    await place(store);
    const run = await tryBadge(store, definition, new Date(since), now);
    // The duty has celebrated the day on which the two months begin; a dry run counts only what lies within them.
    expect(given?.timesEarned).toBe(6);
    expect(run?.result).toMatchObject({ actions: 5, players: 5, awards: 5, points: 35 });
    expect(run?.result?.earned.map(({ playerId }) => playerId)).toEqual(["8001", "8002", "8003", "8004", "8006"]);

    // Nobody can be told of somebody who was erased.
    await store.handle("customers/redact", redactPayload("8006", []));
    expect((await tryBadge(store, definition, new Date(since), now))?.result).toMatchObject({ actions: 4, awards: 4 });
    // Where they were recorded, they are not counted twice.
    expect((await tryBadge(before, definition, new Date(since), now))?.result).toMatchObject({ actions: 5, awards: 5 });
  });

  it("gives and changes nothing", async () => {
    const store = await testShop(pool);
    await placeOrders(store);
    const sums = () =>
      pool.query("select sum(balance), (select count(*) from awards where shop = $1) from players where shop = $1", [
        store.shop,
      ]);
    const before = (await sums()).rows;
    expect((await tryBadge(store, base))?.result?.awards).toBe(3);
    expect((await sums()).rows).toEqual(before);
  });

  it("counts only customers who had the prerequisite already, and says so of the others", async () => {
    const store = await testShop(pool);
    const first = await createBadge(
      pool,
      store.shop,
      { ...base, name: "Large", filter: { detail: "amount", operator: ">", value: "500" } },
      "active",
    );
    if (first.kind !== "saved") throw new Error(JSON.stringify(first));
    await placeOrders(store);
    const run = await tryBadge(store, { ...base, type: "Repeatable", prerequisites: [first.badgeId] });
    // The third of each customer's orders earns it; three come after.
    expect(run?.result).toMatchObject({ players: 3, awards: 9 });
    expect(run?.result?.missed[0]?.evaluation).toEqual({
      badgeId: "tried",
      outcome: "prerequisite_missing",
      missing: [first.badgeId],
    });
  });

  it("that is called off stops and stays so; a new one takes the place of the old", async () => {
    const store = await testShop(pool);
    await placeOrders(store);
    const definition = { ...base, id: "tried" } as unknown as BadgeDefinition;
    const first = await requestDryRun(pool, store.shop, null, definition, new Date(0));
    const taken = await takeDryRun(pool);
    const second = await requestDryRun(pool, store.shop, null, definition, new Date(0));
    if (taken) await runDryRun(pool, taken, Date.now(), never);
    expect(await findDryRun(pool, store.shop, first)).toMatchObject({ state: "cancelled", result: null });
    expect(await cancelDryRun(pool, store.shop, second)).toBe(true);
    expect(await takeDryRun(pool)).toBeNull();
  });

  it("of a worker that died is taken up by another, and one that is told to stop gives it back", async () => {
    const store = await testShop(pool);
    await placeOrders(store);
    const definition = { ...base, id: "tried" } as unknown as BadgeDefinition;
    const id = await requestDryRun(pool, store.shop, null, definition, new Date(0));
    const first = await takeDryRun(pool);
    expect(await takeDryRun(pool)).toBeNull();
    await pool.query("update dry_runs set taken_until = now() - interval '1 second' where id = $1", [id]);
    expect(await takeDryRun(pool)).toMatchObject({ id });
    if (first) await runDryRun(pool, first, Date.now(), AbortSignal.abort());
    const again = await takeDryRun(pool);
    expect(again).toMatchObject({ id });
    if (again) await runDryRun(pool, again, Date.now(), never);
    expect(await findDryRun(pool, store.shop, id)).toMatchObject({ state: "done" });
  });
});
