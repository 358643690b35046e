// The compiled, indexed engine and a plain interpreter of the same definitions agree on random programmes and players.
// fast-check prints seed and path of a case that fails; each such case then becomes a named test.
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkProgramme, compile, type Decision } from "../../rewards/engine/index.ts";
import { anyAction, anyProgramme } from "./arbitraries.ts";
import { areMutantsTried, cases } from "./cases.ts";
import { type NaiveDecision, naivePlayer } from "./naive/interpreter.ts";
import { play } from "./programmes.ts";

const CASES = cases(10_000);

const anyActions = fc.array(anyAction, { minLength: 1, maxLength: 8 });
/** What is left of limited badges; an unlimited badge does not care. */
const anyStock = fc
  .array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 })
  .map((left) => new Map(left.map((count, position) => [`badge-${position}`, count])));

test("the engine decides as a naive interpreter does, on 10,000 random programmes and players", () => {
  const outcomesSeen = new Map<string, number>();
  fc.assert(
    fc.property(anyProgramme, anyActions, anyStock, (programme, actions, badgesLeft) => {
      expect(compile(programme).refusals).toEqual([]);
      const naive = naivePlayer(programme, badgesLeft);
      const player = play(programme);
      for (const action of actions) {
        const decision = player.decide(action, { evaluations: "matched", badgesLeft });
        expect(plain(decision)).toEqual(naive(action));
        for (const { outcome } of decision.evaluations) outcomesSeen.set(outcome, (outcomesSeen.get(outcome) ?? 0) + 1);
      }
    }),
    { numRuns: CASES },
  );
  if (areMutantsTried) return;
  // A generator that never reaches a branch proves nothing about it.
  const outcomes = ["earned", "progressed", "not_counted", "already_earned", "maximum_reached", "cooling_down"];
  for (const outcome of [...outcomes, "sold_out", "prerequisite_missing", "not_active", "paused"])
    expect(outcomesSeen.get(outcome) ?? 0, outcome).toBeGreaterThan(CASES / 100);
}, 120_000);

test("random programmes pass the programme check, or are refused for a reason", () => {
  fc.assert(
    fc.property(anyProgramme, (programme) => {
      const { ok, errors } = checkProgramme(programme);
      expect(ok).toBe(errors.length === 0);
      for (const { path, sentence } of errors) expect(`${path}: ${sentence}`).toMatch(/^badges\.\d+\.\S+: .+\.$/);
    }),
    { numRuns: cases(500) },
  );
});

function plain(decision: Decision): NaiveDecision {
  return {
    outcomes: Object.fromEntries(decision.evaluations.map(({ badgeId, outcome }) => [badgeId, outcome])),
    awards: decision.awards.map(({ badgeId, occurrence, points }) => ({ badgeId, occurrence, points })),
    standings: Object.fromEntries(
      [...decision.badgeStates].map(([id, { timesEarned, current, target }]) => [id, [timesEarned, current, target]]),
    ),
  };
}
