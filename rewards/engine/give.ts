// A badge, or points, that somebody gives or takes by hand. A badge given, it pays what it pays when it is earned; what it asks for is not looked
// at, how often one player may have it and how many there are is. Pure, like `evaluate`.
import type { CompiledBadge, Reward } from "./badges/compiled.ts";
import { emptyDraft, type Handing } from "./badges/draft.ts";
import { grant, nextState } from "./badges/judge.ts";
import { badgesLeft, exhausted } from "./badges/obstacle.ts";
import { openProgress } from "./badges/standing.ts";
import type { CompiledProgramme } from "./compile.ts";
import { climb } from "./points/levels.ts";
import type {
  Action,
  BadgeState,
  Decision,
  Evaluation,
  EvaluationInputs,
  LevelDefinition,
  PlayerState,
} from "./types.ts";

export interface Gift {
  badgeId: string;
  /** Of a Ranked badge: the level that the player has afterwards, from 1. The next one, if left out. */
  level?: number;
}

export type GiftOutcome =
  | { kind: "given"; decision: Decision }
  /** `already_earned`, `maximum_reached` or `sold_out`. */
  | { kind: "withheld"; evaluation: Evaluation }
  /** The badge has no such level, or the player has it; `to` is 0 for a badge without levels. */
  | { kind: "wrong_level"; from: number; to: number }
  /** The programme does not have the badge, or refuses it. */
  | { kind: "unknown_badge" };

/** @param action names the reference id and the time; a draw depends on `inputs.seed`. */
export function give(
  compiled: CompiledProgramme,
  player: PlayerState,
  action: Action,
  { badgeId, level }: Gift,
  inputs: EvaluationInputs = {},
): GiftOutcome {
  const badge = compiled.badges.get(badgeId);
  if (badge === undefined) return { kind: "unknown_badge" };
  const state = player.badges.get(badgeId);
  const withheld = exhausted(badge, state, { inputs });
  if (withheld !== undefined) return { kind: "withheld", evaluation: withheld };
  const before = state?.timesEarned ?? 0;
  const after = level ?? before + 1;
  if (level !== undefined && (level <= before || level > badge.levels.length)) {
    return { kind: "wrong_level", from: before + 1, to: badge.levels.length };
  }
  if (after - before > badgesLeft(badge, { inputs })) {
    return { kind: "withheld", evaluation: { badgeId, outcome: "sold_out" } };
  }
  const handing: Handing = { action, inputs, draft: emptyDraft() };
  for (let occurrence = before + 1; occurrence <= after; occurrence += 1) {
    grant(badge, rewardOf(badge, occurrence), occurrence, handing);
  }
  const { points, awards } = handing.draft;
  const earnedPoints = points.reduce((sum, line) => sum + line.points, 0);
  return {
    kind: "given",
    decision: {
      programmeVersion: compiled.version,
      earnedPoints,
      points,
      awards,
      badgeStates: new Map([[badgeId, stateAfter(badge, state, after, action.at)]]),
      actionStates: new Map(),
      deliverables: [],
      levels: climb(compiled.ladder, player, earnedPoints, handing),
      evaluations: [{ badgeId, outcome: "earned", occurrence: after }],
    },
  };
}

/** The levels that points lead to without an action, with what they hand out. The badges of the programme do not matter. */
export const climbBy = (
  compiled: CompiledProgramme,
  player: PlayerState,
  points: number,
  inputs: EvaluationInputs,
): readonly LevelDefinition[] => climb(compiled.ladder, player, points, { inputs, draft: emptyDraft() });

function rewardOf(badge: CompiledBadge, occurrence: number): Reward {
  if (badge.definition.type !== "Ranked") return badge.reward;
  const level = badge.levels[occurrence - 1];
  if (level === undefined) throw new Error("A level was to be given that the badge does not have.");
  return level;
}

function stateAfter(badge: CompiledBadge, state: BadgeState | undefined, times: number, at: number): BadgeState {
  const progress = openProgress(badge, state?.challenges);
  const next = nextState(badge, progress, times, Math.max(state?.lastEarnedAt ?? at, at));
  // What had counted is kept, also where it is not asked any more: it goes on from there if the badge is taken back.
  return { ...next, challenges: progress.map((one) => one.store()) };
}

/**
 * One award less: the last one, or the highest level. What counted before a gift counts on; of what an award used up nothing
 * comes back. Undefined when the programme has no such badge any more, or refuses it.
 * @param lastEarnedAt of the awards that stay.
 */
export function takeBack(
  compiled: CompiledProgramme,
  state: BadgeState,
  badgeId: string,
  lastEarnedAt: number | null,
): BadgeState | undefined {
  const badge = compiled.badges.get(badgeId);
  if (badge === undefined) return undefined;
  const times = Math.max(0, state.timesEarned - 1);
  return nextState(badge, openProgress(badge, state.challenges), times, lastEarnedAt);
}
