// Every operator of every kind of detail, at and around its edge, through a badge that an action earns or does not.
// A detail that is missing or of another type never matches, and the decision says which of the two it was.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Comparison, DetailValue, Evaluation } from "../../rewards/engine/index.ts";
import { Words } from "../../rewards/engine/operators/words.ts";
import { cases } from "./cases.ts";
import { action, badge, play, programme } from "./programmes.ts";

const details = {
  level: { kind: "number" },
  cost: { kind: "money" },
  note: { kind: "text" },
  words: { kind: "list" },
  agreed: { kind: "boolean" },
  birthday: { kind: "date" },
} as const;

function evaluationOf(filter: Comparison, actual: DetailValue | undefined): Evaluation | undefined {
  const given = programme({ details, timeZone: "America/New_York", badges: [badge({ filter })] });
  const carried = actual === undefined ? {} : { [filter.detail]: actual };
  return play(given).decide(action({ details: carried })).evaluations[0];
}

function holds(detail: string, operator: string, value: Comparison["value"], actual: DetailValue): boolean {
  const outcome = evaluationOf({ detail, operator, value }, actual)?.outcome;
  expect(["earned", "not_matched"]).toContain(outcome);
  return outcome === "earned";
}

type Case = [detail: string, operator: string, value: Comparison["value"], yes: DetailValue[], no: DetailValue[]];

/** 2026-11-27 in New York, five hours behind UTC. */
const BLACK_FRIDAY = Date.UTC(2026, 10, 27, 5);
const SATURDAY = BLACK_FRIDAY + 86_400_000;

const table: Case[] = [
  ["level", "=", 5, [5], [4, 6, -5]],
  ["level", "=", "2.5", [2.5], [2, 3]],
  ["level", "!=", 5, [4, 6], [5]],
  ["level", ">", 5, [5.1, 6], [5, 4]],
  ["level", ">=", 5, [5, 6], [4.9]],
  ["level", "<", 5, [4.9, -1], [5, 6]],
  ["level", "<=", 5, [5, 4], [5.1]],
  ["level", "between", [2, 4], [2, 3, 4], [1.9, 4.1]],
  ["cost", "=", "499.99", [49_999], [50_000, 49_998]],
  ["cost", "!=", 499.99, [50_000], [49_999]],
  ["cost", ">", "500", [50_001], [50_000]],
  ["cost", ">=", 500, [50_000], [49_999]],
  ["cost", "<", "500.00", [49_999], [50_000]],
  ["cost", "<=", "500", [50_000], [50_001]],
  ["cost", "between", ["0.10", "0.30"], [10, 20, 30], [9, 31]],
  ["note", "=", " PayPal ", ["paypal", "PAYPAL", " paypal "], ["pay", "paypal!"]],
  ["note", "!=", "paypal", ["klarna"], ["PayPal"]],
  ["note", "in", ["a", "B"], ["A", "b"], ["c", "ab"]],
  ["note", "not_in", ["a", "B"], ["c"], ["A", "b"]],
  ["note", "contains", "Gift", ["a GIFT for you"], ["gif"]],
  ["note", "starts_with", "Re:", ["re: order"], ["order re:"]],
  ["words", "=", "Electronics", [["electronics"], ["toys", "ELECTRONICS "], "electronics"], [["electronic"], []]],
  ["words", "includes", "Red", [["red", "blue"]], [["blue"]]],
  ["words", "!=", "red", [["blue"], []], [["Red"]]],
  ["words", "excludes", "red", [["blue"], []], [["Red"]]],
  ["words", "includes_all", ["red", "Blue"], [["BLUE", "x", "red"]], [["red"], ["blue"], []]],
  ["words", "in", ["red", "Blue"], [["x", "BLUE"], ["red"]], [["x"], []]],
  ["words", "not_in", ["red", "Blue"], [["x"], []], [["x", "BLUE"], ["red"]]],
  ["agreed", "=", true, [true], [false]],
  ["agreed", "=", "True", [true], [false]],
  ["agreed", "!=", true, [false], [true]],
  ["birthday", "=", "2026-11-27", [BLACK_FRIDAY, SATURDAY - 1], [BLACK_FRIDAY - 1, SATURDAY]],
  ["birthday", "!=", "2026-11-27", [BLACK_FRIDAY - 1, SATURDAY], [BLACK_FRIDAY, SATURDAY - 1]],
  ["birthday", ">", "2026-11-27", [SATURDAY], [SATURDAY - 1]],
  ["birthday", ">=", "2026-11-27", [BLACK_FRIDAY], [BLACK_FRIDAY - 1]],
  ["birthday", "<", "2026-11-27", [BLACK_FRIDAY - 1], [BLACK_FRIDAY]],
  ["birthday", "<=", "2026-11-27", [SATURDAY - 1], [SATURDAY]],
  [
    "birthday",
    "between",
    ["2026-11-27", "2026-11-28"],
    [BLACK_FRIDAY, SATURDAY + 86_399_999],
    [BLACK_FRIDAY - 1, SATURDAY + 86_400_000],
  ],
  ["birthday", "=", "2026-11-27T05:00:00Z", [BLACK_FRIDAY], [BLACK_FRIDAY + 1]],
  ["birthday", ">=", "2026-11-27T00:00-05:00", [BLACK_FRIDAY], [BLACK_FRIDAY - 1]],
  ["birthday", "=", BLACK_FRIDAY, [BLACK_FRIDAY], [BLACK_FRIDAY + 1]],
];

describe("operators", () => {
  test.each(table)("%s %s %j", (detail, operator, value, yes, no) => {
    for (const actual of yes) expect(holds(detail, operator, value, actual), JSON.stringify(actual)).toBe(true);
    for (const actual of no) expect(holds(detail, operator, value, actual), JSON.stringify(actual)).toBe(false);
  });

  test.each(table)("%s %s %j does not match an action without it, and says so", (detail, operator, value) => {
    const failed = { detail, operator, expected: value, actual: null, reason: "missing" };
    expect(evaluationOf({ detail, operator, value }, undefined)).toMatchObject({ outcome: "not_matched", failed });
  });

  test.each([
    ["level", 5, "5"],
    ["level", 5, Number.NaN],
    ["level", 5, true],
    ["cost", 5, 4.5],
    ["cost", 5, "5"],
    ["note", "a", 5],
    ["note", "a", ["a"]],
    ["words", "a", 5],
    ["words", "a", true],
    ["agreed", true, "true"],
    ["birthday", "2026-11-27", "2026-11-27"],
    ["birthday", "2026-11-27", -1],
    ["birthday", "2026-11-27", 1.5],
  ])("a %s that holds something else is unreadable", (detail, value, actual) => {
    const evaluation = evaluationOf({ detail, operator: "=", value }, actual);
    expect(evaluation).toMatchObject({ outcome: "not_matched", failed: { reason: "unreadable", actual } });
  });

  test("a failure shows both values as a merchant reads them", () => {
    const failed = (filter: Comparison, actual: DetailValue) => {
      const evaluation = evaluationOf(filter, actual);
      return evaluation?.outcome === "not_matched" ? evaluation.failed : evaluation;
    };
    expect(failed({ detail: "cost", operator: ">", value: "500" }, 14_999)).toEqual({
      detail: "cost",
      operator: ">",
      expected: "500",
      actual: "149.99",
    });
    expect(failed({ detail: "words", operator: "=", value: "red" }, ["Blue"])).toMatchObject({ actual: ["Blue"] });
    expect(failed({ detail: "birthday", operator: "=", value: "2026-11-27" }, 0)).toMatchObject({
      actual: "1970-01-01T00:00:00.000Z",
    });
    expect(failed({ detail: "note", operator: "=", value: "A" }, " B ")).toMatchObject({ expected: "A", actual: "b" });
    expect(failed({ detail: "level", operator: ">", value: 3 }, 2)).toMatchObject({ actual: 2 });
    expect(failed({ detail: "agreed", operator: "=", value: true }, false)).toMatchObject({ actual: false });
  });
});

test("of a list, exactly the entries that some filter asks for are found, however they are written", () => {
  const letters = fc.string({
    unit: fc.constantFrom("a", "B", "İ", "ß", "i", "\u0307", " ", "\u00a0", "\ufeff", "é", "x"),
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 4 }), letters, (asked, entry) => {
      const normal = asked.map((word) => word.trim().toLowerCase());
      const words = new Words();
      for (const word of normal) words.add(word);
      const expected = entry.trim().toLowerCase();
      expect(words.find(entry)).toBe(normal.includes(expected) ? expected : undefined);
    }),
    { numRuns: cases(5_000) },
  );
  const long = new Words();
  long.add("a".repeat(300));
  expect(long.find("A".repeat(300))).toBe("a".repeat(300));
  expect(long.find("a".repeat(299))).toBeUndefined();
});

test("a currency without minor units and one with three digits are compared exactly", () => {
  const earns = (currencyExponent: number, value: string, amount: number) => {
    const filter = { detail: "amount", operator: ">=", value };
    const given = programme({ currencyExponent, badges: [badge({ filter })] });
    return play(given).decide(action({ details: { amount } })).awards.length === 1;
  };
  expect([earns(0, "500", 500), earns(0, "500", 499)]).toEqual([true, false]);
  expect([earns(3, "0.125", 125), earns(3, "0.125", 124)]).toEqual([true, false]);
});

test("the kind of an undeclared detail follows from the filters on it", () => {
  const earns = (filter: Comparison, actual: DetailValue) =>
    play(programme({ badges: [badge({ action: "visit", filter })] })).decide(
      action({ name: "visit", details: { thing: actual } }),
    ).awards.length;
  expect(earns({ detail: "thing", operator: ">=", value: "3" }, 3)).toBe(1);
  expect(earns({ detail: "thing", operator: "=", value: 3 }, 3)).toBe(1);
  expect(earns({ detail: "thing", operator: ">=", value: "2026-01-01" }, Date.UTC(2026, 0, 1))).toBe(1);
  expect(earns({ detail: "thing", operator: "=", value: true }, true)).toBe(1);
  expect(earns({ detail: "thing", operator: "=", value: "x" }, "X")).toBe(1);
  expect(earns({ detail: "thing", operator: "starts_with", value: "x" }, "Xy")).toBe(1);
  expect(earns({ detail: "thing", operator: "includes", value: "x" }, ["y", "X"])).toBe(1);
});
