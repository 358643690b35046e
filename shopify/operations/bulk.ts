// Bulk operations: Shopify works through all orders by itself and leaves a file. Started once even when the answer to the
// start is lost: each wish has a mark of its own, and an operation whose text has that mark is the one.
import type {
  EncoreBulkOperationQuery,
  EncoreBulkOperationsQuery,
  EncoreCancelBulkMutation,
  EncoreRunBulkMutation,
} from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin } from "./call.ts";
import { lineFields, orderFields } from "./order-fields.ts";

/**
 * All orders that the search finds, with their lines. A bulk operation takes no connection inside a list, so of refunds it
 * tells only that there are any: those orders are read again by their ids.
 * @param mark of letters, digits and underscores; it becomes part of the query's name.
 */
export const bulkOrdersQuery = (search: string, mark = "") => `
  query EncoreBulkOrders${mark} {
    orders(query: ${JSON.stringify(search)}, sortKey: CREATED_AT) {
      edges {
        node {
          ${orderFields}
          refunds { id }
          lineItems {
            edges { node { ${lineFields} } }
          }
        }
      }
    }
  }
`;

export const runBulk = `#graphql
  mutation EncoreRunBulk($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation { id }
      userErrors { field message code }
    }
  }
`;

export const bulkOperation = `#graphql
  query EncoreBulkOperation($id: ID!) {
    bulkOperation(id: $id) { id status errorCode rootObjectCount createdAt url }
  }
`;

export const bulkOperations = `#graphql
  query EncoreBulkOperations {
    bulkOperations(first: 20, sortKey: CREATED_AT, reverse: true) {
      nodes { id query status }
    }
  }
`;

export const cancelBulk = `#graphql
  mutation EncoreCancelBulk($id: ID!) {
    bulkOperationCancel(id: $id) { userErrors { message } }
  }
`;

export type BulkStart =
  | { kind: "started"; id: string }
  /** Shopify carries out a few at a time (five since 2026-01) for an app in a shop. */
  | { kind: "busy" }
  | { kind: "refused"; reason: string };

export type BulkState =
  | { kind: "running"; rootObjects: number }
  /** No url: it found nothing. */
  | { kind: "completed"; rootObjects: number; url: string | null; startedAt: number }
  | { kind: "failed"; reason: string };

const isBusy = (code: string | null | undefined) => code === "OPERATION_IN_PROGRESS" || code === "LIMIT_REACHED";

/** @param mark what the query of this wish contains, and no other query. @throws ShopifyUnavailable */
export async function startBulk(graphql: AdminGraphql, query: string, mark: string): Promise<BulkStart> {
  const earlier = await callAdmin<EncoreBulkOperationsQuery>(graphql, bulkOperations, {});
  const known = earlier.bulkOperations.nodes.find((operation) => operation.query.includes(mark));
  if (known && known.status !== "FAILED" && known.status !== "CANCELED") return { kind: "started", id: known.id };
  const { bulkOperationRunQuery: answer } = await callAdmin<EncoreRunBulkMutation>(graphql, runBulk, { query });
  if (answer?.bulkOperation) return { kind: "started", id: answer.bulkOperation.id };
  const errors = answer?.userErrors ?? [];
  if (errors.some((error) => isBusy(error.code))) return { kind: "busy" };
  return { kind: "refused", reason: errors.map((error) => error.message).join(" ") || "Shopify gave no reason." };
}

/** @throws ShopifyUnavailable */
export async function readBulk(graphql: AdminGraphql, id: string): Promise<BulkState> {
  const { bulkOperation: operation } = await callAdmin<EncoreBulkOperationQuery>(graphql, bulkOperation, { id });
  if (!operation) return { kind: "failed", reason: "Shopify does not know the bulk operation any more." };
  const rootObjects = Number(operation.rootObjectCount);
  switch (operation.status) {
    case "COMPLETED":
      return { kind: "completed", rootObjects, url: operation.url ?? null, startedAt: Date.parse(operation.createdAt) };
    case "CREATED":
    case "RUNNING":
      return { kind: "running", rootObjects };
    case "CANCELED":
    case "CANCELING":
      return { kind: "failed", reason: "The bulk operation was cancelled in the store." };
    case "EXPIRED":
      return { kind: "failed", reason: "The bulk operation's file has expired: it was not read within seven days." };
    case "FAILED":
      return { kind: "failed", reason: `The bulk operation failed: ${operation.errorCode ?? "no reason given"}.` };
  }
}

/** One that has ended meanwhile is no mistake. @throws ShopifyUnavailable */
export async function stopBulk(graphql: AdminGraphql, id: string): Promise<void> {
  await callAdmin<EncoreCancelBulkMutation>(graphql, cancelBulk, { id });
}
