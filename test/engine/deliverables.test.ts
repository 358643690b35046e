// What is handed out besides points: with which badge, level or action, how often, and in which order.
import { describe, expect, test } from "vitest";
import { compile, evaluate } from "../../rewards/engine/index.ts";
import { action, badge, one, play, prize, programme } from "./programmes.ts";

describe("deliverables", () => {
  test("all of an award are handed out, but for those that are gone", () => {
    const given = { deliverables: [prize("a"), prize("b", { quantity: 3 }), prize("c", { quantity: 3 })] };
    const ids = (left: [string, number][]) =>
      one(given)
        .decide(action(), { deliverablesLeft: new Map(left) })
        .awards[0]?.deliverables.map(({ id }) => id);
    expect(ids([])).toEqual(["a", "b", "c"]);
    expect(
      ids([
        ["b", 0],
        ["a", 0],
      ]),
    ).toEqual(["a", "c"]);
  });

  test("one decision hands out no more of a deliverable than there are", () => {
    const repeated = badge({
      type: "Repeatable",
      deliverables: [prize("a", { quantity: 2 })],
      challenges: [{ kind: "sum", detail: "amount", target: 1 }],
    });
    const decision = play(programme({ badges: [repeated] })).decide(action({ details: { amount: 300 } }));
    expect(decision.awards.map(({ deliverables }) => deliverables.length)).toEqual([1, 1, 0]);
  });

  test("a draw gives one deliverable by weight, evenly over seeds", () => {
    const drawn = badge({
      deliverables: [prize("often", { weight: 6 }), prize("rare", { weight: 2 }), prize("once")],
      draw: { nothingWeight: 1 },
    });
    const compiled = compile(programme({ badges: [drawn] }));
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 10_000; seed += 1) {
      const { awards } = evaluate(compiled, { badges: new Map() }, action(), { seed: `seed ${seed}` });
      expect(awards[0]?.deliverables.length).toBeLessThan(2);
      const id = awards[0]?.deliverables[0]?.id ?? "nothing";
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const share = (id: string) => (counts.get(id) ?? 0) / 10_000;
    expect(share("often")).toBeCloseTo(0.6, 1);
    expect(share("rare")).toBeCloseTo(0.2, 1);
    expect(share("once")).toBeCloseTo(0.1, 1);
    expect(share("nothing")).toBeCloseTo(0.1, 1);
  });

  test("the same seed draws the same, for each badge and occurrence by itself", () => {
    const deliverables = Array.from({ length: 1_000 }, (_, number) => prize(`prize-${number}`));
    const wheel = (id: string) => badge({ id, type: "Repeatable", deliverables, draw: {} });
    const drawn = (next: ReturnType<typeof action>, seed?: string) => {
      const player = play(programme({ badges: [wheel("a"), wheel("b")] }));
      const inputs = seed === undefined ? {} : { seed };
      return [player.decide(next, inputs), player.decide(next, inputs)].flatMap(({ awards }) =>
        awards.map((award) => award.deliverables[0]?.id),
      );
    };
    const next = action({ referenceId: "order-1" });
    expect(drawn(next, "x")).toEqual(drawn(next, "x"));
    expect(new Set([...drawn(next, "x"), ...drawn(next, "y")]).size).toBe(8);
    // Without a seed the reference id is the seed.
    expect(drawn(next)).toEqual(drawn(next, "order-1"));
  });

  test("what is gone is not in the draw, and nothing is drawn from nothing", () => {
    const drawn = { deliverables: [prize("a", { quantity: 1 }), prize("b", { quantity: 1 })], draw: {} };
    const ids = (left: [string, number][]) =>
      one(drawn)
        .decide(action(), { deliverablesLeft: new Map(left) })
        .awards[0]?.deliverables.map(({ id }) => id);
    for (let attempt = 0; attempt < 20; attempt += 1) expect(ids([["a", 0]])).toEqual(["b"]);
    expect(
      ids([
        ["a", 0],
        ["b", 0],
      ]),
    ).toEqual([]);
  });
});
