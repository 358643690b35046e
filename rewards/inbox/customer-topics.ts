// Events about customers: one becomes another, wants his data or wants to be forgotten. Each is carried out in the
// transaction that finishes it.
import type { Pool } from "pg";
import { z } from "zod";
import { mergeCustomers } from "../customers/merge.ts";
import { digitsOfGid, type PlayerId } from "../ids.ts";
import { loadProgrammes } from "../programme/load.ts";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { done, type EventResult, type InboxEvent, setAside } from "./event.ts";
import { claim, finish } from "./rows.ts";

const customerGid = z
  .string()
  .regex(/^gid:\/\/shopify\/Customer\/\d+$/)
  .transform((gid) => digitsOfGid(gid) as PlayerId);

const mergePayload = z.object({
  admin_graphql_api_customer_kept_id: customerGid,
  admin_graphql_api_customer_deleted_id: customerGid,
  status: z.string(),
});

export async function customersMerged(pool: Pool, event: InboxEvent): Promise<EventResult> {
  const parsed = mergePayload.safeParse(event.payload);
  if (!parsed.success) {
    return setAside(`The merge cannot be read: ${parsed.error.issues[0]?.path.join(".")} is missing or does not fit.`);
  }
  const merge = parsed.data;
  if (merge.status !== "completed") return done(`The merge has the status ${merge.status}: nothing changes.`);
  return finishing(pool, event, async (connection) => {
    const programme = (await loadProgrammes(connection, [event.shop])).get(event.shop);
    if (!programme) return setAside(`Encore is not installed in ${event.shop}. Install it and retry the event.`);
    const outcome = await mergeCustomers(connection, programme, {
      shop: event.shop,
      deleted: merge.admin_graphql_api_customer_deleted_id,
      kept: merge.admin_graphql_api_customer_kept_id,
      at: event.triggeredAt,
    });
    return done(outcome.kind === "merged" ? `Merged; points that moved: ${outcome.points}.` : "Merged before.");
  });
}

const inOtherHands = "Another worker has it in hand.";

async function finishing(
  pool: Pool,
  event: InboxEvent,
  work: (connection: Connection) => Promise<EventResult>,
): Promise<EventResult> {
  return inTransaction(pool, async (connection) => {
    if (!(await claim(connection, [event.id])).has(event.id)) return { kind: "try_again", reason: inOtherHands };
    const result = await work(connection);
    await finish(connection, new Map([[event.id, result]]));
    return result;
  });
}
