// Everything that a merchant can get wrong is refused with the field and a sentence; what is merely doubtful is warned of.
// Each row below is one mistake made in an otherwise sound programme.
import { describe, expect, test } from "vitest";
import {
  checkProgramme,
  compile,
  type Programme,
  parseAction,
  parseBadge,
  parseProgramme,
} from "../../rewards/engine/index.ts";
import { action, badge, DAY_MS, guideProgramme, NOON, programme } from "./programmes.ts";

const is = (detail: string, operator: string, value: unknown) => ({ detail, operator, value });
const several = { kind: "several_times", times: 1 };

function errorsOf(overrides: Record<string, unknown>): string[] {
  const { ok, errors, warnings } = checkProgramme({ ...programme(), badges: [{ ...badge(), ...overrides }] });
  expect(ok).toBe(errors.length === 0);
  if (!ok) expect(warnings).toEqual([]);
  return errors.map(({ path, sentence }) => `${path.replace(/^badges\.0\.?/, "")}: ${sentence}`);
}

const deep = (depth: number): unknown => (depth === 0 ? is("hour", "=", 1) : { all: [deep(depth - 1)] });
const prize = { id: "p", kind: "Prize", label: "P" };
const level = (target: unknown) => ({ target, points: 1, deliverables: [] });

const mistakes: [what: string, overrides: Record<string, unknown>, finding: RegExp][] = [
  ["no name", { name: "" }, /^name: This must not be empty\.$/],
  ["a name that is no text", { name: 5 }, /^name: This must be text\.$/],
  ["a missing field", { points: undefined }, /^points: This must be a number\.$/],
  ["negative points", { points: -1 }, /^points: This must be at least 0\.$/],
  ["half a point", { points: 1.5 }, /^points: This must be a whole number\.$/],
  ["too many points", { points: 1_000_001 }, /^points: This must be at most 1000000\.$/],
  ["an unknown type", { type: "Twice" }, /^type: This must be one of OneTimeOnly, Repeatable, Ranked\.$/],
  ["an unknown field", { fliter: 1 }, /^: There is no field called "fliter" here\.$/],
  ["a very long name", { name: "x".repeat(1_001) }, /^name: This may have 1000 characters at most\.$/],
  ["a list that is none", { challenges: {} }, /^challenges: This must be a list\.$/],
  [
    "too many challenges",
    { challenges: Array.from({ length: 9 }, () => several) },
    /^challenges: There may be 8 of these at most\.$/,
  ],
  ["paused as text", { paused: "yes" }, /^paused: This must be true or false\.$/],
  ["a deliverable that is none", { deliverables: ["p"] }, /^deliverables\.0: This must be an object with fields\.$/],
  [
    "a deliverable twice",
    { deliverables: [prize, prize] },
    /^deliverables\.1\.id: The deliverable "p" is listed twice\.$/,
  ],
  ["an end before a start", { startsAt: 5, endsAt: 5 }, /^endsAt: The badge must end after it starts\.$/],
  ["a filter that is none", { filter: 5 }, /^filter: A filter must be an object with fields\.$/],
  ["a filter that is a list", { filter: [] }, /^filter: A filter must be an object with fields\.$/],
  [
    "an unknown group",
    { filter: { every: [] } },
    /^filter: A filter is either a comparison or exactly one of all, any/,
  ],
  [
    "two groups in one",
    { filter: { all: [deep(0)], any: [deep(0)] } },
    /^filter: A filter is either a comparison or exactly one of all, any/,
  ],
  ["an empty group", { filter: { any: [] } }, /^filter\.any: A group needs a list of at least one filter\.$/],
  [
    "a group that is no list",
    { filter: { all: deep(0) } },
    /^filter\.all: A group needs a list of at least one filter\.$/,
  ],
  [
    "a mistake deep inside",
    { filter: { all: [deep(0), { none: [is("hour", "=", null)] }] } },
    /^filter\.all\.1\.none\.0\.value: Write text, a number/,
  ],
  ["too deep a filter", { filter: deep(8) }, /^filter(\.all\.0){8}: Filters may be nested 8 deep at most\.$/],
  [
    "too many filters",
    { filter: { any: Array.from({ length: 200 }, () => deep(0)) } },
    /^filter\.any\.199: A badge may have 200 filters at most\.$/,
  ],
  ["no value", { filter: { detail: "hour", operator: "=" } }, /^filter\.value: /],
  ["an empty list of values", { filter: is("country", "in", []) }, /^filter\.value: /],
  [
    "an operator that does not fit",
    { filter: is("country", ">", 5) },
    /^filter\.operator: The operator ">" does not fit a text detail: use one of =, !=, in/,
  ],
  ["an operator of another kind", { filter: is("amount", "contains", 5) }, /^filter\.operator: .* money detail/],
  [
    "a list for one value",
    { filter: is("country", "=", ["us"]) },
    /^filter\.value: This operator compares with one value, not a list\.$/,
  ],
  [
    "one bound",
    { filter: is("amount", "between", [1]) },
    /^filter\.value: Write two values: the lowest and the highest\.$/,
  ],
  [
    "bounds the wrong way round",
    { filter: is("amount", "between", [2, 1]) },
    /^filter\.value: The lowest value must not be above the highest\.$/,
  ],
  [
    "an amount in words",
    { filter: is("amount", ">", "a lot") },
    /^filter\.value: A money value is needed: write an amount such as 500/,
  ],
  ["a tenth of a cent", { filter: is("amount", ">", "0.001") }, /^filter\.value: A money value is needed/],
  ["a number in words", { filter: is("hour", ">", "noon") }, /^filter\.value: A number value is needed: write digits/],
  [
    "an empty text",
    { filter: is("country", "=", " ") },
    /^filter\.value: A text value is needed: write at least one character\.$/,
  ],
  ["a date that does not exist", { filter: is("born", ">", "2026-02-30") }, /^filter\.value: A date value is needed/],
  [
    "items within items",
    { filter: { anyItem: { anyItem: is("sku", "=", "x") } } },
    /^filter\.anyItem\.anyItem: An item's own filter cannot look at items again\.$/,
  ],
  [
    "count within items",
    { filter: { everyItem: { countOfItems: { operator: "=", value: 1 } } } },
    /^filter\.everyItem\.countOfItems: An item's own/,
  ],
  [
    "a sum of words",
    { filter: { sumOfItems: { detail: "sku", operator: "=", value: 1 } } },
    /^filter\.sumOfItems\.detail: "sku" cannot be added up/,
  ],
  [
    "a mistake in where",
    { filter: { countOfItems: { where: is("sku", ">", 1), operator: "=", value: 1 } } },
    /^filter\.countOfItems\.where\.operator: /,
  ],
  [
    "a shape mistake in where",
    { filter: { sumOfItems: { detail: "price", where: 7, operator: "=", value: 1 } } },
    /^filter\.sumOfItems\.where: A filter must be/,
  ],
  [
    "a sum compared wrongly",
    { filter: { sumOfItems: { detail: "price", operator: "in", value: 1 } } },
    /^filter\.sumOfItems\.operator: /,
  ],
  [
    "an unknown challenge",
    { challenges: [{ kind: "often" }] },
    /^challenges\.0\.kind: A challenge is one of several_times, sum/,
  ],
  ["no challenge at all", { challenges: [several, null] }, /^challenges\.1\.kind: /],
  [
    "zero times",
    { challenges: [{ kind: "several_times", times: 0 }] },
    /^challenges\.0\.times: This must be at least 1\.$/,
  ],
  [
    "a target of zero",
    { challenges: [{ kind: "sum", detail: "amount", target: 0 }] },
    /^challenges\.0\.target: The target must be more than zero\.$/,
  ],
  [
    "a target in words",
    { challenges: [{ kind: "sum", detail: "amount", target: "much" }] },
    /^challenges\.0\.target: Write the target as a number/,
  ],
  [
    "a target of another type",
    { challenges: [{ kind: "sum", detail: "amount", target: {} }] },
    /^challenges\.0\.target: Write a number such as/,
  ],
  [
    "a sum of texts",
    { challenges: [{ kind: "sum", detail: "country", target: 5 }] },
    /^challenges\.0\.detail: "country" cannot be added up/,
  ],
  [
    "a sum of texts of items",
    { challenges: [{ kind: "sum", detail: "sku", target: 5, items: is("sku", "=", "x") }] },
    /^challenges\.0\.detail: "sku" cannot be added up/,
  ],
  [
    "a mistake in a sum's items",
    { challenges: [{ kind: "sum", detail: "price", target: 5, items: is("sku", ">", "x") }] },
    /^challenges\.0\.items\.operator: /,
  ],
  [
    "a shape mistake in a sum's items",
    { challenges: [{ kind: "sum", detail: "price", target: 5, items: 5 }] },
    /^challenges\.0\.items: A filter must be/,
  ],
  [
    "a window of no days",
    { challenges: [{ kind: "in_time_period", times: 1, days: 0 }] },
    /^challenges\.0\.days: This must be at least 1\.$/,
  ],
  [
    "a period that ends first",
    { challenges: [{ kind: "for_time_period", times: 1, from: 5, until: 5 }] },
    /^challenges\.0\.until: The end of the period must be after its start\.$/,
  ],
  [
    "a streak of hours",
    { challenges: [{ kind: "streak", periods: 1, unit: "hours" }] },
    /^challenges\.0\.unit: This must be one of days, weeks, months\.$/,
  ],
  [
    "neither count nor each",
    { challenges: [{ kind: "distinct", detail: "category" }] },
    /^challenges\.0\.count: Say either how many different values, or which ones\.$/,
  ],
  [
    "both count and each",
    { challenges: [{ kind: "distinct", detail: "category", count: 1, each: ["a"] }] },
    /^challenges\.0\.count: Say either/,
  ],
  [
    "each of nothing",
    { challenges: [{ kind: "distinct", detail: "category", each: [] }] },
    /^challenges\.0\.each: This must not be empty\.$/,
  ],
  ["levels without rank", { levels: [level(1)] }, /^levels: Only a Ranked badge has levels\.$/],
  ["a cool-down without repetition", { coolDownMs: 5 }, /^coolDownMs: Only a Repeatable badge has a cool-down\.$/],
  [
    "a maximum without repetition",
    { maximumPerPlayer: 5 },
    /^maximumPerPlayer: Only a Repeatable badge has a maximum per player\.$/,
  ],
  ["a draw from nothing", { draw: {} }, /^draw: A draw needs at least one deliverable to draw from\.$/],
  ["rank without levels", { type: "Ranked" }, /^levels: A Ranked badge needs at least one level\.$/],
  [
    "rank with two challenges",
    { type: "Ranked", levels: [level(1)], challenges: [several, several] },
    /^challenges\.1: A Ranked badge has one challenge/,
  ],
  [
    "targets that do not rise",
    { type: "Ranked", levels: [level(2), level(2)] },
    /^levels\.1\.target: The targets of the levels must rise/,
  ],
  [
    "half a time as a target",
    { type: "Ranked", levels: [level(1.5)] },
    /^levels\.0\.target: The target must be a whole number from 1\.$/,
  ],
  [
    "a target that is no number",
    { type: "Ranked", levels: [level("x")] },
    /^levels\.0\.target: The target must be a whole number/,
  ],
  [
    "rank over which values",
    { type: "Ranked", levels: [level(1)], challenges: [{ kind: "distinct", detail: "category", each: ["a"] }] },
    /^challenges\.0\.each: A Ranked badge counts different values: say how many/,
  ],
  [
    "a wrong challenge under rank",
    { type: "Ranked", levels: [level(1)], challenges: [{ kind: "sum", detail: "country", target: 5 }] },
    /^challenges\.0\.detail: /,
  ],
  [
    "an unknown prerequisite",
    { prerequisites: ["gone"] },
    /^prerequisites\.0: There is no badge with the id "gone"\.$/,
  ],
  [
    "itself as prerequisite",
    { prerequisites: ["badge"] },
    /^prerequisites: "Badge" can never be earned: its prerequisites lead back to themselves\.$/,
  ],
];

describe("a badge with a mistake is refused", () => {
  test.each(mistakes)("%s", (_what, overrides, finding) => {
    const errors = errorsOf(overrides);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(finding);
  });

  test("and one without a mistake is not", () => {
    expect(errorsOf({})).toEqual([]);
    expect(errorsOf({ filter: deep(7), startsAt: 4, endsAt: 5, deliverables: [prize], draw: {} })).toEqual([]);
    expect(errorsOf({ filter: { any: Array.from({ length: 199 }, () => deep(0)) } })).toEqual([]);
    expect(errorsOf({ type: "Repeatable", coolDownMs: 1, maximumPerPlayer: 1, quantity: 1 })).toEqual([]);
    expect(errorsOf({ type: "Ranked", levels: [{ ...level(1), deliverables: [prize] }, level(2)], draw: {} })).toEqual(
      [],
    );
  });

  test("several mistakes are all named", () => {
    expect(errorsOf({ startsAt: 5, endsAt: 5, filter: is("country", ">", 5), prerequisites: ["x"] })).toHaveLength(3);
  });
});

const programmeErrors = (given: unknown) =>
  checkProgramme(given).errors.map(({ path, sentence }) => `${path}: ${sentence}`);

describe("a programme with a mistake is refused", () => {
  const rule = (pointsPerUnit: object): Partial<Programme> => ({
    actions: [{ action: "purchase", pointsPerUnit: { detail: "amount", points: 1, ...pointsPerUnit } }],
  });
  test.each<[string, Record<string, unknown> | Partial<Programme>, RegExp]>([
    ["no time zone", { timeZone: "Mars/Olympus" }, /^timeZone: "Mars\/Olympus" is not a time zone\.$/],
    ["a strange exponent", { currencyExponent: 5 }, /^currencyExponent: This must be at most 4\.$/],
    [
      "two rules for an action",
      { actions: [{ action: "a" }, { action: "a" }] },
      /^actions\.1\.action: The action "a" has a rule already\.$/,
    ],
    [
      "points per unit of words",
      rule({ detail: "country" }),
      /^actions\.0\.pointsPerUnit\.detail: "country" is not money/,
    ],
    [
      "words taken off",
      rule({ less: ["tax", "country"] }),
      /^actions\.0\.pointsPerUnit\.less\.1: "country" is not money/,
    ],
    ["points in words", rule({ points: "many" }), /^actions\.0\.pointsPerUnit\.points: Write the points as a number/],
    ["negative points", rule({ points: -1 }), /^actions\.0\.pointsPerUnit\.points: Write the points as a number/],
    ["a unit of zero", rule({ unit: 0 }), /^actions\.0\.pointsPerUnit\.unit: The unit must be a number above zero/],
    [
      "a ladder whose targets fall",
      {
        levels: [
          { level: 1, target: 5 },
          { level: 2, target: 5 },
        ],
      },
      /^levels\.1\.target: Levels and their targets must rise/,
    ],
    [
      "a ladder whose levels fall",
      {
        levels: [
          { level: 1, target: 5 },
          { level: 1, target: 6 },
        ],
      },
      /^levels\.1\.level: Levels and their targets must rise/,
    ],
    [
      "an order's detail as something else",
      { details: { amount: { kind: "text" } } },
      /^details\.amount\.kind: "amount" is always money: use another name\.$/,
    ],
    [
      "an item's detail as something else",
      { itemDetails: { sku: { kind: "list" } } },
      /^itemDetails\.sku\.kind: "sku" is always text/,
    ],
    ["an unknown kind", { details: { x: { kind: "colour" } } }, /^details\.x\.kind: This must be one of number, money/],
    [
      "two badges of one id",
      { badges: [badge({ name: "A" }), badge()] },
      /^badges\.1\.id: Another badge has the id "badge" already\.$/,
    ],
  ])("%s", (_what, overrides, finding) => {
    const errors = programmeErrors({ ...programme(), ...overrides });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(finding);
  });

  test("a circle of prerequisites names the badges in it and those that wait for it, no others", () => {
    const needs = (id: string, ...prerequisites: string[]) => badge({ id, name: id, prerequisites });
    const badges = [
      needs("free"),
      needs("a", "b"),
      needs("b", "a", "free"),
      needs("waits", "a"),
      needs("fine", "free"),
    ];
    const paths = checkProgramme(programme({ badges })).errors.map(({ path }) => path);
    expect(paths).toEqual(["badges.1.prerequisites", "badges.2.prerequisites", "badges.3.prerequisites"]);
  });

  test("something else altogether", () => {
    for (const given of [null, 5, "x", [], {}]) expect(checkProgramme(given).ok).toBe(false);
    expect(parseProgramme(guideProgramme)).toEqual({ ok: true, value: guideProgramme });
    expect(parseProgramme({ ...guideProgramme, badges: [5] })).toMatchObject({
      ok: false,
      findings: [{ path: "badges.0" }],
    });
    expect(parseBadge(badge())).toEqual({ ok: true, value: badge() });
  });

  test("compiling sets the same mistakes aside", () => {
    const given = programme({
      timeZone: "Nowhere",
      ...rule({ unit: 0 }),
      badges: [badge({ filter: { detail: "country", operator: ">", value: 5 } })],
    });
    expect(compile(given).refusals.map(({ path }) => path)).toEqual([
      "timeZone",
      "badges.0.filter.operator",
      "actions.0.pointsPerUnit.unit",
    ]);
  });
});

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

describe("an action from outside", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["no reference", { referenceId: "" }, "referenceId"],
    ["a time before 1970", { at: -1 }, "at"],
    ["half a millisecond", { at: 1.5 }, "at"],
    ["a negative multiplier", { multiplier: -1 }, "multiplier"],
    ["a huge multiplier", { multiplier: 1_001 }, "multiplier"],
    ["a multiplier of many digits", { multiplier: 0.12345678912345 }, "multiplier"],
    ["an object as detail", { details: { x: {} } }, "details.x"],
    [
      "too many details",
      { details: Object.fromEntries(Array.from({ length: 201 }, (_, number) => [`d${number}`, 1])) },
      "details",
    ],
    ["items that are none", { items: [1] }, "items.0"],
  ])("is refused with %s", (_what, overrides, path) => {
    expect(parseAction({ ...action(), ...overrides })).toMatchObject({ ok: false, findings: [{ path }] });
  });

  test("is taken as it is otherwise", () => {
    const next = action({ multiplier: 1.5, details: { a: 1, b: "x", c: true, d: ["y"] }, items: [{ sku: "z" }] });
    expect(parseAction(next)).toEqual({ ok: true, value: next });
  });
});
