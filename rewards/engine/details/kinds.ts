// Which kind each detail of a programme is: the engine's own declarations, then the merchant's, then what the programme's
// filters and challenges imply. One detail has one kind throughout a programme, so that an action is read once.
import type { BadgeDefinition, Comparison, DetailKind, FilterNode, Programme } from "../programme-types.ts";
import { anniversaryDetails, type Declarations, lineItemDetails, purchaseDetails } from "./declared.ts";

export type Kinds = ReadonlyMap<string, DetailKind>;

export interface ProgrammeKinds {
  details: Kinds;
  items: Kinds;
}

/** Never fails: what it guesses wrong about a badge with a mistake is refused when that badge is compiled. */
export function kindsOf(programme: Programme): ProgrammeKinds {
  const details = declared(purchaseDetails, programme.details);
  const items = declared(lineItemDetails, programme.itemDetails);
  const likely = { details: new Map<string, DetailKind>(), items: new Map<string, DetailKind>() };
  const suggest = (scope: "details" | "items", detail: string, kind: DetailKind, isSure: boolean) => {
    const known = scope === "details" ? details : items;
    if (known.has(detail)) return;
    const target = isSure ? known : likely[scope];
    if (!target.has(detail)) target.set(detail, kind);
  };
  for (const badge of programme.badges) suggestFromBadge(badge, suggest);
  for (const [detail, kind] of likely.details) if (!details.has(detail)) details.set(detail, kind);
  for (const [detail, kind] of likely.items) if (!items.has(detail)) items.set(detail, kind);
  return { details, items };
}

type Suggest = (scope: "details" | "items", detail: string, kind: DetailKind, isSure: boolean) => void;

function declared(own: Declarations, merchants: Declarations | undefined): Map<string, DetailKind> {
  const kinds = new Map<string, DetailKind>();
  for (const [detail, { kind }] of Object.entries(merchants ?? {})) kinds.set(detail, kind);
  for (const [detail, { kind }] of Object.entries(own)) kinds.set(detail, kind);
  return kinds;
}

function suggestFromBadge(badge: BadgeDefinition, suggest: Suggest): void {
  if (badge.action === "anniversary") {
    for (const [detail, { kind }] of Object.entries(anniversaryDetails)) suggest("details", detail, kind, true);
  }
  if (badge.filter !== undefined) suggestFromFilter(badge.filter, "details", suggest);
  for (const challenge of badge.challenges) {
    if (challenge.kind === "distinct") suggest("details", challenge.detail, "text", false);
    if (challenge.kind !== "sum") continue;
    suggest(challenge.items === undefined ? "details" : "items", challenge.detail, "number", true);
    if (challenge.items !== undefined) suggestFromFilter(challenge.items, "items", suggest);
  }
}

function suggestFromFilter(node: FilterNode, scope: "details" | "items", suggest: Suggest): void {
  if ("all" in node) for (const child of node.all) suggestFromFilter(child, scope, suggest);
  else if ("any" in node) for (const child of node.any) suggestFromFilter(child, scope, suggest);
  else if ("none" in node) for (const child of node.none) suggestFromFilter(child, scope, suggest);
  else if ("anyItem" in node) suggestFromFilter(node.anyItem, "items", suggest);
  else if ("everyItem" in node) suggestFromFilter(node.everyItem, "items", suggest);
  else if ("sumOfItems" in node) {
    suggest("items", node.sumOfItems.detail, "number", true);
    if (node.sumOfItems.where !== undefined) suggestFromFilter(node.sumOfItems.where, "items", suggest);
  } else if ("countOfItems" in node) {
    if (node.countOfItems.where !== undefined) suggestFromFilter(node.countOfItems.where, "items", suggest);
  } else suggestFromComparison(node, scope, suggest);
}

const DATE_LIKE = /^\d{4}-\d{2}-\d{2}/;

function suggestFromComparison(node: Comparison, scope: "details" | "items", suggest: Suggest): void {
  const { kind, isSure } = impliedBy(node);
  suggest(scope, node.detail, kind, isSure);
}

function impliedBy({ operator, value }: Comparison): { kind: DetailKind; isSure: boolean } {
  const [first] = Array.isArray(value) ? value : [value];
  switch (operator) {
    case "includes":
    case "excludes":
    case "includes_all":
      return { kind: "list", isSure: true };
    case "contains":
    case "starts_with":
      return { kind: "text", isSure: true };
    case ">":
    case ">=":
    case "<":
    case "<=":
    case "between":
      return { kind: typeof first === "string" && DATE_LIKE.test(first) ? "date" : "number", isSure: true };
    default:
      if (typeof first === "boolean") return { kind: "boolean", isSure: true };
      return typeof first === "number" ? { kind: "number", isSure: true } : { kind: "text", isSure: false };
  }
}
