// The full answer to "why, or why not?": made on demand from what was stored with an action, and the same as at the time.
// Sentences are for merchants; the compact evaluations beside them are for programmes.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, type Evaluation, explain } from "../../rewards/engine/index.ts";
import { anyAction, anyProgramme } from "./arbitraries.ts";
import { cases } from "./cases.ts";
import { action, badge, guideProgramme, NOON, play, programme } from "./programmes.ts";

test("what was stored for matched badges and what is worked out later make the full list of the time", () => {
  fc.assert(
    fc.property(anyProgramme, fc.array(anyAction, { minLength: 1, maxLength: 5 }), (given, actions) => {
      const compiled = compile(given);
      const [brief, full] = [play(given), play(given)];
      for (const next of actions) {
        const stored: Evaluation[] = JSON.parse(
          JSON.stringify(brief.decide(next, { evaluations: "matched" }).evaluations),
        );
        const explained = explain(compiled, next, stored);
        expect(explained.map(({ evaluation }) => evaluation)).toEqual(full.decide(next).evaluations);
        for (const { sentence, checks } of explained) {
          expect(sentence).toMatch(/^[A-Z].*\.$/s);
          for (const check of checks) expect(check.sentence).toMatch(/[.:]$/);
        }
      }
    }),
    { numRuns: cases(1_000) },
  );
});

test("an action that no badge is about has nothing to explain", () => {
  expect(explain(compile(guideProgramme), action({ name: "review" }), [])).toEqual([]);
});

test("a badge that matches without anything stored is said to be unrecorded", () => {
  const compiled = compile(programme({ badges: [badge()] }));
  expect(explain(compiled, action(), [])[0]?.evaluation).toEqual({ badgeId: "badge", outcome: "not_recorded" });
});

describe("sentences", () => {
  test("every comparison of a filter is told, with what the action has", () => {
    const next = action({ details: { amount: 14_999, category: ["Electronics", "toys"] } });
    const [, vip] = explain(compile(guideProgramme), next, []);
    expect(vip).toMatchObject({
      badgeId: "vip-customer",
      name: "VIP Customer",
      sentence: "The action does not fit the filter.",
    });
    expect(vip?.checks).toEqual([
      { depth: 0, holds: false, sentence: "All of these:" },
      { depth: 1, holds: false, sentence: 'amount is more than "500"; the action has "149.99".' },
      { depth: 1, holds: false, sentence: 'category includes "premium"; the action has "Electronics", "toys".' },
    ]);
  });

  test("missing, unreadable and empty details, and items one by one", () => {
    const filter = {
      any: [
        { detail: "hour", operator: "between", value: [1, 2] },
        { detail: "country", operator: "=", value: "us" },
        { detail: "tags", operator: "=", value: "x" },
        { anyItem: { none: [{ detail: "sku", operator: "=", value: "a" }] } },
        { countOfItems: { operator: ">", value: 5 } },
        { sumOfItems: { detail: "price", operator: ">", value: 5 } },
      ],
    };
    const compiled = compile(programme({ badges: [badge({ filter })] }));
    const next = action({ details: { country: 7, tags: [] }, items: [{ sku: "A" }, { sku: "a", price: 100 }] });
    expect(
      explain(compiled, next, [])[0]?.checks.map(({ depth, holds, sentence }) => `${depth} ${holds} ${sentence}`),
    ).toEqual([
      "0 false Any of these:",
      "1 false hour is between (both ends count) 1, 2; the action does not carry it.",
      '1 false country is "us"; the action carries 7, which cannot be compared.',
      '1 false tags includes "x"; the action has nothing.',
      "1 false Any item:",
      "2 false None of these:",
      '3 true sku is "a"; the action has "a".',
      "2 false None of these:",
      '3 true sku is "a"; the action has "a".',
      "1 false Number of items: items is more than 5; the action has 2.",
      '1 false Sum over items: items.price is more than 5; the action has "1.00".',
    ]);
    const without = explain(compiled, action(), [])[0]?.checks.map(({ sentence }) => sentence);
    expect(without?.slice(4)).toEqual([
      "Any item:",
      "Number of items: items is more than 5; the action does not carry it.",
      "Sum over items: items.price is more than 5; the action does not carry it.",
    ]);
  });

  const sentenceOf = (evaluation: object) => {
    const badges = [badge(), badge({ id: "first", name: "First" }), badge({ id: "second", name: "Second" })];
    return explain(compile(programme({ badges })), action(), [{ badgeId: "badge", ...evaluation } as Evaluation])[0]
      ?.sentence;
  };

  test.each<[object, string]>([
    [{ outcome: "earned", occurrence: 1 }, "Earned."],
    [{ outcome: "earned", occurrence: 2 }, "Earned for the 2nd time."],
    [{ outcome: "earned", occurrence: 3 }, "Earned for the 3rd time."],
    [{ outcome: "earned", occurrence: 4 }, "Earned for the 4th time."],
    [{ outcome: "earned", occurrence: 11 }, "Earned for the 11th time."],
    [{ outcome: "earned", occurrence: 10 }, "Earned for the 10th time."],
    [{ outcome: "earned", occurrence: 14 }, "Earned for the 14th time."],
    [{ outcome: "earned", occurrence: 113 }, "Earned for the 113th time."],
    [{ outcome: "earned", occurrence: 121 }, "Earned for the 121st time."],
    [{ outcome: "progressed", current: 2, target: 5 }, "The action counts: 2 of 5."],
    [
      { outcome: "not_counted", current: 2, target: 5 },
      "The action fits the filter but changes nothing: still 2 of 5.",
    ],
    [{ outcome: "already_earned" }, "This player has it already."],
    [{ outcome: "maximum_reached", maximum: 3 }, "This player has earned it as often as one player may: 3 times."],
    [
      { outcome: "cooling_down", until: NOON },
      "It was earned too short a time ago: the next action that counts is one after 2026-06-15T12:00:00.000Z.",
    ],
    [{ outcome: "sold_out" }, "All of them have been earned by now."],
    [
      { outcome: "prerequisite_missing", missing: ["first", "second", "gone"] },
      "The player must first earn First and Second and gone.",
    ],
    [
      { outcome: "not_active", startsAt: NOON, endsAt: null },
      "The badge is only active from 2026-06-15T12:00:00.000Z.",
    ],
    [
      { outcome: "not_active", startsAt: 0, endsAt: NOON },
      "The badge is only active from 1970-01-01T00:00:00.000Z until 2026-06-15T12:00:00.000Z.",
    ],
    [{ outcome: "paused" }, "The badge is paused."],
    [{ outcome: "not_recorded" }, "The action fits the filter, but nothing was recorded about this badge."],
    [{ outcome: "refused", sentence: "Why." }, "The badge has a mistake and cannot be earned: Why."],
  ])("%j", (evaluation, sentence) => {
    expect(sentenceOf(evaluation)).toBe(sentence);
  });
});
