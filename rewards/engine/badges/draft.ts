// A decision while it is being made, and the inputs that every part of it looks at.
// It lives for one evaluation; nothing of it is shared.
import type { Facts } from "../filters/facts.ts";
import type { Action, Award, BadgeState, Evaluation, EvaluationInputs, PlayerState, PointLine } from "../types.ts";

export interface Turn {
  player: PlayerState;
  action: Action;
  facts: Facts;
  inputs: EvaluationInputs;
  draft: Draft;
}

/** What handing out an award looks at: nothing of what the action was like. */
export type Handing = Pick<Turn, "action" | "inputs" | "draft">;

export interface Draft {
  points: PointLine[];
  awards: Award[];
  /** Made when the first badge changes: for many actions none does. */
  badgeStates: Map<string, BadgeState> | undefined;
  evaluations: Evaluation[];
  /** How many of each limited deliverable this decision has handed out already; made when the first is. */
  taken: Map<string, number> | undefined;
}

export function emptyDraft(): Draft {
  return { points: [], awards: [], badgeStates: undefined, evaluations: [], taken: undefined };
}
