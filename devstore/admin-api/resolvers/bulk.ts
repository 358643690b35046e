// Bulk operations as the Admin API shows them.
import { GraphQLError } from "graphql";
import { type BulkRecord, listBulks } from "../../bulk/operations.ts";
import { cancelBulk, lookAtBulk, startBulk } from "../../bulk/run.ts";
import { gid, idFromGid } from "../../catalogue/ids.ts";
import type { Store } from "../../store/store.ts";
import type { ApiContext, ApiObject } from "../field-resolver.ts";
import { connection, type PageArguments } from "./connection.ts";
import { utc } from "./money.ts";

function bulkObject(store: Store, record: BulkRecord): ApiObject {
  const hasFile = record.status === "COMPLETED" && record.rootObjects > 0;
  return {
    __typename: "BulkOperation",
    id: gid("BulkOperation", record.id),
    type: "QUERY",
    query: record.query,
    status: record.status,
    errorCode: record.errorCode,
    createdAt: utc(record.createdAt),
    completedAt: record.status === "COMPLETED" && record.completedAt !== null ? utc(record.completedAt) : null,
    objectCount: String(record.objects),
    rootObjectCount: String(record.rootObjects),
    fileSize: hasFile ? String(record.bytes) : null,
    url: hasFile ? `http://127.0.0.1:${store.settings.port}/devstore/bulk/${record.id}.jsonl` : null,
    partialDataUrl: null,
  };
}

async function shown({ store, ask }: ApiContext, id: string): Promise<ApiObject | null> {
  const record = await lookAtBulk(store, ask, id);
  return record === undefined ? null : bulkObject(store, record);
}

const bulkIdOf = (id: string): string => idFromGid("BulkOperation", id) ?? "";

export const bulkQueries = {
  bulkOperation: ({ id }: { id: string }, context: ApiContext) => shown(context, bulkIdOf(id)),
  currentBulkOperation: (_arguments: object, context: ApiContext) => {
    const last = listBulks(context.store.database).at(-1);
    return last === undefined ? null : shown(context, last.id);
  },
  bulkOperations: (
    { sortKey, query, ...page }: PageArguments & { sortKey: string; query?: string },
    { store }: ApiContext,
  ) => {
    if (sortKey !== "CREATED_AT" || query)
      throw new GraphQLError("The devstore lists bulk operations by CREATED_AT and without a query only.", {
        extensions: { code: "NOT_IMPLEMENTED_BY_DEVSTORE" },
      });
    return connection(
      listBulks(store.database),
      page,
      ({ id }) => id,
      (record) => bulkObject(store, record),
    );
  },
};

export const bulkMutations = {
  bulkOperationRunQuery: (wish: { query: string; groupObjects: boolean }, { store, ask }: ApiContext) => {
    const outcome = startBulk(store, ask, wish.query, wish.groupObjects);
    if (outcome.kind === "started") return { bulkOperation: bulkObject(store, outcome.record), userErrors: [] };
    const { code, message } = outcome;
    return { bulkOperation: null, userErrors: [{ field: ["query"], message, code }] };
  },
  bulkOperationCancel: ({ id }: { id: string }, { store }: ApiContext) => {
    const record = cancelBulk(store, bulkIdOf(id));
    if (record === undefined)
      return { bulkOperation: null, userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }] };
    return { bulkOperation: bulkObject(store, record), userErrors: [] };
  },
};
