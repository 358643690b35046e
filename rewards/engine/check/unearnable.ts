// Badges that nobody can earn although each of their parts is fine: filters that contradict each other, dates that leave
// no room, prerequisites that come too late. Only what is certain is said; what is merely unlikely is the merchant's business.
import type { CompiledBadge } from "../badges/compiled.ts";
import type { CompiledProgramme } from "../compile.ts";
import type { FilterTree } from "../filters/node.ts";
import type { Fact } from "../operators/family.ts";
import type { BadgeDefinition, Challenge, Finding, Programme, StreakUnit } from "../types.ts";
import { MILLISECONDS_A_DAY } from "../zone.ts";

export function unearnable(programme: Programme, compiled: CompiledProgramme): Finding[] {
  const byId = new Map(programme.badges.map((badge) => [badge.id, badge]));
  return programme.badges.flatMap((definition, position) => {
    const badge = compiled.badges.get(definition.id);
    const findings = [
      ...(badge === undefined ? [] : contradictions(badge)),
      ...definition.challenges.flatMap((challenge, at) => withoutRoom(definition, challenge, `challenges.${at}`)),
      ...definition.prerequisites.flatMap((id, at) => tooLate(definition, byId.get(id), `prerequisites.${at}`)),
    ];
    return findings.map(({ path, sentence }) => ({ path: `badges.${position}.${path}`, sentence }));
  });
}

/** What all demanded comparisons of one detail leave possible. */
interface Possible {
  values: ReadonlySet<Fact> | undefined;
  least: number;
  most: number;
}

function contradictions({ filter }: CompiledBadge): Finding[] {
  const possible = new Map<string, Possible>();
  const impossible = filter === undefined ? undefined : narrow(filter, possible);
  if (impossible === undefined) return [];
  return [{ path: "filter", sentence: `No action can match: the filters on "${impossible}" contradict each other.` }];
}

/** Narrows down what is possible; answers the first detail for which nothing is left. */
function narrow(node: FilterTree, possible: Map<string, Possible>): string | undefined {
  if (node.kind === "all") {
    for (const child of node.children) {
      const impossible = narrow(child, possible);
      if (impossible !== undefined) return impossible;
    }
    return undefined;
  }
  // A list can hold two values at once, so its filters never contradict each other.
  if (node.kind !== "comparison" || node.selection === undefined || node.family.kind === "list") return undefined;
  const before = possible.get(node.detail) ?? {
    values: undefined,
    least: Number.NEGATIVE_INFINITY,
    most: Number.POSITIVE_INFINITY,
  };
  const after = intersect(before, node.selection);
  possible.set(node.detail, after);
  return isEmpty(after) ? node.detail : undefined;
}

function intersect(
  before: Possible,
  selection: NonNullable<(FilterTree & { kind: "comparison" })["selection"]>,
): Possible {
  switch (selection.by) {
    case "values": {
      const { values } = before;
      return { ...before, values: new Set(selection.values.filter((value) => values?.has(value) ?? true)) };
    }
    case "at_least":
      return { ...before, least: Math.max(before.least, selection.bound) };
    case "at_most":
      return { ...before, most: Math.min(before.most, selection.bound) };
  }
}

function isEmpty({ values, least, most }: Possible): boolean {
  if (least > most) return true;
  if (values === undefined) return false;
  return ![...values].some((value) => typeof value !== "number" || (value >= least && value <= most));
}

/** The fewest days from the first to the last of so many periods in a row. */
const DAYS_BETWEEN: Readonly<Record<StreakUnit, (periods: number) => number>> = {
  days: (periods) => periods - 2,
  weeks: (periods) => (periods - 2) * 7,
  months: (periods) => (periods - 2) * 28,
};

function withoutRoom({ startsAt, endsAt }: BadgeDefinition, challenge: Challenge, path: string): Finding[] {
  if (challenge.kind === "for_time_period") {
    const isOutside = challenge.until <= (startsAt ?? 0) || challenge.from >= (endsAt ?? Number.POSITIVE_INFINITY);
    return isOutside
      ? [{ path, sentence: "Nobody can earn this: the period lies outside the badge's own dates." }]
      : [];
  }
  if (challenge.kind !== "streak" || startsAt === undefined || endsAt === undefined) return [];
  const needed = DAYS_BETWEEN[challenge.unit](challenge.periods) * MILLISECONDS_A_DAY;
  return endsAt - startsAt >= needed
    ? []
    : [
        {
          path,
          sentence: `Nobody can earn this: the badge's dates leave no room for ${challenge.periods} ${challenge.unit}.`,
        },
      ];
}

function tooLate({ endsAt }: BadgeDefinition, required: BadgeDefinition | undefined, path: string): Finding[] {
  if (required === undefined) return [];
  if (required.paused === true)
    return [{ path, sentence: `"${required.name}" is paused: who does not have it yet cannot get on.` }];
  if (endsAt === undefined || required.startsAt === undefined || required.startsAt < endsAt) return [];
  return [{ path, sentence: `Nobody can earn this: "${required.name}" starts only when this badge has ended.` }];
}
