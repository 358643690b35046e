// Sentences for a merchant who asks why: one for each outcome of a badge, one for each comparison of its filter.
// They are made when somebody looks; what is stored with an action is the compact evaluation.
import type { Evaluation } from "../types.ts";

export function outcomeSentence(evaluation: Evaluation, nameOf: (badgeId: string) => string): string {
  switch (evaluation.outcome) {
    case "earned":
      return evaluation.occurrence === 1 ? "Earned." : `Earned for the ${ordinal(evaluation.occurrence)} time.`;
    case "progressed":
      return `The action counts: ${evaluation.current} of ${evaluation.target}.`;
    case "not_counted":
      return `The action fits the filter but changes nothing: still ${evaluation.current} of ${evaluation.target}.`;
    case "not_matched":
      return "The action does not fit the filter.";
    case "already_earned":
      return "This player has it already.";
    case "maximum_reached":
      return `This player has earned it as often as one player may: ${evaluation.maximum} times.`;
    case "cooling_down":
      return `It was earned too short a time ago: the next action that counts is one after ${moment(evaluation.until)}.`;
    case "sold_out":
      return "All of them have been earned by now.";
    case "prerequisite_missing":
      return `The player must first earn ${evaluation.missing.map(nameOf).join(" and ")}.`;
    case "not_active":
      return inactiveSentence(evaluation);
    case "paused":
      return "The badge is paused.";
    case "refused":
      return `The badge has a mistake and cannot be earned: ${evaluation.sentence}`;
    case "not_recorded":
      return "The action fits the filter, but nothing was recorded about this badge.";
  }
}

function inactiveSentence({ startsAt, endsAt }: { startsAt: number | null; endsAt: number | null }): string {
  const start = startsAt === null ? "" : ` from ${moment(startsAt)}`;
  const end = endsAt === null ? "" : ` until ${moment(endsAt)}`;
  return `The badge is only active${start}${end}.`;
}

function moment(at: number): string {
  return new Date(at).toISOString();
}

function ordinal(count: number): string {
  const tens = count % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${count}${ending}`;
}

export function printValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.map(printValue).join(", ");
  return typeof value === "string" ? `"${value}"` : String(value);
}
