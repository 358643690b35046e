// Connections as Shopify pages them: `first` or `last` (at most 250) with opaque cursors, nodes and edges alike.
import { GraphQLError } from "graphql";
import type { ApiObject } from "../field-resolver.ts";

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

const mostPerPage = 250;

const cursorOf = (key: string): string => Buffer.from(JSON.stringify({ last_id: key })).toString("base64url");

function checkPageSize({ first, last }: PageArguments): void {
  const size = first ?? last;
  const refuse = (message: string) => new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
  if (size === null || size === undefined) throw refuse("you must provide one of first or last");
  if (size < 0) throw refuse("first and last must not be negative");
  if (size > mostPerPage) throw refuse(`first and last cannot exceed ${mostPerPage}`);
}

export function connection<Item>(
  items: readonly Item[],
  page: PageArguments,
  keyOf: (item: Item) => string,
  toNode: (item: Item) => ApiObject,
) {
  checkPageSize(page);
  const ordered = page.reverse ? [...items].reverse() : [...items];
  const keys = ordered.map((item) => cursorOf(keyOf(item)));
  const start = page.after ? keys.indexOf(page.after) + 1 : 0;
  const end = page.before ? keys.indexOf(page.before) : ordered.length;
  const from = page.first == null && page.last != null ? Math.max(start, end - page.last) : start;
  const to = page.first == null ? end : Math.min(end, start + page.first);
  const edges = ordered.slice(from, to).map((item, index) => ({ cursor: keys[from + index], node: toNode(item) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: to < ordered.length,
      hasPreviousPage: from > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
