// Bad input: whatever JSON arrives as badge, details or action is refused with findings or decided, never thrown at.
// Half of the values are nearly right, because those get furthest.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  checkProgramme,
  compile,
  detailKinds,
  evaluate,
  explain,
  type PlayerState,
  type Programme,
  parseAction,
  parseBadge,
  readDetails,
} from "../../rewards/engine/index.ts";
import { anyAction, anyProgramme } from "./arbitraries.ts";
import { cases } from "./cases.ts";
import { action, badge, guideProgramme, NOON, programme } from "./programmes.ts";

const VALUES = cases(100_000);
const json = fc.jsonValue({ maxDepth: 3, depthSize: "small" }) as fc.Arbitrary<unknown>;
const compiledGuide = compile(guideProgramme);
const nobody: PlayerState = { badges: new Map() };

/** A valid thing in which one or two places hold something else. */
function damaged(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const places = fc.array(fc.tuple(fc.nat(), json), { minLength: 1, maxLength: 2 });
  return fc
    .tuple(valid, places)
    .map(([value, changes]) => changes.reduce((now, [place, other]) => replace(now, place, other), value));
}

/** Replaces the value at some place, walking down by the digits of `place`. */
function replace(value: unknown, place: number, other: unknown): unknown {
  if (typeof value !== "object" || value === null || place % 5 === 0) return other;
  const keys = Object.keys(value);
  const key = keys[place % Math.max(1, keys.length)];
  if (key === undefined) return other;
  const child = replace(Reflect.get(value, key), Math.floor(place / 5), other);
  return Array.isArray(value) ? value.with(Number(key), child) : { ...value, [key]: child };
}

const someBadge = anyProgramme.map(({ badges }) => badges[0]);

test("100,000 random JSON values as badge, details and action: a refusal or a decision, never an exception", () => {
  const values = fc.oneof(
    fc.tuple(fc.constant("badge" as const), fc.oneof(json, damaged(someBadge))),
    fc.tuple(fc.constant("details" as const), json),
    fc.tuple(fc.constant("action" as const), fc.oneof(json, damaged(anyAction))),
  );
  const counts = { refused: 0, decided: 0 };
  fc.assert(
    fc.property(values, ([as, value]) => {
      const isDecided = as === "badge" ? tryBadge(value) : as === "details" ? tryDetails(value) : tryAction(value);
      counts[isDecided ? "decided" : "refused"] += 1;
    }),
    { numRuns: VALUES },
  );
  expect(counts.refused).toBeGreaterThan(VALUES / 10);
  expect(counts.decided).toBeGreaterThan(VALUES / 10);
}, 120_000);

function tryBadge(value: unknown): boolean {
  const parsed = parseBadge(value);
  const check = checkProgramme({ ...programme(), badges: [value] });
  expect(check.ok || check.errors.length > 0).toBe(true);
  if (!parsed.ok) {
    expect(check.ok).toBe(false);
    return false;
  }
  // Also a badge that the check refuses compiles: it is set aside.
  decide({ ...programme(), badges: [parsed.value] }, action({ name: parsed.value.action, details: { amount: 100 } }));
  return check.ok;
}

function tryDetails(value: unknown): boolean {
  const { details } = readDetails(
    [
      { name: "amount", value },
      { name: "note", value },
    ],
    detailKinds(compiledGuide),
    2,
  );
  decide(guideProgramme, action({ details }));
  return true;
}

function tryAction(value: unknown): boolean {
  const parsed = parseAction(value);
  if (!parsed.ok) return false;
  decide(guideProgramme, { ...parsed.value, name: "purchase" });
  return true;
}

function decide(given: Programme, next: ReturnType<typeof action>): void {
  const compiled = given === guideProgramme ? compiledGuide : compile(given);
  const decision = evaluate(compiled, nobody, next);
  expect(Number.isSafeInteger(decision.earnedPoints)).toBe(true);
  expect(explain(compiled, next, decision.evaluations).length).toBe(decision.evaluations.length);
}

test("stored progress of any JSON is taken up or started over, never thrown at", () => {
  fc.assert(
    fc.property(anyProgramme, anyAction, json, (given, next, stored) => {
      const compiled = compile(given);
      const state = { timesEarned: 0, lastEarnedAt: null, current: 0, target: 1 };
      const fields = {
        count: stored,
        sum: stored,
        best: stored,
        times: stored,
        runs: stored,
        spentUntil: stored,
        values: stored,
      };
      const challenges = ["several_times", "sum:amount", "in_time_period", "streak:days", "distinct:category"];
      for (const challenge of [stored, challenges.map((of) => ({ of, ...fields }))]) {
        const badges = new Map(given.badges.map(({ id }) => [id, { ...state, challenges: challenge }]));
        for (const next_ of evaluate(compiled, { badges }, next).badgeStates.values()) {
          expect(Number.isSafeInteger(next_.current)).toBe(true);
          expect(JSON.parse(JSON.stringify(next_))).toEqual(next_);
        }
      }
    }),
    { numRuns: cases(2_000) },
  );
});

test("names of built-in object members are details like any other", () => {
  const details = JSON.parse('{"__proto__": "x", "constructor": "y"}');
  const { details: read } = readDetails(
    [
      { name: "__proto__", value: "x" },
      { name: "toString", value: "y" },
    ],
    {},
    2,
  );
  expect(Object.keys(read)).toEqual(["__proto__", "toString"]);
  const strange = badge({ filter: { detail: "constructor", operator: "=", value: "Y" } });
  const compiled = compile(programme({ badges: [strange] }));
  expect(evaluate(compiled, nobody, action({ details, at: NOON })).awards).toHaveLength(1);
  expect(evaluate(compiled, nobody, action({ at: NOON })).evaluations).toEqual([
    {
      badgeId: "badge",
      outcome: "not_matched",
      failed: { detail: "constructor", operator: "=", expected: "Y", actual: null, reason: "missing" },
    },
  ]);
});
