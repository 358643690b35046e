// Starts, finishes and cancels bulk operations. One takes a moment, as at Shopify; when it is over its file can be fetched and
// the app is told. An operation that was running when the devstore stopped is finished when somebody looks at it.
import type { DocumentNode, ExecutionResult } from "graphql";
import type { Payload } from "../checkout/example.ts";
import { shopTime } from "../checkout/shop-time.ts";
import type { Store } from "../store/store.ts";
import { announce } from "../webhooks/events.ts";
import { arranged, linesOf, nodesOf } from "./lines.ts";
import { type BulkRecord, findBulk, listBulks, newBulk, saveBulk, writeBulkFile } from "./operations.ts";
import { preparedQuery } from "./prepare.ts";

/** Executes a query with the rights of the token that asked for the operation. */
export type Ask = (document: DocumentNode, variables: Record<string, unknown>) => Promise<ExecutionResult>;

export type StartOutcome =
  | { kind: "started"; record: BulkRecord }
  | { kind: "refused"; code: "INVALID" | "LIMIT_REACHED"; message: string };

/** Since API version 2026-01, for each app in each shop. */
const mostAtOnce = 5;

const isOver = ({ settings }: Store, { createdAt }: BulkRecord) =>
  settings.now() >= createdAt + settings.bulkDurationMs;

export function startBulk(store: Store, ask: Ask, query: string, grouped: boolean): StartOutcome {
  try {
    preparedQuery(query);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "refused", code: "INVALID", message };
  }
  const running = listBulks(store.database).filter((record) => record.status === "RUNNING" && !isOver(store, record));
  if (running.length >= mostAtOnce)
    return { kind: "refused", code: "LIMIT_REACHED", message: "Too many bulk operations are running already." };
  const record = newBulk(store.database, query, grouped, store.settings.now());
  const { bulkDurationMs } = store.settings;
  setTimeout(() => void lookAtBulk(store, ask, record.id).catch(() => undefined), bulkDurationMs).unref();
  return { kind: "started", record };
}

/** The operation as it is now; one whose time is over is finished by this. */
export async function lookAtBulk(store: Store, ask: Ask, id: string): Promise<BulkRecord | undefined> {
  const record = findBulk(store.database, id);
  if (record?.status !== "RUNNING") return record;
  if (!isOver(store, record)) return record;
  const finished = await outcomeOf(store, ask, record);
  // Somebody else may have looked, or cancelled, meanwhile.
  if (findBulk(store.database, id)?.status !== "RUNNING") return findBulk(store.database, id);
  saveBulk(store.database, finished);
  announceEnd(store, finished);
  return finished;
}

async function outcomeOf(store: Store, ask: Ask, record: BulkRecord): Promise<BulkRecord> {
  const { document, root } = preparedQuery(record.query);
  const lines: Record<string, unknown>[] = [];
  let rootObjects = 0;
  let after: string | null = null;
  do {
    const { data, errors } = await ask(document, { after });
    if (errors) return failed(store, record, errors[0]?.extensions["code"]);
    const page = (data as Record<string, Parameters<typeof nodesOf>[0]>)[root];
    if (page === undefined) throw new Error(`The answer has no ${root}.`);
    const nodes = nodesOf(page);
    rootObjects += nodes.length;
    lines.push(...nodes.flatMap((node) => linesOf(node)));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  const texts = arranged(lines, record.grouped).map((line) => JSON.stringify(line));
  return {
    ...record,
    status: "COMPLETED",
    completedAt: store.settings.now(),
    objects: lines.length,
    rootObjects,
    bytes: lines.length === 0 ? 0 : writeBulkFile(store, record.id, texts),
  };
}

const failed = (store: Store, record: BulkRecord, code: unknown): BulkRecord => ({
  ...record,
  status: "FAILED",
  completedAt: store.settings.now(),
  errorCode: code === "ACCESS_DENIED" ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR",
});

/** Undefined when there is none. */
export function cancelBulk(store: Store, id: string): BulkRecord | undefined {
  const record = findBulk(store.database, id);
  if (record?.status !== "RUNNING") return record;
  const cancelled: BulkRecord = { ...record, status: "CANCELED", completedAt: store.settings.now() };
  saveBulk(store.database, cancelled);
  announceEnd(store, cancelled);
  return cancelled;
}

function announceEnd(store: Store, record: BulkRecord): void {
  const time = (instant: number) => shopTime(instant, store.shop.timeZone);
  const payload: Payload = {
    admin_graphql_api_id: `gid://shopify/BulkOperation/${record.id}`,
    completed_at: record.status === "COMPLETED" && record.completedAt !== null ? time(record.completedAt) : null,
    created_at: time(record.createdAt),
    error_code: record.errorCode?.toLowerCase() ?? null,
    status: record.status.toLowerCase(),
    type: "query",
  };
  announce(store, [{ topic: "bulk_operations/finish", payload }]);
}
