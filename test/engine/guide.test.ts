// The guide's journey, action by action: these numbers are what Encore promises to everyone who reads the guide.
// Shopify orders and API calls must reach the same actions; that is tested where they are read.
import { describe, expect, test } from "vitest";
import { checkProgramme, compile, progressOf } from "../../rewards/engine/index.ts";
import { action, earnedIds, guideProgramme, NOON, outcomeOf, play } from "./programmes.ts";

const electronics = action({ details: { amount: 14_999, category: ["electronics"], items_count: 1 } });
const laptop = action({ details: { amount: 99_999, category: ["premium", "electronics"], items_count: 1 } });
const bulk = action({ name: "bulk_purchase", details: { amount: 12_000, items_count: 5 } });

describe("the guide's journey", () => {
  test("the programme has neither errors nor warnings", () => {
    expect(checkProgramme(guideProgramme)).toEqual({ ok: true, errors: [], warnings: [] });
  });

  test("John's first order earns 165 points, one badge, and a tenth of the next", () => {
    const john = play(guideProgramme);
    const decision = john.decide(electronics);
    expect(decision.earnedPoints).toBe(165);
    expect(decision.points).toEqual([
      { source: "action", points: 150 },
      { source: "badge", badgeId: "electronics-enthusiast", points: 15 },
    ]);
    expect(earnedIds(decision)).toEqual(["electronics-enthusiast"]);
    expect(decision.evaluations).toEqual([
      { badgeId: "electronics-enthusiast", outcome: "earned", occurrence: 1 },
      {
        badgeId: "vip-customer",
        outcome: "not_matched",
        failed: { detail: "amount", operator: ">", expected: "500", actual: "149.99" },
      },
      { badgeId: "loyal-customer", outcome: "progressed", current: 1, target: 10 },
    ]);
  });

  test("his premium laptop brings 1,265 points in all, the VIP badge and its voucher, and no second electronics badge", () => {
    const john = play(guideProgramme);
    const first = john.decide(electronics);
    const second = john.decide(laptop);
    expect(first.earnedPoints + second.earnedPoints).toBe(1265);
    expect(second.awards).toMatchObject([
      { badgeId: "vip-customer", occurrence: 1, points: 100, deliverables: [{ id: "free-shipping" }] },
    ]);
    expect(outcomeOf(second, "electronics-enthusiast")).toBe("already_earned");
    expect(john.state("loyal-customer")).toMatchObject({ timesEarned: 0, current: 2, target: 10 });
  });

  test("Sarah's second bulk order earns Bulk Buyer again", () => {
    const sarah = play(guideProgramme);
    const decisions = [sarah.decide(bulk), sarah.decide(bulk)];
    expect(decisions.map(({ earnedPoints }) => earnedPoints)).toEqual([30, 30]);
    expect(decisions.flatMap(({ awards }) => awards.map(({ occurrence }) => occurrence))).toEqual([1, 2]);
    expect(sarah.state("bulk-buyer")).toMatchObject({ timesEarned: 2, current: 0, target: 1 });
  });

  test("Loyal Customer is earned by the tenth purchase and by none after it", () => {
    const john = play(guideProgramme);
    const earned = Array.from({ length: 12 }, () => earnedIds(john.decide(action({ details: { amount: 100 } }))));
    expect(earned.map((ids) => ids.includes("loyal-customer")).indexOf(true)).toBe(9);
    expect(earned.flat()).toEqual(["loyal-customer"]);
    expect(john.state("loyal-customer")).toMatchObject({ timesEarned: 1, current: 10, target: 10 });
  });

  test("a badge that nothing has happened to shows its target", () => {
    const compiled = compile(guideProgramme);
    expect(progressOf(compiled, "loyal-customer", undefined, NOON)).toMatchObject({ current: 0, target: 10 });
    expect(progressOf(compiled, "gone", undefined, NOON)).toBeUndefined();
  });

  test.each([
    [14_999, 150],
    [40_495, 405],
    [99_999, 1000],
    [50, 1],
    [49, 0],
    [0, 0],
  ])("%i cents earn %i points: rounded half up", (amount, points) => {
    expect(play(guideProgramme).decide(action({ details: { amount } })).earnedPoints).toBe(points);
  });
});
