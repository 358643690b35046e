// What has changed in a store since a moment, page by page in the order of change: of orders just enough to see whether we
// know them as they are, of products their ids.
import type { EncoreChangedOrdersQuery, EncoreChangedProductsQuery } from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin } from "./call.ts";

export const changedOrdersQuery = `#graphql
  query EncoreChangedOrders($search: String!, $after: String) {
    orders(first: 100, after: $after, query: $search, sortKey: UPDATED_AT) {
      nodes {
        id
        createdAt
        updatedAt
        cancelledAt
        customer { id }
        refunds { id }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const changedProductsQuery = `#graphql
  query EncoreChangedProducts($search: String!, $after: String) {
    products(first: 250, after: $after, query: $search, sortKey: UPDATED_AT) {
      nodes { id updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export interface ChangedOrder {
  /** Digits. */
  orderId: string;
  /** Unix milliseconds. */
  createdAt: number;
  updatedAt: number;
  isCancelled: boolean;
  /** Digits. */
  customerId: string | null;
  refundIds: string[];
}

export interface ChangedProduct {
  productId: string;
  updatedAt: number;
}

/** Both ends included. */
export interface TimeRange {
  from: Date;
  until: Date;
}

const digitsOf = (gid: string) => gid.slice(gid.lastIndexOf("/") + 1);
/** Shopify's search knows seconds. */
const searchFor = ({ from, until }: TimeRange) =>
  `updated_at:>='${from.toISOString().slice(0, 19)}Z' updated_at:<='${until.toISOString().slice(0, 19)}Z'`;

/** @throws ShopifyUnavailable */
export async function* changedOrders(graphql: AdminGraphql, range: TimeRange): AsyncGenerator<ChangedOrder[]> {
  let after: string | null = null;
  do {
    const { orders }: EncoreChangedOrdersQuery = await callAdmin(graphql, changedOrdersQuery, {
      search: searchFor(range),
      after,
    });
    yield orders.nodes.map((order) => ({
      orderId: digitsOf(order.id),
      createdAt: Date.parse(order.createdAt),
      updatedAt: Date.parse(order.updatedAt),
      isCancelled: order.cancelledAt != null,
      customerId: order.customer ? digitsOf(order.customer.id) : null,
      refundIds: order.refunds.map((refund) => digitsOf(refund.id)),
    }));
    after = orders.pageInfo.hasNextPage ? (orders.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
}

/** @throws ShopifyUnavailable */
export async function* changedProducts(graphql: AdminGraphql, range: TimeRange): AsyncGenerator<ChangedProduct[]> {
  let after: string | null = null;
  do {
    const { products }: EncoreChangedProductsQuery = await callAdmin(graphql, changedProductsQuery, {
      search: searchFor(range),
      after,
    });
    yield products.nodes.map((product) => ({
      productId: digitsOf(product.id),
      updatedAt: Date.parse(product.updatedAt),
    }));
    after = products.pageInfo.hasNextPage ? (products.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
}
