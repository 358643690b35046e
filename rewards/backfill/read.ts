// The file of past orders goes into the inbox in groups, no faster than the inbox is worked through. After each group the
// row says how many orders are done; whoever takes over passes over so many and goes on.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { type ReadOrder, receiveReadOrders } from "../inbox/read-orders.ts";
import type { BackfillPorts, BulkOrder, BulkState, Run } from "./ports.ts";
import { type Backfill, writeStep } from "./rows.ts";

const ordersPerGroup = 100;
/** While so many of the shop's events wait, no more are added: today's orders come first. */
const mostWaiting = 500;
const pauseMs = 200;
/** Afterwards the other backfills have their turn. */
const turnMs = 60_000;

export interface ReadResult {
  received: number;
  /** Whether the end of the file was reached. */
  isWhole: boolean;
}

export async function readIntoInbox(
  ports: BackfillPorts,
  backfill: Backfill,
  file: Extract<BulkState, { kind: "completed" }>,
  run: Run,
): Promise<ReadResult> {
  if (file.url === null) return { received: 0, isWhole: true };
  const endOfTurn = run.now() + turnMs;
  const closing = new AbortController();
  let done = 0;
  let received = 0;
  let group: BulkOrder[] = [];
  const handOver = async (): Promise<boolean> => {
    received += await receiveGroup(ports, backfill, group, file.startedAt, run.now);
    group = [];
    return writeStep(ports.pool, backfill, { ordersDone: done, attempts: 0, reason: null });
  };
  try {
    for await (const order of ports.bulkOrders(file.url, AbortSignal.any([run.signal, closing.signal]))) {
      done += 1;
      if (done <= backfill.ordersDone) continue;
      group.push(order);
      if (group.length < ordersPerGroup) continue;
      if (!(await handOver())) return { received, isWhole: false };
      if (!(await inboxHasRoom(ports.pool, backfill.shop, run, endOfTurn))) return { received, isWhole: false };
    }
  } finally {
    closing.abort();
  }
  return { received, isWhole: group.length === 0 || (await handOver()) };
}

async function receiveGroup(
  { pool, readOrders, wakeInbox }: BackfillPorts,
  { shop, silent }: Backfill,
  group: readonly BulkOrder[],
  startedAt: number,
  now: () => number,
): Promise<number> {
  const isSilent = () => silent;
  const whole = group.flatMap((order) => (order.kind === "order" ? [order.payload] : []));
  const fromFile = await receiveReadOrders(pool, { shop, orders: whole, readAt: startedAt, isSilent });
  const withRefunds = group.flatMap((order) => (order.kind === "has_refunds" ? [order.orderId] : []));
  const readAt = now();
  // One that is not there any more was deleted since.
  const read = [...(await readOrders(shop, withRefunds)).values()].filter(
    (order): order is ReadOrder => order !== null,
  );
  const fromApi = await receiveReadOrders(pool, { shop, orders: read, readAt, isSilent });
  wakeInbox([...fromFile, ...fromApi]);
  return fromFile.length + fromApi.length;
}

/** Waits for room. @returns false when the turn, or the process, ends before. */
async function inboxHasRoom(pool: Pool, shop: ShopId, { now, signal }: Run, endOfTurn: number): Promise<boolean> {
  while (!signal.aborted && now() < endOfTurn) {
    const { rowCount } = await pool.query(
      "select 1 from inbox_events where state = 'received' and shop = $1 limit $2",
      [shop, mostWaiting],
    );
    if ((rowCount ?? 0) < mostWaiting) return true;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return false;
}
