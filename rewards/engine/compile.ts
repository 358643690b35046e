// A programme becomes an index by action name, once per version. Compiling never fails: a badge or a rule with a mistake
// is set aside with its refusal (the one that `checkProgramme` reports) and the others go on.
import { type CompiledBadge, compileBadge } from "./badges/compiled.ts";
import { type Kinds, kindsOf, type ProgrammeKinds } from "./details/kinds.ts";
import { compileFilter } from "./filters/compile.ts";
import type { FilterContext } from "./filters/context.ts";
import { emptySlotTables, type SlotTables } from "./filters/facts.ts";
import type { ReadingContext } from "./operators/family.ts";
import { type CompiledActionRule, compileActionRule } from "./points/action-points.ts";
import { buildLookup, type Lookup } from "./programme/lookup.ts";
import { Refusal, refuse } from "./refusal.ts";
import type { BadgeDefinition, LevelDefinition, Programme } from "./types.ts";
import { universalTime, zoneOf } from "./zone.ts";

export interface RefusedBadge {
  definition: BadgeDefinition;
  position: number;
  refusal: Refusal;
}

/** Everything about actions of one name. */
export interface CompiledAction {
  tables: SlotTables;
  lookup: Lookup;
  /** In the programme's order, refused ones included, for whoever wants to hear about every badge. */
  badges: readonly (CompiledBadge | RefusedBadge)[];
}

/** Opaque to callers: pass it to `evaluate`, `explain` and `progressOf`. */
export interface CompiledProgramme {
  version: number;
  reading: ReadingContext;
  kinds: ProgrammeKinds;
  actions: ReadonlyMap<string, CompiledAction>;
  rules: ReadonlyMap<string, CompiledActionRule>;
  badges: ReadonlyMap<string, CompiledBadge>;
  ladder: readonly LevelDefinition[];
  /** Mistakes, with paths below the programme. */
  refusals: readonly Refusal[];
}

export function compile(programme: Programme): CompiledProgramme {
  const refusals: Refusal[] = [];
  const zone = zoneOf(programme.timeZone);
  if (zone === undefined) refusals.push(refuse("timeZone", `"${programme.timeZone}" is not a time zone.`));
  const reading = { currencyExponent: programme.currencyExponent, zone: zone ?? universalTime() };
  const kinds = kindsOf(programme);
  const actions = compileActions(programme, reading, kinds, refusals);
  const badges = [...actions.values()].flatMap((action) => action.badges).filter(isCompiled);
  return {
    version: programme.version,
    reading,
    kinds,
    actions,
    rules: compileRules(programme, reading, refusals),
    badges: new Map(badges.map((badge) => [badge.definition.id, badge])),
    ladder: [...(programme.levels ?? [])].sort((first, second) => first.target - second.target),
    refusals,
  };
}

/** The kinds of all details, for reading what integrators send (`readDetails`). */
export function detailKinds(compiled: CompiledProgramme): Kinds {
  return compiled.kinds.details;
}

export function isCompiled(badge: CompiledBadge | RefusedBadge): badge is CompiledBadge {
  return "test" in badge;
}

function compileRules(
  programme: Programme,
  reading: ReadingContext,
  refusals: Refusal[],
): Map<string, CompiledActionRule> {
  const rules = new Map<string, CompiledActionRule>();
  for (const [position, rule] of programme.actions.entries()) {
    const compiled = compileActionRule(rule, reading.currencyExponent, reading.zone);
    if (compiled instanceof Refusal) refusals.push(compiled.within(position).within("actions"));
    else rules.set(rule.action, compiled);
  }
  return rules;
}

function compileActions(
  programme: Programme,
  reading: ReadingContext,
  kinds: ProgrammeKinds,
  refusals: Refusal[],
): Map<string, CompiledAction> {
  const byName = new Map<string, { definition: BadgeDefinition; position: number }[]>();
  for (const [position, definition] of programme.badges.entries()) {
    const same = byName.get(definition.action);
    if (same === undefined) byName.set(definition.action, [{ definition, position }]);
    else same.push({ definition, position });
  }
  const actions = new Map<string, CompiledAction>();
  for (const [name, definitions] of byName) {
    const tables = emptySlotTables();
    const context = filterContext(tables, reading, kinds);
    const badges = definitions.map(({ definition, position }) => {
      const compiled = compileBadge(definition, position, context);
      if (!(compiled instanceof Refusal)) return compiled;
      refusals.push(compiled.within(position).within("badges"));
      return { definition, position, refusal: compiled };
    });
    actions.set(name, { tables, badges, lookup: buildLookup(badges.filter(isCompiled)) });
  }
  return actions;
}

function filterContext(tables: SlotTables, reading: ReadingContext, kinds: ProgrammeKinds): FilterContext {
  const items: FilterContext = {
    reading,
    kinds: kinds.items,
    slots: tables.items,
    items: undefined,
    depth: 0,
    compile: compileFilter,
  };
  const open = () => {
    tables.usesItems = true;
    return items;
  };
  return { ...items, kinds: kinds.details, slots: tables.details, items: { open } };
}
