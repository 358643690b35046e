// Names and values that nothing in the shop carries: a misspelled detail, a category that no product has, an action
// that nobody sends. Each is legal (it may exist tomorrow), and nearly always a slip.
import { type Declarations, detailsOfOwnActions, lineItemDetails } from "../details/declared.ts";
import { normalText } from "../operators/text.ts";
import type { BadgeDefinition, Comparison, FilterNode, Finding, Programme } from "../types.ts";
import type { ShopKnowledge } from "./warnings.ts";

/** The operators that need a value to be there; `!=` and its like are as true without it. */
const POSITIVE_OPERATORS: readonly string[] = ["=", "in", "includes", "includes_all"];

export function unknownNames(programme: Programme, known: ShopKnowledge): Finding[] {
  return programme.badges.flatMap((badge, position) =>
    [...unknownAction(badge, known), ...unknownDetails(badge, programme), ...unknownValues(badge, known)].map(
      ({ path, sentence }) => ({ path: `badges.${position}.${path}`, sentence }),
    ),
  );
}

function unknownAction({ action }: BadgeDefinition, { actions }: ShopKnowledge): Finding[] {
  if (actions === undefined || ownDetails(action) !== undefined || actions.includes(action)) return [];
  return [{ path: "action", sentence: `No action called "${action}" has come in so far.` }];
}

/** Of what Encore sends by itself. */
const ownDetails = (action: string): Declarations | undefined =>
  Object.hasOwn(detailsOfOwnActions, action) ? detailsOfOwnActions[action] : undefined;

/** Only for our own: what an integrator's own actions carry is theirs to know. */
function unknownDetails(badge: BadgeDefinition, programme: Programme): Finding[] {
  const own = ownDetails(badge.action);
  if (own === undefined) return [];
  const carrier = badge.action === "anniversary" ? "An anniversary" : "An order";
  return comparisonsOf(badge).flatMap(({ comparison: { detail }, path, ofItems }) => {
    const declared = ofItems ? { ...lineItemDetails, ...programme.itemDetails } : { ...own, ...programme.details };
    if (Object.hasOwn(declared, detail)) return [];
    const sentence = `${ofItems ? "Items of an order carry" : `${carrier} carries`} no detail called "${detail}".`;
    return [{ path: `${path}.detail`, sentence }];
  });
}

function unknownValues(badge: BadgeDefinition, { values = {} }: ShopKnowledge): Finding[] {
  return comparisonsOf(badge).flatMap(({ comparison: { detail, operator, value }, path }) => {
    const existing = Object.hasOwn(values, detail) ? values[detail] : undefined;
    if (existing === undefined || !POSITIVE_OPERATORS.includes(operator)) return [];
    const normal = new Set(existing.map(normalText));
    const unknown = [value]
      .flat()
      .map(String)
      .filter((one) => !normal.has(normalText(one)));
    return unknown.map((one) => ({
      path: `${path}.value`,
      sentence: `Nothing in this shop has the ${detail} "${one}".`,
    }));
  });
}

interface Located {
  comparison: Comparison;
  path: string;
  ofItems: boolean;
}

function comparisonsOf({ filter }: BadgeDefinition): Located[] {
  return filter === undefined ? [] : locate(filter, "filter", false);
}

function locate(node: FilterNode, path: string, ofItems: boolean): Located[] {
  const locateAll = (nodes: readonly FilterNode[], group: string) =>
    nodes.flatMap((child, position) => locate(child, `${path}.${group}.${position}`, ofItems));
  if ("all" in node) return locateAll(node.all, "all");
  if ("any" in node) return locateAll(node.any, "any");
  if ("none" in node) return locateAll(node.none, "none");
  if ("anyItem" in node) return locate(node.anyItem, `${path}.anyItem`, true);
  if ("everyItem" in node) return locate(node.everyItem, `${path}.everyItem`, true);
  if ("sumOfItems" in node) return locateWhere(node.sumOfItems.where, `${path}.sumOfItems.where`);
  if ("countOfItems" in node) return locateWhere(node.countOfItems.where, `${path}.countOfItems.where`);
  return [{ comparison: node, path, ofItems }];
}

function locateWhere(where: FilterNode | undefined, path: string): Located[] {
  return where === undefined ? [] : locate(where, path, true);
}
