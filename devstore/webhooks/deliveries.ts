// The list of webhooks to send and sent, in the store's memory: what is not delivered yet survives a restart.
import { all, type Database, first, type Row, run } from "../store/database.ts";

export type DeliveryState = "pending" | "delivered" | "failed" | "dropped";

export interface Delivery {
  sequence: number;
  webhookId: string;
  eventId: string;
  topic: string;
  name: string | null;
  uri: string;
  body: string;
  triggeredAt: number;
  state: DeliveryState;
  attempts: number;
  nextAttemptAt: number;
  responseStatus: number | null;
  problem: string | null;
  durationMs: number | null;
  finishedAt: number | null;
}

export type NewDelivery = Pick<
  Delivery,
  "webhookId" | "eventId" | "topic" | "name" | "uri" | "body" | "triggeredAt" | "state" | "nextAttemptAt"
>;

const optionalNumber = (value: Row[string] | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);
const optionalText = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

function fromRow(row: Row): Delivery {
  return {
    sequence: Number(row["sequence"]),
    webhookId: String(row["webhook_id"]),
    eventId: String(row["event_id"]),
    topic: String(row["topic"]),
    name: optionalText(row["name"]),
    uri: String(row["uri"]),
    body: String(row["body"]),
    triggeredAt: Number(row["triggered_at"]),
    state: String(row["state"]) as DeliveryState,
    attempts: Number(row["attempts"]),
    nextAttemptAt: Number(row["next_attempt_at"]),
    responseStatus: optionalNumber(row["response_status"]),
    problem: optionalText(row["problem"]),
    durationMs: optionalNumber(row["duration_ms"]),
    finishedAt: optionalNumber(row["finished_at"]),
  };
}

export function addDelivery(database: Database, delivery: NewDelivery): void {
  run(
    database,
    `insert into deliveries (webhook_id, event_id, topic, name, uri, body, triggered_at, state, next_attempt_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    delivery.webhookId,
    delivery.eventId,
    delivery.topic,
    delivery.name,
    delivery.uri,
    delivery.body,
    delivery.triggeredAt,
    delivery.state,
    delivery.nextAttemptAt,
  );
}

/** Deliveries whose time has come, oldest first. */
export function dueDeliveries(database: Database, now: number, limit: number): Delivery[] {
  const sql = `select * from deliveries where state = 'pending' and next_attempt_at <= ?
    order by next_attempt_at, sequence limit ?`;
  return all(database, sql, now, limit).map(fromRow);
}

/** When the next delivery comes due after `now`; those due already are in somebody's hands or in the queue. */
export function nextDueAt(database: Database, now: number): number | null {
  const sql = "select min(next_attempt_at) as due from deliveries where state = 'pending' and next_attempt_at > ?";
  return optionalNumber(first(database, sql, now)?.["due"]);
}

export function listDeliveries(database: Database, limit: number): Delivery[] {
  return all(database, "select * from deliveries order by sequence desc limit ?", limit).map(fromRow);
}

export function countDeliveries(database: Database): Record<DeliveryState, number> {
  const counts: Record<DeliveryState, number> = { pending: 0, delivered: 0, failed: 0, dropped: 0 };
  for (const row of all(database, "select state, count(*) as number from deliveries group by state"))
    counts[String(row["state"]) as DeliveryState] = Number(row["number"]);
  return counts;
}

export type Attempt = Pick<
  Delivery,
  "state" | "nextAttemptAt" | "responseStatus" | "problem" | "durationMs" | "finishedAt"
>;

export function recordAttempt(database: Database, sequence: number, attempt: Attempt): void {
  run(
    database,
    `update deliveries set attempts = attempts + 1, state = ?, next_attempt_at = ?, response_status = ?, problem = ?,
       duration_ms = ?, finished_at = ? where sequence = ?`,
    attempt.state,
    attempt.nextAttemptAt,
    attempt.responseStatus,
    attempt.problem,
    attempt.durationMs,
    attempt.finishedAt,
    sequence,
  );
}

/** Puts a finished delivery back to be sent again, with all its retries. False when there is none. */
export function sendAgain(database: Database, sequence: number, now: number): boolean {
  if (first(database, "select 1 from deliveries where sequence = ?", sequence) === undefined) return false;
  const sql =
    "update deliveries set state = 'pending', attempts = 0, next_attempt_at = ?, problem = null where sequence = ?";
  run(database, sql, now, sequence);
  return true;
}

/** What an uninstalled app is still owed, it does not get. */
export function dropPending(database: Database): void {
  run(
    database,
    "update deliveries set state = 'dropped', problem = 'The app was uninstalled.' where state = 'pending'",
  );
}
