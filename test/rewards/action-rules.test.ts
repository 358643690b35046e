// What actions earn by rules of their own: fixed points, a least time between, the most of an action and of a day; and what
// becomes of it when orders change.
import { describe, expect, it } from "vitest";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { loadProgrammes } from "../../rewards/programme/load.ts";
import { readSettings, saveSettings } from "../../rewards/programme/save-settings.ts";
import { testDatabase } from "../support/database.ts";
import { newId, orderPayload } from "../support/orders.ts";
import { mergePayload } from "../support/privacy.ts";
import { type ActionWish, apiAction, recordTogether, saveRules } from "../support/rules.ts";
import { type TestShop, testShop } from "../support/shop.ts";
import { refund } from "./busy-shop.ts";

const { pool } = await testDatabase();
/** Noon in New York, where the test's shops are. */
const noon = Date.UTC(2026, 5, 1, 16);
const hourMs = 3_600_000;

async function shopWith(actionRules: readonly object[], more: object = {}): Promise<TestShop> {
  const shop = await testShop(pool);
  await saveRules(pool, shop.shop, { ...more, actionRules });
  return shop;
}

/** One action in a transaction of its own. @returns what it earned. */
async function earn({ shop }: TestShop, wish: ActionWish): Promise<number> {
  const [recorded] = await recordTogether(pool, [apiAction(shop, wish)]);
  return recorded?.points ?? 0;
}

const statesOf = async ({ shop }: TestShop) =>
  (await pool.query("select player_id, action, days from action_states where shop = $1 order by 1", [shop])).rows;

const problemsOf = async ({ shop }: TestShop) => (await findLedgerProblems(pool, shop)).problems;

describe("an action", () => {
  it("with fixed points earns them each time, and one without a rule nothing", async () => {
    const shop = await shopWith([{ action: "review", points: 25 }]);
    expect(await earn(shop, { name: "review" })).toBe(25);
    expect(await earn(shop, { name: "review", multiplier: "2" })).toBe(50);
    expect(await earn(shop, { name: "visit" })).toBe(0);
    expect(await statesOf(shop)).toEqual([]);
  });

  it("that comes too soon after the last one earns nothing, whichever transaction that was in", async () => {
    const shop = await shopWith([{ action: "visit", points: 5, gapMinutes: 60 }]);
    expect(await earn(shop, { name: "visit", at: noon })).toBe(5);
    expect(await earn(shop, { name: "visit", at: noon + hourMs - 1 })).toBe(0);
    expect(await earn(shop, { name: "visit", at: noon + hourMs })).toBe(5);
    expect(await earn(shop, { name: "visit", at: noon, playerId: "another" })).toBe(5);
    const group = [0, 1].map((later) => apiAction(shop.shop, { name: "visit", at: noon + 5 * hourMs + later }));
    expect((await recordTogether(pool, group)).map(({ points }) => points)).toEqual([5, 0]);
  });

  it("earns at the most what its rule says, and on one day of the shop no more than that", async () => {
    const shop = await shopWith([{ action: "game", points: 40, maximumPerAction: 60, maximumPerDay: 100 }]);
    expect(await earn(shop, { name: "game", multiplier: "2" })).toBe(60);
    expect(await earn(shop, { name: "game" })).toBe(40);
    expect(await earn(shop, { name: "game" })).toBe(0);
    // Midnight in New York is four hours later than in Greenwich.
    expect(await earn(shop, { name: "game", at: noon + 12 * hourMs - 1 })).toBe(0);
    expect(await earn(shop, { name: "game", at: noon + 12 * hourMs })).toBe(40);
  });

  it("of two players who become one counts for both towards the day's maximum", async () => {
    const shop = await shopWith([{ action: "game", points: 40, maximumPerDay: 100 }]);
    for (const playerId of ["101", "102"]) await earn(shop, { name: "game", playerId });
    await shop.handle("customers/merge", mergePayload("101", "102"));
    expect(await statesOf(shop)).toMatchObject([{ player_id: "102", days: [[expect.any(Number), 80]] }]);
    expect(await earn(shop, { name: "game", playerId: "101" })).toBe(20);
    expect(await statesOf(shop)).toHaveLength(1);
  });
});

describe("a purchase", () => {
  const at = "2026-03-02T10:00:00-05:00";
  const buy = ({ handle }: TestShop, total: string, wish: { id?: string; at?: string; updated?: string } = {}) =>
    handle(
      wish.updated === undefined ? "orders/create" : "orders/updated",
      orderPayload({
        customerId: "55",
        total,
        at: wish.at ?? at,
        ...(wish.id !== undefined && { id: wish.id }),
        ...(wish.updated !== undefined && { overrides: { updated_at: wish.updated } }),
      }),
    );
  const points = async ({ player }: TestShop) => (await player("55"))?.points;
  const later = "2026-03-02T18:00:00Z";

  it("earns its fixed points besides those of its amount; refunds take back their share, and all of it in the end", async () => {
    const shop = await shopWith([{ action: "purchase", points: 20 }]);
    const id = newId();
    await buy(shop, "80.00", { id });
    expect(await points(shop)).toBe(100);
    await shop.handle("refunds/create", refund(id, "20.00"));
    expect(await points(shop)).toBe(75);
    // Today's rule is another one: what was given is taken back.
    await saveRules(pool, shop.shop, { actionRules: [] });
    await shop.handle("refunds/create", refund(id, "60.00"));
    expect(await points(shop)).toBe(0);
    expect(await problemsOf(shop)).toEqual([]);
  });

  it("whose order grows earns more by its amount, and no fixed points again", async () => {
    const shop = await shopWith([
      { action: "purchase", points: 20 },
      { action: "bulk_purchase", points: 7 },
    ]);
    const id = newId();
    await buy(shop, "80.00", { id });
    await buy(shop, "160.00", { id, updated: later });
    expect(await points(shop)).toBe(180);
    const bulk = newId();
    const items = [{ quantity: 2 }];
    await shop.handle("orders/create", orderPayload({ id: bulk, customerId: "56", total: "10.00", items }));
    const overrides = { updated_at: later };
    await shop.handle("orders/updated", orderPayload({ id: bulk, customerId: "56", total: "40.00", items, overrides }));
    expect((await shop.player("56"))?.points).toBe(20 + 40 + 7);
    expect(await problemsOf(shop)).toEqual([]);
  });

  it("whose order grows never earns more than the most of one order, nor what a day's maximum has kept back", async () => {
    const most = await shopWith([{ action: "purchase", points: 20 }], { maximumPointsPerOrder: 90 });
    const id = newId();
    await buy(most, "50.00", { id });
    expect(await points(most)).toBe(70);
    await buy(most, "500.00", { id, updated: later });
    expect(await points(most)).toBe(90);
    const daily = await shopWith([{ action: "purchase", maximumPerDay: 60 }]);
    await buy(daily, "50.00");
    const second = newId();
    await buy(daily, "50.00", { id: second });
    await buy(daily, "500.00", { id: second, updated: later });
    expect(await points(daily)).toBe(60);
  });

  it("that is cancelled makes room again in its day's maximum", async () => {
    const shop = await shopWith([{ action: "purchase", maximumPerDay: 60 }]);
    const id = newId();
    await buy(shop, "50.00", { id });
    await buy(shop, "5.00");
    const overrides = { updated_at: later, cancelled_at: later };
    await shop.handle("orders/cancelled", orderPayload({ id, customerId: "55", total: "50.00", at, overrides }));
    expect(await points(shop)).toBe(5);
    await buy(shop, "500.00");
    expect(await points(shop)).toBe(60);
    expect(await problemsOf(shop)).toEqual([]);
  });

  it("that nothing is remembered of costs no row, and nobody asks for one", async () => {
    const shop = await shopWith([
      { action: "visit", points: 1, gapMinutes: 1 },
      { action: "purchase", points: 1 },
    ]);
    const programme = (await loadProgrammes(pool, [shop.shop])).get(shop.shop);
    expect(programme?.rememberedActions).toEqual(new Set(["visit"]));
    await buy(shop, "50.00");
    expect(await statesOf(shop)).toEqual([]);
  });
});

describe("rules that do not fit", () => {
  const level = { id: "a", name: "A", target: 10, deliverables: [] };
  const cases: [what: string, changes: object, path: string, sentence: RegExp][] = [
    [
      "two rules for one name",
      { actionRules: [{ action: "x" }, { action: "x" }] },
      "actionRules.1.action",
      /a rule already/,
    ],
    [
      "a maximum for purchases that has its own field",
      { actionRules: [{ action: "purchase", maximumPerAction: 5 }] },
      "actionRules.0.maximumPerAction",
      /set with what orders earn/,
    ],
    ["levels that fall", { levels: [level, { ...level, id: "b", target: 10 }] }, "levels.1.target", /must rise/],
    ["levels with one id", { levels: [level, { ...level, target: 20 }] }, "levels", /same id/],
    [
      "a voucher of 200 percent",
      {
        levels: [
          {
            ...level,
            deliverables: [{ id: "d", kind: "Prize", label: "D", voucher: { discount: "percentage", percent: 200 } }],
          },
        ],
      },
      "levels.0.deliverables.0.voucher.percent",
      /at most 100/,
    ],
  ];

  it.each(cases)("are refused by their field: %s", async (_what, changes, path, sentence) => {
    const { shop } = await testShop(pool);
    const before = await readSettings(pool, shop);
    expect(await saveSettings(pool, shop, { ...before, ...changes }, before)).toMatchObject({
      kind: "refused",
      findings: [{ path, sentence: expect.stringMatching(sentence) }],
    });
    expect(await readSettings(pool, shop)).toEqual(before);
  });
});
