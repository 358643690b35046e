// A badge after compilation: its filter as a test, its challenges with integer targets, and what each award pays.
// A badge whose definition has a mistake is compiled into a refusal and never hurts the others.
import type { CompiledChallenge } from "../challenges/challenge.ts";
import { compileChallenge, withTarget } from "../challenges/index.ts";
import type { FilterContext } from "../filters/context.ts";
import type { FilterTree, Test } from "../filters/node.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { BadgeDefinition, Challenge, Deliverable } from "../types.ts";

/** What one award pays. */
export interface Reward {
  points: number;
  deliverables: readonly Deliverable[];
  /** Everything is handed out, always: no draw and nothing that can run out. */
  isFixed: boolean;
}

/** A level of a Ranked badge; `target` in the steps of its challenge. */
export interface RankedLevel extends Reward {
  target: number;
}

export interface CompiledBadge {
  definition: BadgeDefinition;
  /** Where it stands in the programme: decisions list badges in this order. */
  position: number;
  filter: FilterTree | undefined;
  test: Test;
  /** At least one. */
  challenges: readonly CompiledChallenge[];
  /** For OneTimeOnly and Repeatable. */
  reward: Reward;
  /** For Ranked; else empty. */
  levels: readonly RankedLevel[];
}

const ONCE: Challenge = { kind: "several_times", times: 1 };
const always: Test = () => true;

export function compileBadge(
  definition: BadgeDefinition,
  position: number,
  context: FilterContext,
): CompiledBadge | Refusal {
  const filter = definition.filter === undefined ? undefined : context.compile(definition.filter, context);
  if (filter instanceof Refusal) return filter.within("filter");
  const challenges = compileChallenges(definition, context);
  if (challenges instanceof Refusal) return challenges;
  const levels = compileLevels(definition, context);
  if (levels instanceof Refusal) return levels;
  const reward = rewardOf(definition, definition);
  return { definition, position, filter, test: filter?.test ?? always, challenges, reward, levels };
}

function compileChallenges(definition: BadgeDefinition, context: FilterContext): CompiledChallenge[] | Refusal {
  const compiled: CompiledChallenge[] = [];
  const challenges = definition.challenges.length === 0 ? [ONCE] : definition.challenges;
  for (const [position, challenge] of challenges.entries()) {
    const one = compileOne(challenge, context);
    if (one instanceof Refusal) return one.within(position).within("challenges");
    compiled.push(one);
  }
  return compiled;
}

function compileOne(challenge: Challenge, context: FilterContext): CompiledChallenge | Refusal {
  const compiled = compileChallenge(challenge, context);
  if (compiled instanceof Refusal || (Number.isSafeInteger(compiled.target) && compiled.target > 0)) return compiled;
  return refuse("target", "The target must be a whole number from 1.");
}

function compileLevels(definition: BadgeDefinition, context: FilterContext): RankedLevel[] | Refusal {
  if (definition.type !== "Ranked") return [];
  const [challenge = ONCE, second] = definition.challenges;
  if (second !== undefined)
    return refuse("challenges.1", "A Ranked badge has one challenge, which its levels measure.");
  const levels: RankedLevel[] = [];
  for (const [position, level] of (definition.levels ?? []).entries()) {
    const target = levelTarget(challenge, level.target, context);
    if (target instanceof Refusal) return target.path === "" ? target.within(`levels.${position}.target`) : target;
    if (target <= (levels.at(-1)?.target ?? 0))
      return refuse(`levels.${position}.target`, "The targets of the levels must rise from one to the next.");
    levels.push({ target, ...rewardOf(level, definition) });
  }
  return levels.length > 0 ? levels : refuse("levels", "A Ranked badge needs at least one level.");
}

function levelTarget(challenge: Challenge, target: number | string, context: FilterContext): number | Refusal {
  const changed = withTarget(challenge, target);
  if (changed instanceof Refusal) return changed;
  const compiled = compileOne(changed, context);
  return compiled instanceof Refusal ? refuse("", compiled.sentence) : compiled.target;
}

function rewardOf(paid: { points: number; deliverables: readonly Deliverable[] }, badge: BadgeDefinition): Reward {
  const canRunOut = paid.deliverables.some((deliverable) => deliverable.quantity !== undefined);
  return { points: paid.points, deliverables: paid.deliverables, isFixed: badge.draw === undefined && !canRunOut };
}
