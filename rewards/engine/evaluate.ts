// One action of one player becomes a decision: pure and deterministic, with time and chance as inputs.
// Badges whose filter cannot match are not touched; nothing that is passed in is changed.
import { type Draft, emptyDraft, type Turn } from "./badges/draft.ts";
import { judge } from "./badges/judge.ts";
import { type CompiledAction, type CompiledProgramme, isCompiled } from "./compile.ts";
import { subjectOf } from "./explain/failure.ts";
import { evaluateUnmatched } from "./explain/unmatched.ts";
import { readFacts } from "./filters/facts.ts";
import type { ReadingContext } from "./operators/family.ts";
import { earnByAction } from "./points/action-points.ts";
import { climb } from "./points/levels.ts";
import type { Action, ActionState, BadgeState, Decision, Deliverable, EvaluationInputs, PlayerState } from "./types.ts";

const NO_INPUTS: EvaluationInputs = {};
const NO_DELIVERABLES: readonly Deliverable[] = [];
const NO_BADGE_STATES: ReadonlyMap<string, BadgeState> = new Map();
const NO_ACTION_STATES: ReadonlyMap<string, ActionState> = new Map();

export function evaluate(
  compiled: CompiledProgramme,
  player: PlayerState,
  action: Action,
  inputs: EvaluationInputs = NO_INPUTS,
): Decision {
  const draft = emptyDraft();
  const rule = compiled.rules.get(action.name);
  const own = rule === undefined ? undefined : earnByAction(rule, action, player.actions?.get(action.name));
  if (own !== undefined && own.points !== 0) draft.points.push({ source: "action", points: own.points });
  const badges = compiled.actions.get(action.name);
  if (badges !== undefined) judgeBadges(badges, { player, action, inputs, draft }, compiled.reading);
  let earnedPoints = 0;
  for (const line of draft.points) earnedPoints += line.points;
  return {
    programmeVersion: compiled.version,
    earnedPoints,
    points: draft.points,
    awards: draft.awards,
    badgeStates: draft.badgeStates ?? NO_BADGE_STATES,
    actionStates: own?.state === undefined ? NO_ACTION_STATES : new Map([[action.name, own.state]]),
    deliverables: own?.deliverables ?? NO_DELIVERABLES,
    levels: climb(compiled.ladder, player, earnedPoints, { inputs, draft }),
    evaluations: draft.evaluations,
  };
}

type Given = Omit<Turn, "facts">;

function judgeBadges(badges: CompiledAction, given: Given, reading: ReadingContext): void {
  const facts = readFacts(badges.tables, given.action);
  const turn: Turn = { ...given, facts };
  for (const badge of badges.lookup.matching(facts)) judge(badge, turn);
  if ((given.inputs.evaluations ?? "all") === "all") hearEveryBadge(badges, turn, reading);
}

/** Puts the badges that did not match between those that did, in the programme's order. */
function hearEveryBadge(badges: CompiledAction, { action, facts, draft }: Turn, reading: ReadingContext): void {
  const subject = subjectOf(action, facts, reading);
  const matched = new Map(draft.evaluations.map((evaluation) => [evaluation.badgeId, evaluation]));
  const all: Draft["evaluations"] = [];
  for (const badge of badges.badges) {
    const { id } = badge.definition;
    const known = isCompiled(badge) ? matched.get(id) : undefined;
    all.push(known ?? evaluateUnmatched(badge, action.at, subject));
  }
  draft.evaluations = all;
}
