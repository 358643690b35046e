// Programmes, players and actions for tests: data with overrides, and the guide's own programme (docs: the guide's journey).
// `play` is a player who lives through actions, so that a test reads as a story.

import type {
  Action,
  BadgeDefinition,
  BadgeState,
  Decision,
  Deliverable,
  EvaluationInputs,
  PlayerState,
  Programme,
} from "../../rewards/engine/index.ts";
import { compile, evaluate } from "../../rewards/engine/index.ts";

export const NOON = Date.UTC(2026, 5, 15, 12);
export const DAY_MS = 86_400_000;

export function badge(overrides: Partial<BadgeDefinition> = {}): BadgeDefinition {
  return {
    id: "badge",
    name: "Badge",
    type: "OneTimeOnly",
    points: 10,
    action: "purchase",
    challenges: [],
    deliverables: [],
    prerequisites: [],
    ...overrides,
  };
}

export function programme(overrides: Partial<Programme> = {}): Programme {
  return { version: 1, currencyExponent: 2, timeZone: "UTC", actions: [], badges: [], ...overrides };
}

let actionsMade = 0;

export function action(overrides: Partial<Action> = {}): Action {
  actionsMade += 1;
  return { name: "purchase", referenceId: `reference-${actionsMade}`, at: NOON, details: {}, ...overrides };
}

export const guideProgramme: Programme = programme({
  actions: [{ action: "purchase", pointsPerUnit: { detail: "amount", points: 1 } }],
  badges: [
    badge({
      id: "electronics-enthusiast",
      name: "Electronics Enthusiast",
      points: 15,
      filter: { detail: "category", operator: "=", value: "electronics" },
    }),
    badge({
      id: "vip-customer",
      name: "VIP Customer",
      points: 100,
      filter: {
        all: [
          { detail: "amount", operator: ">", value: "500" },
          { detail: "category", operator: "=", value: "premium" },
        ],
      },
      deliverables: [
        { id: "free-shipping", kind: "Prize", label: "Free shipping", voucher: { discount: "free_shipping" } },
      ],
    }),
    badge({
      id: "bulk-buyer",
      name: "Bulk Buyer",
      type: "Repeatable",
      points: 30,
      action: "bulk_purchase",
      filter: { detail: "items_count", operator: ">=", value: 5 },
    }),
    badge({
      id: "loyal-customer",
      name: "Loyal Customer",
      points: 0,
      challenges: [{ kind: "several_times", times: 10 }],
    }),
  ],
});

export interface Story {
  decide(action: Action, inputs?: EvaluationInputs): Decision;
  state(badgeId: string): BadgeState | undefined;
  player(): PlayerState;
}

/** A player whose state is stored and read back as JSON between actions, as the database does it. */
export function play(given: Programme): Story {
  const compiled = compile(given);
  const badges = new Map<string, BadgeState>();
  const actions = new Map();
  const player: PlayerState = { badges, actions };
  return {
    decide(next, inputs) {
      const decision = evaluate(compiled, player, next, inputs);
      for (const [id, state] of decision.badgeStates) badges.set(id, JSON.parse(JSON.stringify(state)));
      for (const [name, state] of decision.actionStates) actions.set(name, JSON.parse(JSON.stringify(state)));
      return decision;
    },
    state: (badgeId) => badges.get(badgeId),
    player: () => player,
  };
}

/** The story of a player with one badge. */
export const one = (overrides: Partial<BadgeDefinition>): Story => play(programme({ badges: [badge(overrides)] }));

export const prize = (id: string, overrides: Partial<Deliverable> = {}): Deliverable => ({
  id,
  kind: "Prize",
  label: id,
  ...overrides,
});

export function earnedIds(decision: Decision): string[] {
  return decision.awards.map(({ badgeId }) => badgeId);
}

export function outcomeOf(decision: Decision, badgeId: string): string | undefined {
  return decision.evaluations.find((evaluation) => evaluation.badgeId === badgeId)?.outcome;
}
