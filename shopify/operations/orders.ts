// Orders by their ids, whole: every line and every refund, however many. What comes out has the shape of a webhook's payload
// (./order-payload.ts), so that an order takes the same way through Encore whoever told of it.
import type {
  EncoreOrderLinesQuery,
  EncoreOrdersQuery,
  EncoreRefundLinesQuery,
} from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin } from "./call.ts";
import { gidOf } from "./nodes.ts";
import { lineFields, orderFields, refundFields, refundLineFields } from "./order-fields.ts";
import { type OrderAsPayload, orderAsPayload } from "./order-payload.ts";

export const ordersQuery = `#graphql
  query EncoreOrders($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        ${orderFields}
        lineItems(first: 50) {
          nodes { ${lineFields} }
          pageInfo { hasNextPage endCursor }
        }
        refunds {
          ${refundFields}
          refundLineItems(first: 50) {
            nodes { ${refundLineFields} }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    }
  }
`;

export const orderLinesQuery = `#graphql
  query EncoreOrderLines($id: ID!, $after: String) {
    order(id: $id) {
      lineItems(first: 250, after: $after) {
        nodes { ${lineFields} }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

export const refundLinesQuery = `#graphql
  query EncoreRefundLines($id: ID!, $after: String) {
    refund(id: $id) {
      refundLineItems(first: 250, after: $after) {
        nodes { ${refundLineFields} }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

type Node = EncoreOrdersQuery["nodes"][number];
export type OrderNode = Extract<NonNullable<Node>, { lineItems: unknown }>;
export type LineNode = OrderNode["lineItems"]["nodes"][number];
type RefundNode = OrderNode["refunds"][number];

const isOrder = (node: Node | undefined): node is OrderNode => node != null && "lineItems" in node;

/** Keeps a call's cost well under what Shopify allows a single query (1,000 points). */
const idsPerCall = 5;

/**
 * @param ids digits of order ids.
 * @returns by id; null for an order that Shopify does not show: deleted, or older than 60 days without read_all_orders.
 * @throws ShopifyUnavailable
 */
export async function readOrders<Id extends string>(
  graphql: AdminGraphql,
  ids: readonly Id[],
): Promise<Map<Id, OrderAsPayload | null>> {
  const orders = new Map<Id, OrderAsPayload | null>();
  for (let start = 0; start < ids.length; start += idsPerCall) {
    const some = ids.slice(start, start + idsPerCall);
    const { nodes } = await callAdmin<EncoreOrdersQuery>(graphql, ordersQuery, {
      ids: some.map((id) => gidOf("Order", id)),
    });
    for (const [place, id] of some.entries()) {
      const node = nodes[place];
      orders.set(id, isOrder(node) ? await wholeOrder(graphql, node) : null);
    }
  }
  return orders;
}

async function wholeOrder(graphql: AdminGraphql, node: OrderNode): Promise<OrderAsPayload> {
  const lines = await allPages(node.lineItems, async (after) => {
    const { order } = await callAdmin<EncoreOrderLinesQuery>(graphql, orderLinesQuery, { id: node.id, after });
    return order?.lineItems ?? null;
  });
  const refunds = [];
  for (const refund of node.refunds) {
    refunds.push({ ...refund, refundLineItems: { nodes: await allRefundLines(graphql, refund) } });
  }
  return orderAsPayload({ ...node, refunds }, lines);
}

const allRefundLines = (graphql: AdminGraphql, refund: RefundNode) =>
  allPages(refund.refundLineItems, async (after) => {
    const answer = await callAdmin<EncoreRefundLinesQuery>(graphql, refundLinesQuery, { id: refund.id, after });
    return answer.refund?.refundLineItems ?? null;
  });

interface Page<Item> {
  nodes: Item[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

async function allPages<Item>(first: Page<Item>, next: (after: string) => Promise<Page<Item> | null>): Promise<Item[]> {
  const items = [...first.nodes];
  let page: Page<Item> | null = first;
  while (page?.pageInfo.hasNextPage && page.pageInfo.endCursor) {
    page = await next(page.pageInfo.endCursor);
    items.push(...(page?.nodes ?? []));
  }
  return items;
}
