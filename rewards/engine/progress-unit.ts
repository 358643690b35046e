// What a badge's progress counts, for whoever shows it: "3 of 10" times, euros, weeks or different things.
import type { CompiledProgramme } from "./compile.ts";
import type { BadgeProgress } from "./progress.ts";

/** money: minor units of the programme's currency. number: a sum of plain numbers. different: values, such as categories. */
export type ProgressUnit = "times" | "money" | "number" | "days" | "weeks" | "months" | "different";

/** Of the challenge that `progressOf` shows for the badge: the one that is furthest from its target. */
export function progressUnit(
  compiled: CompiledProgramme,
  badgeId: string,
  { current, target, challenges }: BadgeProgress,
): ProgressUnit {
  const badge = compiled.badges.get(badgeId);
  const place = Math.max(
    0,
    challenges.findIndex((one) => one.current === current && one.target === target),
  );
  const challenge = badge?.definition.challenges[place];
  switch (challenge?.kind) {
    case "sum":
      // Plain numbers are counted in fractions of the shown unit, money in the minor units that are shown.
      return badge?.challenges[place]?.stepsPerUnit === 1 ? "money" : "number";
    case "streak":
      return challenge.unit;
    case "distinct":
      return "different";
    default:
      return "times";
  }
}
