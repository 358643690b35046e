// Takes a backfill one step further: from a wish to an operation of Shopify's, from there to a file, from the file to the
// inbox. Each step is written down when it is done, so a process that dies in between costs a repetition that changes nothing.
import type { Pool } from "pg";
import type { BackfillPorts, Run } from "./ports.ts";
import { readIntoInbox } from "./read.ts";
import { type Backfill, writeFailedTry, writeStep } from "./rows.ts";

/** How long until Shopify is asked again how far it is. */
const askAgainMs = 5_000;
/** Five operations of an app run in a shop at once; another one of ours may take its time. */
const busyMs = 60_000;

/** @returns orders that went into the inbox. Rejects never for what Shopify does: that is written down and tried again. */
export async function advanceBackfill(ports: BackfillPorts, backfill: Backfill, run: Run): Promise<number> {
  try {
    switch (backfill.state) {
      case "requested":
        await start(ports, backfill, run);
        return 0;
      case "waiting_for_shopify":
        await wait(ports, backfill, run);
        return 0;
      case "reading":
        return await read(ports, backfill, run);
      default:
        return 0;
    }
  } catch (error) {
    if (run.signal.aborted) return 0;
    await writeFailedTry(ports.pool, backfill, reasonOf(error), new Date(run.now()));
    return 0;
  }
}

async function start(ports: BackfillPorts, backfill: Backfill, { now }: Run): Promise<void> {
  const { pool } = ports;
  // What is created later is told by webhooks, and is nobody's past.
  const orders = { from: backfill.since, until: backfill.createdAt };
  const outcome = await ports.startBulk(backfill.shop, orders, backfill.id);
  switch (outcome.kind) {
    case "started":
      await writeStep(pool, backfill, {
        state: "waiting_for_shopify",
        bulkOperationId: outcome.id,
        attempts: 0,
        reason: null,
        dueAt: new Date(now()),
      });
      return;
    case "busy":
      await writeStep(pool, backfill, {
        reason: "The store is at work on other bulk operations.",
        dueAt: new Date(now() + busyMs),
      });
      return;
    case "refused":
      return fail(pool, backfill, now(), outcome.reason);
  }
}

async function wait(ports: BackfillPorts, backfill: Backfill, { now }: Run): Promise<void> {
  const { pool } = ports;
  const state = await ports.readBulk(backfill.shop, operationOf(backfill));
  switch (state.kind) {
    case "running":
      await writeStep(pool, backfill, {
        ordersTotal: state.rootObjects,
        attempts: 0,
        reason: null,
        dueAt: new Date(now() + askAgainMs),
      });
      return;
    case "completed":
      await writeStep(pool, backfill, {
        state: "reading",
        ordersTotal: state.rootObjects,
        attempts: 0,
        reason: null,
        dueAt: new Date(now()),
      });
      return;
    case "failed":
      return fail(pool, backfill, now(), state.reason);
  }
}

async function read(ports: BackfillPorts, backfill: Backfill, run: Run): Promise<number> {
  const { pool } = ports;
  // The file's address is good for a week; it is asked for anew whenever the reading begins anew.
  const state = await ports.readBulk(backfill.shop, operationOf(backfill));
  if (state.kind === "failed") {
    await fail(pool, backfill, run.now(), state.reason);
    return 0;
  }
  if (state.kind === "running") throw new Error("Shopify has taken back a bulk operation that was complete.");
  const { received, isWhole } = await readIntoInbox(ports, backfill, state, run);
  if (isWhole) await writeStep(pool, backfill, { state: "done", reason: null, finishedAt: new Date(run.now()) });
  return received;
}

function operationOf({ bulkOperationId }: Backfill): string {
  if (bulkOperationId === null) throw new Error("A backfill waits for a bulk operation and does not know which.");
  return bulkOperationId;
}

async function fail(pool: Pool, backfill: Backfill, now: number, reason: string): Promise<void> {
  await writeStep(pool, backfill, { state: "failed", reason, finishedAt: new Date(now) });
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 1_000);
