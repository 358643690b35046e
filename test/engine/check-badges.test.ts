// Every mistake that a merchant can make in a badge is refused with the field and a sentence.
import { describe, expect, test } from "vitest";
import { checkProgramme } from "../../rewards/engine/index.ts";
import { deep, is, level, mistakes, prize } from "./badge-mistakes.ts";
import { badge, programme } from "./programmes.ts";

function errorsOf(overrides: Record<string, unknown>): string[] {
  const { ok, errors, warnings } = checkProgramme({ ...programme(), badges: [{ ...badge(), ...overrides }] });
  expect(ok).toBe(errors.length === 0);
  if (!ok) expect(warnings).toEqual([]);
  return errors.map(({ path, sentence }) => `${path.replace(/^badges\.0\.?/, "")}: ${sentence}`);
}

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
