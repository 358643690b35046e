// Filters as trees: groups, groups of items, and what a decision says about the one comparison that failed.
// And the index: an action asks only the badges that could match it.
import { describe, expect, test } from "vitest";
import { type Action, compile, evaluate, type FilterNode, type Programme } from "../../rewards/engine/index.ts";
import { action, badge, earnedIds, play, programme } from "./programmes.ts";

const red: FilterNode = { detail: "category", operator: "=", value: "red" };
const dear: FilterNode = { detail: "amount", operator: ">", value: 100 };
const pos: FilterNode = { detail: "source", operator: "=", value: "pos" };

function evaluationOf(filter: FilterNode, overrides: Partial<Action>) {
  return play(programme({ badges: [badge({ filter })] })).decide(action(overrides)).evaluations[0];
}

function matches(filter: FilterNode, overrides: Partial<Action>): boolean {
  return evaluationOf(filter, overrides)?.outcome === "earned";
}

const item = (price: number, quantity: number, ...category: string[]) => ({ price, quantity, category });

describe("groups", () => {
  const both = { details: { category: ["red"], amount: 20_000 } };
  const onlyRed = { details: { category: ["red"], amount: 1_000 } };
  const neither = { details: { category: ["blue"], amount: 1_000 } };

  test("all, any and none", () => {
    expect([both, onlyRed, neither].map((one) => matches({ all: [red, dear] }, one))).toEqual([true, false, false]);
    expect([both, onlyRed, neither].map((one) => matches({ any: [red, dear] }, one))).toEqual([true, true, false]);
    expect([both, onlyRed, neither].map((one) => matches({ none: [red, dear] }, one))).toEqual([false, false, true]);
    expect([both, onlyRed, neither].map((one) => matches({ all: [red, dear, { none: [pos] }] }, one))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("a missing detail does not stand in the way of none", () => {
    expect(matches({ none: [red] }, { details: {} })).toBe(true);
  });

  test("the first comparison that fails is named; of none, the one that matched", () => {
    expect(evaluationOf({ all: [red, dear] }, onlyRed)).toMatchObject({
      failed: { detail: "amount", actual: "10.00" },
    });
    expect(evaluationOf({ any: [dear, red] }, neither)).toMatchObject({ failed: { detail: "amount" } });
    expect(evaluationOf({ none: [dear, red] }, onlyRed)).toMatchObject({
      failed: { detail: "category", reason: "excluded" },
    });
    expect(evaluationOf({ none: [{ all: [red, { any: [dear, red] }] }] }, onlyRed)).toMatchObject({
      failed: { detail: "category", reason: "excluded" },
    });
    expect(evaluationOf({ none: [{ none: [pos] }] }, onlyRed)).toMatchObject({
      failed: { detail: "none", reason: "excluded" },
    });
  });
});

describe("item groups", () => {
  const cheapRed = item(1_000, 2, "red");
  const dearBlue = item(50_000, 1, "blue");
  const dearRed = item(60_000, 3, "red");
  const redAndDear: FilterNode = { all: [red, { detail: "price", operator: ">", value: 100 }] };

  test("any item: one item fits the whole filter, not two items half of it each", () => {
    expect(matches({ anyItem: redAndDear }, { items: [cheapRed, dearBlue] })).toBe(false);
    expect(matches({ anyItem: redAndDear }, { items: [cheapRed, dearRed] })).toBe(true);
    expect(matches({ anyItem: red }, { items: [dearBlue, cheapRed, cheapRed, dearRed] })).toBe(true);
  });

  test("every item: all of them fit, and there is one at least", () => {
    expect(matches({ everyItem: red }, { items: [cheapRed, dearRed] })).toBe(true);
    expect(matches({ everyItem: red }, { items: [cheapRed, dearBlue] })).toBe(false);
    expect(matches({ everyItem: red }, { items: [] })).toBe(false);
  });

  test("sum over the items that fit", () => {
    const sum = (where: FilterNode | undefined, value: number): FilterNode => ({
      sumOfItems: { detail: "price", operator: "=", value, ...(where === undefined ? {} : { where }) },
    });
    const items = [cheapRed, dearBlue, dearRed];
    expect(matches(sum(undefined, 1_110), { items })).toBe(true);
    expect(matches(sum(red, 610), { items })).toBe(true);
    expect(matches(sum(red, 611), { items })).toBe(false);
    expect(matches(sum(red, 0), { items: [] })).toBe(true);
    expect(matches(sum(undefined, 10), { items: [cheapRed, { quantity: 1 }] })).toBe(true);
  });

  test("count adds up quantities; an item without quantity counts once", () => {
    const count = (value: number): FilterNode => ({ countOfItems: { where: red, operator: "=", value } });
    expect(matches(count(5), { items: [cheapRed, dearBlue, dearRed] })).toBe(true);
    expect(matches(count(3), { items: [cheapRed, { category: ["red"] }] })).toBe(true);
    expect(matches({ countOfItems: { operator: ">=", value: 6 } }, { items: [cheapRed, dearBlue, dearRed] })).toBe(
      true,
    );
  });

  test("sums of plain numbers are exact to millionths", () => {
    const weight: FilterNode = { sumOfItems: { detail: "weight", operator: "=", value: "0.3" } };
    const given = programme({ itemDetails: { weight: { kind: "number" } }, badges: [badge({ filter: weight })] });
    expect(earnedIds(play(given).decide(action({ items: [{ weight: 0.1 }, { weight: 0.2 }] })))).toEqual(["badge"]);
  });

  test("an action without items matches none of them, and is told so", () => {
    for (const filter of [
      { anyItem: red },
      { everyItem: red },
      { countOfItems: { operator: "<", value: 9 } },
      { sumOfItems: { detail: "price", operator: "<", value: 9 } },
    ])
      expect(evaluationOf(filter, {})).toMatchObject({ outcome: "not_matched", failed: { reason: "missing" } });
  });

  test("the failure of an item names the item's detail and value", () => {
    expect(evaluationOf({ anyItem: redAndDear }, { items: [cheapRed] })).toMatchObject({
      failed: { detail: "items.price", actual: "10.00" },
    });
    expect(evaluationOf({ countOfItems: { operator: ">", value: 9 } }, { items: [cheapRed] })).toMatchObject({
      failed: { detail: "items", operator: ">", expected: 9, actual: 2 },
    });
    expect(
      evaluationOf({ sumOfItems: { detail: "price", operator: ">", value: 99 } }, { items: [cheapRed] }),
    ).toMatchObject({ failed: { detail: "items.price", actual: "10.00" } });
    expect(evaluationOf({ none: [{ anyItem: red }] }, { items: [cheapRed] })).toMatchObject({
      failed: { detail: "items", operator: "anyItem", reason: "excluded" },
    });
    expect(
      evaluationOf({ none: [{ countOfItems: { operator: ">", value: 1 } }] }, { items: [cheapRed] }),
    ).toMatchObject({ failed: { detail: "items", actual: 2, reason: "excluded" } });
    expect(evaluationOf({ everyItem: red }, { items: [] })).toMatchObject({
      failed: { detail: "items", operator: "everyItem", reason: "missing" },
    });
    expect(evaluationOf({ anyItem: red }, { items: [{ price: 1 }] })).toMatchObject({
      failed: { detail: "items.category", reason: "missing" },
    });
  });
});

describe("the index", () => {
  /** How many badges had to be asked about this action. */
  function asked(given: Programme, next: Action): { asked: string[]; earned: string[] } {
    const compiled = compile(given);
    const asked: string[] = [];
    for (const one of compiled.actions.get("purchase")?.badges ?? []) {
      if (!("test" in one)) continue;
      const { test } = one;
      one.test = (facts) => {
        asked.push(one.definition.id);
        return test(facts);
      };
    }
    const decision = evaluate(compiled, { badges: new Map() }, next, { evaluations: "matched" });
    return { asked, earned: earnedIds(decision) };
  }

  const many = (filterOf: (number: number) => FilterNode) =>
    programme({
      badges: Array.from({ length: 50 }, (_, number) => badge({ id: `badge-${number}`, filter: filterOf(number) })),
    });

  test("badges are found by a value that the action must carry", () => {
    const given = many((number) => ({ all: [dear, { detail: "category", operator: "=", value: `c${number}` }] }));
    expect(asked(given, action({ details: { category: ["c7"], amount: 20_000 } }))).toEqual({
      asked: ["badge-7"],
      earned: ["badge-7"],
    });
  });

  test("by the rarest of several such values", () => {
    const given = many((number) => ({
      all: [pos, { detail: "country", operator: "in", value: [`c${number}`, `d${number}`] }],
    }));
    expect(asked(given, action({ details: { source: "pos", country: "D7" } }))).toEqual({
      asked: ["badge-7"],
      earned: ["badge-7"],
    });
  });

  test("by a value of any item, each badge once, in the programme's order", () => {
    const given = many((number) => ({ anyItem: { detail: "sku", operator: "=", value: `s${number % 25}` } }));
    const items = [{ sku: "S9" }, { sku: "s3" }, { sku: "s9" }];
    expect(asked(given, action({ items })).earned).toEqual(["badge-3", "badge-9", "badge-28", "badge-34"]);
    expect(new Set(asked(given, action({ items })).asked)).toEqual(
      new Set(["badge-3", "badge-9", "badge-28", "badge-34"]),
    );
  });

  test("by either of two values, also when the action carries both", () => {
    const given = many((number) => ({
      any: [
        { detail: "category", operator: "=", value: `c${number}` },
        { detail: "category", operator: "=", value: `d${number}` },
      ],
    }));
    expect(asked(given, action({ details: { category: ["d7", "c7", "c7"] } })).earned).toEqual(["badge-7"]);
    expect(new Set(asked(given, action({ details: { category: ["d7", "c7"] } })).asked)).toEqual(new Set(["badge-7"]));
  });

  test("by a number or a truth value", () => {
    const given = many((number) => ({ detail: "order_sequence", operator: "=", value: number }));
    expect(asked(given, action({ details: { order_sequence: 7 } }))).toEqual({
      asked: ["badge-7"],
      earned: ["badge-7"],
    });
  });

  test("badges whose bound an action does not pass are not asked", () => {
    const atLeast = many((number) => ({ detail: "amount", operator: ">=", value: number }));
    expect(asked(atLeast, action({ details: { amount: 250 } })).asked).toEqual(["badge-0", "badge-1", "badge-2"]);
    const atMost = many((number) => ({ all: [{ detail: "hour", operator: "<", value: number }, { none: [pos] }] }));
    expect(asked(atMost, action({ details: { hour: 47 } }))).toEqual({
      asked: ["badge-49", "badge-48", "badge-47"],
      earned: ["badge-48", "badge-49"],
    });
    expect(asked(atMost, action()).asked).toEqual([]);
  });

  test("bounds help within a value too", () => {
    const given = many((number) => ({ all: [red, { detail: "amount", operator: ">", value: number }] }));
    expect(asked(given, action({ details: { category: ["red"], amount: 150 } })).asked).toEqual(["badge-0", "badge-1"]);
  });

  test("what any or none says is no reason to leave a badge out", () => {
    const given = many((number) => ({ any: [red, { detail: "amount", operator: ">", value: number }] }));
    expect(asked(given, action({ details: { category: ["red"] } })).earned).toHaveLength(50);
    const none = many(() => ({ none: [red] }));
    expect(asked(none, action()).earned).toHaveLength(50);
    const mixed = many(() => ({ any: [red, { detail: "country", operator: "=", value: "us" }] }));
    expect(asked(mixed, action({ details: { country: "US" } })).earned).toHaveLength(50);
  });

  test("badges of another action are never asked", () => {
    const given = programme({ badges: [badge({ action: "review" }), badge({ id: "other" })] });
    expect(asked(given, action())).toEqual({ asked: ["other"], earned: ["other"] });
    expect(play(given).decide(action({ name: "unknown" })).evaluations).toEqual([]);
  });
});
