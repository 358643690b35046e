// What is wrong with badges beyond their shape and their filters: dates, prerequisites, fields of another type.
// One function a kind of mistake; each answers with findings and knows nothing of the others.
import type { BadgeDefinition, Finding } from "../types.ts";

export function badgeMistakes(badges: readonly BadgeDefinition[]): Finding[] {
  const own = badges.flatMap((badge, position) =>
    [...dates(badge), ...fieldsOfAnotherType(badge), ...repeatedDeliverables(badge)].map(({ path, sentence }) => ({
      path: `badges.${position}.${path}`,
      sentence,
    })),
  );
  return [...own, ...repeatedIds(badges), ...unknownPrerequisites(badges), ...circles(badges)];
}

function dates({ startsAt, endsAt }: BadgeDefinition): Finding[] {
  if (startsAt === undefined || endsAt === undefined || startsAt < endsAt) return [];
  return [{ path: "endsAt", sentence: "The badge must end after it starts." }];
}

function fieldsOfAnotherType(badge: BadgeDefinition): Finding[] {
  const findings: Finding[] = [];
  const { type } = badge;
  if (type !== "Ranked" && badge.levels !== undefined)
    findings.push({ path: "levels", sentence: "Only a Ranked badge has levels." });
  if (type !== "Repeatable" && badge.coolDownMs !== undefined)
    findings.push({ path: "coolDownMs", sentence: "Only a Repeatable badge has a cool-down." });
  if (type !== "Repeatable" && badge.maximumPerPlayer !== undefined)
    findings.push({ path: "maximumPerPlayer", sentence: "Only a Repeatable badge has a maximum per player." });
  const pools = type === "Ranked" ? (badge.levels ?? []) : [badge];
  if (badge.draw !== undefined && pools.every(({ deliverables }) => deliverables.length === 0))
    findings.push({ path: "draw", sentence: "A draw needs at least one deliverable to draw from." });
  return findings;
}

function repeatedDeliverables(badge: BadgeDefinition): Finding[] {
  const seen = new Set<string>();
  return badge.deliverables.flatMap(({ id }, position) => {
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated
      ? [{ path: `deliverables.${position}.id`, sentence: `The deliverable "${id}" is listed twice.` }]
      : [];
  });
}

function repeatedIds(badges: readonly BadgeDefinition[]): Finding[] {
  const seen = new Set<string>();
  return badges.flatMap(({ id }, position) => {
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated ? [{ path: `badges.${position}.id`, sentence: `Another badge has the id "${id}" already.` }] : [];
  });
}

function unknownPrerequisites(badges: readonly BadgeDefinition[]): Finding[] {
  const known = new Set(badges.map(({ id }) => id));
  return badges.flatMap(({ prerequisites }, position) =>
    prerequisites.flatMap((id, entry) =>
      known.has(id)
        ? []
        : [{ path: `badges.${position}.prerequisites.${entry}`, sentence: `There is no badge with the id "${id}".` }],
    ),
  );
}

/** Takes away, again and again, badges whose prerequisites are all taken away; what stays waits for itself. */
function circles(badges: readonly BadgeDefinition[]): Finding[] {
  const known = new Set(badges.map(({ id }) => id));
  const waiting = new Map(
    badges.map((badge) => [badge.id, new Set(badge.prerequisites.filter((id) => known.has(id)))]),
  );
  const dependants = new Map<string, string[]>();
  for (const { id, prerequisites } of badges)
    for (const required of prerequisites) dependants.set(required, [...(dependants.get(required) ?? []), id]);
  const free = [...waiting].filter(([, missing]) => missing.size === 0).map(([id]) => id);
  for (const id of free) {
    for (const dependant of dependants.get(id) ?? []) {
      const missing = waiting.get(dependant);
      if (missing?.delete(id) && missing.size === 0) free.push(dependant);
    }
  }
  const inCircle = new Set([...waiting].filter(([, missing]) => missing.size > 0).map(([id]) => id));
  return badges.flatMap(({ id, name }, position) =>
    inCircle.has(id)
      ? [
          {
            path: `badges.${position}.prerequisites`,
            sentence: `"${name}" can never be earned: its prerequisites lead back to themselves.`,
          },
        ]
      : [],
  );
}
