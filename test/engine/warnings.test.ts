// What is legal but probably not meant is warned of, beside the field: nobody can earn it, it exists twice, nothing has it.
// What is merely unlikely is the merchant's business: each warning has a near miss that stays silent.
import { describe, expect, test } from "vitest";
import { checkProgramme } from "../../rewards/engine/index.ts";
import { badge, DAY_MS, NOON, programme } from "./programmes.ts";

const is = (detail: string, operator: string, value: unknown) => ({ detail, operator, value });

describe("what is doubtful is warned of", () => {
  const warnings = (badges: ReturnType<typeof badge>[], known = {}) =>
    checkProgramme(programme({ badges }), known).warnings.map(({ path, sentence }) => `${path}: ${sentence}`);
  const filtered = (...all: ReturnType<typeof is>[]) => badge({ filter: { all } as never });

  test("badges alike but for their words", () => {
    const twins = [
      badge({ id: "a", name: "A" }),
      badge({ id: "b", name: "B", description: "x" }),
      badge({ id: "c", points: 11 }),
    ];
    expect(warnings(twins)).toEqual(['badges.1: "B" asks and gives the same as "A": whoever earns one earns both.']);
  });

  test("filters that contradict each other", () => {
    const none = /^badges\.0\.filter: No action can match: the filters on "\w+" contradict each other\.$/;
    expect(warnings([filtered(is("country", "=", "us"), is("country", "in", ["de", "at"]))])[0]).toMatch(none);
    expect(warnings([filtered(is("amount", ">", 10), is("amount", "<", 5))])[0]).toMatch(none);
    expect(warnings([filtered(is("hour", "=", 3), is("hour", ">=", 5))])[0]).toMatch(none);
    expect(warnings([filtered(is("hour", "=", 3), is("hour", "<=", 2))])[0]).toMatch(none);
    expect(
      warnings([
        badge({
          filter: {
            all: [{ all: [{ detail: "hour", operator: "<", value: 2 }] }, { detail: "hour", operator: ">", value: 3 }],
          },
        }),
      ])[0],
    ).toMatch(none);
    expect(warnings([filtered(is("hour", "=", 3), is("hour", ">=", 3), is("hour", "<=", 3))])).toEqual([]);
    expect(warnings([filtered(is("category", "=", "a"), is("category", "=", "b"))])).toEqual([]);
    expect(warnings([filtered(is("country", "=", "us"), is("country", "in", ["us", "de"]))])).toEqual([]);
    expect(
      warnings([
        badge({
          filter: {
            any: [
              { detail: "hour", operator: "=", value: 1 },
              { detail: "hour", operator: "=", value: 2 },
            ],
          },
        }),
      ]),
    ).toEqual([]);
  });

  test("dates that leave no room", () => {
    const dates = { startsAt: NOON, endsAt: NOON + 3 * DAY_MS };
    const period = (from: number, until: number) =>
      badge({ ...dates, challenges: [{ kind: "for_time_period", times: 1, from, until }] });
    expect(warnings([period(0, NOON)])).toEqual([
      "badges.0.challenges.0: Nobody can earn this: the period lies outside the badge's own dates.",
    ]);
    expect(warnings([period(NOON + 3 * DAY_MS, NOON + 4 * DAY_MS)])).toHaveLength(1);
    expect(warnings([period(0, NOON + 1), { ...period(NOON + 3 * DAY_MS - 1, NOON + 9 * DAY_MS), id: "b" }])).toEqual(
      [],
    );
    const streak = (periods: number, unit: "days" | "weeks" | "months" = "days") =>
      badge({ ...dates, challenges: [{ kind: "streak", periods, unit }] });
    expect(warnings([streak(6)])).toEqual([
      "badges.0.challenges.0: Nobody can earn this: the badge's dates leave no room for 6 days.",
    ]);
    expect(warnings([streak(5)])).toEqual([]);
    expect([warnings([streak(3, "weeks")]).length, warnings([streak(2, "weeks")]).length]).toEqual([1, 0]);
    expect([warnings([streak(3, "months")]).length, warnings([streak(2, "months")]).length]).toEqual([1, 0]);
    expect(warnings([badge({ startsAt: NOON, challenges: [{ kind: "streak", periods: 900, unit: "days" }] })])).toEqual(
      [],
    );
  });

  test("prerequisites that are paused or come too late", () => {
    const needs = badge({ id: "b", prerequisites: ["a"], endsAt: NOON });
    expect(warnings([badge({ id: "a", name: "A", paused: true }), needs])).toEqual([
      'badges.1.prerequisites.0: "A" is paused: who does not have it yet cannot get on.',
    ]);
    expect(warnings([badge({ id: "a", name: "A", startsAt: NOON }), needs])).toEqual([
      'badges.1.prerequisites.0: Nobody can earn this: "A" starts only when this badge has ended.',
    ]);
    expect(warnings([badge({ id: "a", startsAt: NOON - 1 }), needs])).toEqual([]);
  });

  test("names and values that nothing in the shop has", () => {
    const known = { actions: ["review"], values: { category: ["Electronics", "toys"], sku: ["a-1"] } };
    expect(warnings([badge({ action: "reveiw" })], known)).toEqual([
      'badges.0.action: No action called "reveiw" has come in so far.',
    ]);
    expect(warnings([badge({ action: "review" }), badge({ id: "b", action: "bulk_purchase" })], known)).toEqual([]);
    expect(warnings([badge({ action: "anything" })])).toEqual([]);
    expect(warnings([filtered(is("categry", "=", "toys"))])).toEqual([
      'badges.0.filter.all.0.detail: An order carries no detail called "categry".',
    ]);
    expect(
      warnings([badge({ action: "review", filter: { detail: "stars", operator: ">", value: 3 } })], known),
    ).toEqual([]);
    expect(warnings([badge({ filter: { anyItem: { detail: "colour", operator: "=", value: "x" } } })])).toEqual([
      'badges.0.filter.anyItem.detail: Items of an order carry no detail called "colour".',
    ]);
    expect(
      warnings([filtered(is("category", "=", "electronics"), is("category", "in", ["toys", "tois"]))], known),
    ).toEqual(['badges.0.filter.all.1.value: Nothing in this shop has the category "tois".']);
    expect(warnings([filtered(is("category", "!=", "tois"), is("hour", "=", 3))], known)).toEqual([]);
    const inside = {
      any: [
        { none: [{ everyItem: is("sku", "=", "A-2") }] },
        { countOfItems: { where: is("sku", "=", "a-3"), operator: "=", value: 1 } },
        { sumOfItems: { detail: "price", where: is("sku", "=", "a-4"), operator: "=", value: 1 } },
        { countOfItems: { operator: "=", value: 1 } },
      ],
    };
    expect(warnings([badge({ filter: inside as never })], known).map((one) => one.split(":")[0])).toEqual([
      "badges.0.filter.any.0.none.0.everyItem.value",
      "badges.0.filter.any.1.countOfItems.where.value",
      "badges.0.filter.any.2.sumOfItems.where.value",
    ]);
  });
});
