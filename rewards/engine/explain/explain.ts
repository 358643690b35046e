// The full answer to "why, or why not?", on demand, from what was stored with an action: the programme's version, the
// action and the evaluations of the badges that matched. The rest follows from programme and action and is worked out again.
import { type CompiledProgramme, isCompiled } from "../compile.ts";
import { readFacts } from "../filters/facts.ts";
import type { Action, Evaluation } from "../types.ts";
import { type Check, checksOf } from "./checks.ts";
import { subjectOf } from "./failure.ts";
import { outcomeSentence } from "./sentences.ts";
import { evaluateUnmatched } from "./unmatched.ts";

export interface Explanation {
  badgeId: string;
  name: string;
  evaluation: Evaluation;
  /** What came of it. */
  sentence: string;
  /** The filter, comparison by comparison. Empty for a badge without one. */
  checks: readonly Check[];
}

/** One for every badge of the action's name, in the programme's order. `compiled` must be of the decision's version. */
export function explain(
  compiled: CompiledProgramme,
  action: Action,
  evaluations: readonly Evaluation[],
): readonly Explanation[] {
  const badges = compiled.actions.get(action.name);
  if (badges === undefined) return [];
  const facts = readFacts(badges.tables, action);
  const subject = subjectOf(action, facts, compiled.reading);
  const stored = new Map(evaluations.map((evaluation) => [evaluation.badgeId, evaluation]));
  const nameOf = (id: string) => compiled.badges.get(id)?.definition.name ?? id;
  return badges.badges.map((badge) => {
    const { id, name } = badge.definition;
    const evaluation = stored.get(id) ?? evaluateUnmatched(badge, action.at, subject);
    const checks = isCompiled(badge) && badge.filter !== undefined ? checksOf(badge.filter, subject) : [];
    return { badgeId: id, name, evaluation, sentence: outcomeSentence(evaluation, nameOf), checks };
  });
}
