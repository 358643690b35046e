// Mistakes in a programme outside its badges, and in actions from outside, are refused with the field and a sentence.
// Compiling sets the same mistakes aside, so that the rest of the programme goes on.
import { describe, expect, test } from "vitest";
import {
  checkProgramme,
  compile,
  type Programme,
  parseAction,
  parseBadge,
  parseProgramme,
} from "../../rewards/engine/index.ts";
import { action, badge, guideProgramme, programme } from "./programmes.ts";

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
