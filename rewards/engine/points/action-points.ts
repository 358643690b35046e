// What an action earns by itself: fixed points and points per unit of currency, times the multiplier, within the point gap
// and the caps. Works from a rule that was compiled, and from the player's state of this action name.
import { REMEMBERED_DAYS } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import type { Action, ActionRule, ActionState, Deliverable } from "../types.ts";
import type { Zone } from "../zone.ts";
import { compileRate, earningAmount, pointsFor, type Rate } from "./rate.ts";

export interface CompiledActionRule {
  rule: ActionRule;
  rate: Rate | undefined;
  zone: Zone;
}

export interface ActionOutcome {
  points: number;
  deliverables: readonly Deliverable[];
  /** Only where a gap or a daily cap needs it. */
  state: ActionState | undefined;
}

const NOTHING: ActionOutcome = { points: 0, deliverables: [], state: undefined };

export function compileActionRule(
  rule: ActionRule,
  currencyExponent: number,
  zone: Zone,
): CompiledActionRule | Refusal {
  const rate = rule.pointsPerUnit === undefined ? undefined : compileRate(rule.pointsPerUnit, currencyExponent);
  if (rate instanceof Refusal) return rate.within("pointsPerUnit");
  return { rule, rate, zone };
}

export function earnByAction(
  { rule, rate, zone }: CompiledActionRule,
  action: Action,
  known: ActionState | undefined,
): ActionOutcome {
  if (isWithinGap(rule, action, known)) return NOTHING;
  const deliverables = rule.deliverables ?? NOTHING.deliverables;
  const amount = rate === undefined ? 0 : earningAmount(rate, action.details);
  const earned = pointsFor(rule.points ?? 0, rate, amount, action.multiplier);
  const capped = Math.min(earned, rule.maximumPerAction ?? earned);
  if (rule.maximumPerDay === undefined && rule.pointGapMs === undefined)
    return { points: capped, deliverables, state: undefined };
  const day = zone.dayAt(action.at);
  const points =
    rule.maximumPerDay === undefined ? capped : Math.min(capped, leftOfDay(rule.maximumPerDay, day, known));
  return { points, deliverables, state: nextState(rule, action, day, points, known) };
}

/** A late action must keep the same distance as an early one. */
function isWithinGap({ pointGapMs }: ActionRule, { at }: Action, known: ActionState | undefined): boolean {
  const last = known?.lastPointsAt ?? null;
  return pointGapMs !== undefined && last !== null && Math.abs(at - last) < pointGapMs;
}

function pointsOfDay(day: number, known: ActionState | undefined): number {
  return known?.days.find(([known]) => known === day)?.[1] ?? 0;
}

function leftOfDay(maximum: number, day: number, known: ActionState | undefined): number {
  return Math.max(0, maximum - pointsOfDay(day, known));
}

function nextState(
  rule: ActionRule,
  { at }: Action,
  day: number,
  points: number,
  known: ActionState | undefined,
): ActionState {
  const lastPointsAt = Math.max(at, known?.lastPointsAt ?? at);
  if (rule.maximumPerDay === undefined) return { lastPointsAt, days: [] };
  const others = (known?.days ?? []).filter(([other]) => other !== day);
  const days = [...others, [day, pointsOfDay(day, known) + points] as const]
    .sort(([first], [second]) => first - second)
    .slice(-REMEMBERED_DAYS);
  return { lastPointsAt, days };
}
