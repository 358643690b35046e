// Which kind a detail is when nobody declared it: what any filter or challenge of the programme implies, wherever it stands.
// One detail has one kind throughout, and a sure sign beats a likely one, whichever comes first.
import { describe, expect, test } from "vitest";
import {
  type BadgeDefinition,
  type Comparison,
  compile,
  type FilterNode,
  type Programme,
} from "../../rewards/engine/index.ts";
import { badge, programme } from "./programmes.ts";

function kindsOf(badges: Partial<BadgeDefinition>[], around: Partial<Programme> = {}) {
  const { kinds } = compile(
    programme({
      ...around,
      badges: badges.map((one, position) => badge({ id: `badge-${position}`, action: "visit", ...one })),
    }),
  );
  return { details: kinds.details.get("thing"), items: kinds.items.get("thing") };
}

const is = (operator: string, value: Comparison["value"]): Comparison => ({ detail: "thing", operator, value });

describe("what a comparison implies", () => {
  test.each<[string, Comparison["value"], string]>([
    ["includes", "a", "list"],
    ["excludes", "a", "list"],
    ["includes_all", ["a"], "list"],
    ["contains", "a", "text"],
    ["starts_with", "a", "text"],
    [">", "5", "number"],
    [">=", 5, "number"],
    ["<", 5, "number"],
    ["<=", "5", "number"],
    ["between", [1, 2], "number"],
    [">", "2026-01-01", "date"],
    [">=", "2026-01-01", "date"],
    ["<", "2026-01-01", "date"],
    ["<=", "2026-01-01T10:00:00Z", "date"],
    ["between", ["2026-01-01", "2026-01-02"], "date"],
    ["between", ["10", "2026-01-02"], "number"],
    ["=", "5", "text"],
    ["=", 5, "number"],
    ["in", [5, 6], "number"],
    ["in", ["a", 6], "text"],
    ["!=", false, "boolean"],
  ])("%s %j: %s", (operator, value, kind) => {
    expect(kindsOf([{ filter: is(operator, value) }]).details).toBe(kind);
  });
});

test("it is found in every group, and details of items are kept apart from those of the action", () => {
  const listed = is("includes", "a");
  for (const filter of [
    { all: [listed] },
    { any: [listed] },
    { none: [listed] },
    { all: [{ any: [{ none: [listed] }] }] },
  ])
    expect(kindsOf([{ filter }])).toEqual({ details: "list", items: undefined });
  const ofItems: FilterNode[] = [
    { anyItem: { all: [listed] } },
    { everyItem: listed },
    { sumOfItems: { detail: "price", where: listed, operator: "=", value: 1 } },
    { countOfItems: { where: listed, operator: "=", value: 1 } },
  ];
  for (const filter of ofItems) expect(kindsOf([{ filter }])).toEqual({ details: undefined, items: "list" });
  expect(kindsOf([{ filter: { sumOfItems: { detail: "thing", operator: "=", value: 1 } } }])).toEqual({
    details: undefined,
    items: "number",
  });
  expect(kindsOf([{ filter: { countOfItems: { operator: "=", value: 1 } } }])).toEqual({
    details: undefined,
    items: undefined,
  });
});

test("a sum needs a number, of the action or of its items; different values are taken for text", () => {
  const items = { detail: "sku", operator: "=", value: "a" };
  expect(kindsOf([{ challenges: [{ kind: "sum", detail: "thing", target: 1 }] }])).toEqual({
    details: "number",
    items: undefined,
  });
  expect(kindsOf([{ challenges: [{ kind: "sum", detail: "thing", target: 1, items }] }])).toEqual({
    details: undefined,
    items: "number",
  });
  expect(kindsOf([{ challenges: [{ kind: "sum", detail: "price", target: 1, items: is("includes", "a") }] }])).toEqual({
    details: undefined,
    items: "list",
  });
  expect(kindsOf([{ challenges: [{ kind: "distinct", detail: "thing", count: 1 }] }])).toEqual({
    details: "text",
    items: undefined,
  });
});

test("a sure sign beats a likely one in either order, the first sure sign beats the second, and a declaration beats all", () => {
  const [likely, sure, other] = [{ filter: is("=", "5") }, { filter: is(">", 3) }, { filter: is("includes", "a") }];
  expect(kindsOf([likely, sure]).details).toBe("number");
  expect(kindsOf([sure, likely]).details).toBe("number");
  expect(kindsOf([sure, other]).details).toBe("number");
  expect(kindsOf([other, sure]).details).toBe("list");
  const distinct: Partial<BadgeDefinition> = { challenges: [{ kind: "distinct", detail: "thing", count: 1 }] };
  expect(kindsOf([distinct, other]).details).toBe("list");
  expect(kindsOf([sure], { details: { thing: { kind: "money" } } }).details).toBe("money");
  const anyItem = { filter: { anyItem: is(">", 3) } };
  expect(kindsOf([{ filter: { anyItem: is("=", "5") } }, anyItem]).items).toBe("number");
  expect(kindsOf([anyItem], { itemDetails: { thing: { kind: "money" } } }).items).toBe("money");
  const own = compile(
    programme({ details: { amount: { kind: "text" } }, itemDetails: { price: { kind: "text" } } }),
  ).kinds;
  expect([own.details.get("amount"), own.items.get("price")]).toEqual(["money", "money"]);
});
