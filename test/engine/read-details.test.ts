// Details as integrators send them: text read by declared or implied kind, and a reason for each that cannot be read.
// What is read is what filters compare, so a round trip through a filter is tested too.
import { describe, expect, test } from "vitest";
import { compile, detailKinds, readDetails } from "../../rewards/engine/index.ts";
import { action, badge, earnedIds, play, programme } from "./programmes.ts";

const read = (raw: Record<string, unknown>, declarations = {}, exponent = 2, timeZone?: string) =>
  readDetails(
    Object.entries(raw).map(([name, value]) => ({ name, value })),
    declarations,
    exponent,
    timeZone,
  );

describe("details of an order are read by the engine's own declarations", () => {
  test("each kind", () => {
    const raw = {
      amount: " 59.99 ",
      items_count: "5",
      category: "Electronics, Toys,",
      skus: '["a,b", "c"]',
      country: "US",
    };
    expect(read(raw)).toEqual({
      details: { amount: 5_999, items_count: 5, category: ["Electronics", "Toys"], skus: ["a,b", "c"], country: "US" },
      unreadable: [],
    });
  });

  test("JSON numbers and truth values are taken like their text", () => {
    expect(read({ amount: 59.99, items_count: 5, country: true }).details).toEqual({
      amount: 5_999,
      items_count: 5,
      country: "true",
    });
  });

  test("by the currency's digits", () => {
    expect(read({ amount: "500" }, {}, 0).details).toEqual({ amount: 500 });
    expect(read({ amount: "0.125" }, {}, 3).details).toEqual({ amount: 125 });
    expect(read({ amount: "-5" }).details).toEqual({ amount: -500 });
  });

  test.each([
    ["amount", "a lot", "money", "money: write an amount"],
    ["amount", "59.999", "money", "money: write an amount"],
    ["amount", "1e3", "money", "money: write an amount"],
    ["amount", "", "money", "money: write an amount"],
    ["amount", "9".repeat(15), "money", "money: write an amount"],
    ["items_count", "five", "number", "number: write digits"],
    ["category", "[1]", "list", "list: write at least"],
    ["category", "[", "list", "list: write at least"],
    ["category", "{}".repeat(600), "list", "list: write at least"],
    ["country", null, "text", "text: write at least"],
    ["country", { a: 1 }, "text", "text: write at least"],
  ])("%s %j cannot be read, and a sentence says why", (name, value, kind, part) => {
    const { details, unreadable } = read({ [name]: value });
    expect(details).toEqual({});
    expect(unreadable).toMatchObject([
      { name, value, kind, sentence: expect.stringContaining(`The detail "${name}" cannot be read as ${part}`) },
    ]);
  });
});

describe("other details", () => {
  test("by declaration", () => {
    const declarations = {
      born: { kind: "date" },
      vip: { kind: "boolean" },
      code: { kind: "text" },
      amount: { kind: "text" },
    };
    expect(read({ born: "2026-06-15", vip: "TRUE", code: "007", amount: "1" }, declarations).details).toEqual({
      born: Date.UTC(2026, 5, 15),
      vip: true,
      code: "007",
      amount: 100,
    });
    expect(read({ born: "2026-06-15" }, declarations, 2, "America/New_York").details).toEqual({
      born: Date.UTC(2026, 5, 15, 4),
    });
    expect(read({ born: "2026-06-15T10:00:00+02:00" }, declarations, 2, "Nowhere").details).toEqual({
      born: Date.UTC(2026, 5, 15, 8),
    });
    expect(read({ vip: "1" }, declarations).unreadable).toMatchObject([{ kind: "boolean" }]);
  });

  test("by what they look like, where nobody declared them", () => {
    expect(read({ a: "2.50", b: "true", c: "false ", d: "x", e: "1e5", f: "" }).details).toEqual({
      a: 2.5,
      b: true,
      c: false,
      d: "x",
      e: "1e5",
      f: "",
    });
    expect(read({ a: "x".repeat(1_001) })).toMatchObject({
      details: {},
      unreadable: [{ kind: null, sentence: expect.stringContaining("at most 1000 characters") }],
    });
  });

  test("by what a filter implies", () => {
    const filter = {
      all: [
        { detail: "code", operator: "starts_with", value: "00" },
        { detail: "tagged", operator: "includes", value: "x" },
      ],
    };
    const given = programme({ badges: [badge({ action: "scan", filter })] });
    const { details } = readDetails(
      [
        { name: "code", value: "007" },
        { name: "tagged", value: "X" },
      ],
      detailKinds(compile(given)),
      2,
    );
    expect(details).toEqual({ code: "007", tagged: ["X"] });
    expect(earnedIds(play(given).decide(action({ name: "scan", details })))).toEqual(["badge"]);
  });

  test("entries of a list may come one by one; anything else only once", () => {
    const raw = [
      { name: "category", value: "a" },
      { name: "category", value: "b,c" },
      { name: "country", value: "us" },
      { name: "country", value: "de" },
    ];
    expect(readDetails(raw, {}, 2)).toMatchObject({
      details: { category: ["a", "b", "c"], country: "us" },
      unreadable: [{ name: "country", value: "de", sentence: 'The detail "country" is given more than once.' }],
    });
  });
});
