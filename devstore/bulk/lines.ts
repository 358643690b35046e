// What a bulk operation leaves: a line of JSON for each object of a connection. An object of an inner connection names its
// parent; grouped it follows its parent, otherwise all of the outer ones come first.
import { connectionMark } from "./prepare.ts";

type Fields = Record<string, unknown>;

interface Page {
  edges?: { node: Fields }[];
  nodes?: Fields[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const isPage = (value: unknown): value is Page =>
  typeof value === "object" && value !== null && Object.hasOwn(value, connectionMark);

export const nodesOf = (page: Page): Fields[] => page.nodes ?? (page.edges ?? []).map(({ node }) => node);

/** The object's own line, then those of all that it holds. */
export function linesOf(node: Fields, parentId?: string): Fields[] {
  const own = Object.entries(node).filter(([, value]) => !isPage(value));
  const pages = Object.values(node).filter(isPage);
  if (pages.some(({ pageInfo }) => pageInfo.hasNextPage))
    throw new Error("The devstore's bulk operations read at most 250 objects of an inner connection.");
  const line = { ...Object.fromEntries(own), ...(parentId === undefined ? {} : { __parentId: parentId }) };
  return [line, ...pages.flatMap((page) => nodesOf(page).flatMap((inner) => linesOf(inner, String(node["id"]))))];
}

export function arranged(lines: Fields[], grouped: boolean): Fields[] {
  if (grouped) return lines;
  const isInner = (line: Fields) => Object.hasOwn(line, "__parentId");
  return [...lines.filter((line) => !isInner(line)), ...lines.filter(isInner)];
}
