// What is legal but probably not meant: badges that nobody can earn, badges alike, values that nothing in the shop has.
// Warnings never stop a merchant; they stand beside the field until it is changed.
import type { CompiledProgramme } from "../compile.ts";
import type { BadgeDefinition, Finding, Programme } from "../types.ts";
import { unearnable } from "./unearnable.ts";
import { unknownNames } from "./unknown-names.ts";

/** What is known of a shop. Whatever is left out is not judged. */
export interface ShopKnowledge {
  /** The values that a detail of an order or an item has in this shop: `{ category: ["electronics", …] }`. */
  values?: Readonly<Record<string, readonly string[]>>;
  /** The action names that this shop has ever had, besides those that Encore sends by itself. */
  actions?: readonly string[];
}

export function programmeWarnings(programme: Programme, compiled: CompiledProgramme, known: ShopKnowledge): Finding[] {
  return [...alike(programme.badges), ...unearnable(programme, compiled), ...unknownNames(programme, known)];
}

function alike(badges: readonly BadgeDefinition[]): Finding[] {
  const seen = new Map<string, string>();
  return badges.flatMap(
    ({ id: _id, name, description: _, imageName: _icon, imageUrl: _picture, ...rest }, position) => {
      const content = JSON.stringify(rest);
      const twin = seen.get(content);
      if (twin === undefined) seen.set(content, name);
      const sentence = `"${name}" asks and gives the same as "${twin}": whoever earns one earns both.`;
      return twin === undefined ? [] : [{ path: `badges.${position}`, sentence }];
    },
  );
}
