// Encore in the benchmark: the whole decision (points, awards, progress), as production makes it, for a new player.
// With and without an explanation for every badge that did not match.
import { compile, type Decision, evaluate, type PlayerState, type Programme } from "../../rewards/engine/index.ts";
import type { Contestant } from "./contestant.ts";

const newPlayer: PlayerState = { badges: new Map() };

export function encore(name: string, evaluations: "matched" | "all", around: Omit<Programme, "badges">): Contestant {
  return {
    name,
    build(badges, orders) {
      const compiled = compile({ ...around, badges });
      const positions = new Map(badges.map(({ id }, position) => [id, position]));
      const inputs = { evaluations };
      return {
        isAsynchronous: false,
        run(position) {
          const order = orders[position];
          return order === undefined ? undefined : evaluate(compiled, newPlayer, order, inputs);
        },
        answer: (decision) => (decision as Decision).awards.map(({ badgeId }) => positions.get(badgeId) ?? -1),
      };
    },
  };
}
