// What the database by itself can do on this machine: single-row inserts, each durable before the next, and pgbench's
// TPC-B transactions where a pgbench is installed.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { cutPayload } from "../../rewards/inbox/cut.ts";
import type { BenchDatabase } from "../support/database.ts";
import { findProgram } from "../support/processes.ts";
import { exampleOrder } from "../support/requests.ts";

const run = promisify(execFile);
const clients = 8;
const scaleFactor = 10;

/** Rows of the inbox's shape, one statement and one commit each, from eight connections. */
export async function measureSingleInserts({ pool }: BenchDatabase, count: number): Promise<number> {
  const payload = JSON.stringify(cutPayload("orders/create", JSON.parse(exampleOrder())));
  const at = new Date().toISOString();
  let begunInserts = 0;
  const lane = async () => {
    while (begunInserts < count) {
      begunInserts += 1;
      await pool.query({
        name: "single-insert",
        text: `insert into inbox_events (shop, topic, event_id, webhook_id, triggered_at, payload, state)
               values ($1, $2, $3, $4, $5, $6, 'done')`,
        values: ["single", "orders/create", randomUUID(), null, at, payload],
      });
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: clients }, lane));
  return (count / (performance.now() - begun)) * 1_000;
}

export type MeasureTpcB = (seconds: number) => Promise<number>;

/** Null where pgbench is not installed. */
export async function preparePgbench(databaseUrl: string): Promise<MeasureTpcB | null> {
  const program = findProgram("pgbench");
  if (program === null) return null;
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  // The password goes where no list of processes shows it.
  const env = { ...process.env, PGPASSWORD: password };
  const address = ["-h", hostname, "-p", port, "-U", username, pathname.slice(1)];
  await run(program, ["-i", "-q", "-s", String(scaleFactor), ...address], { env });
  return async (seconds) => {
    const load = ["-n", "-c", String(clients), "-j", "2", "-T", String(seconds)];
    const { stdout } = await run(program, [...load, ...address], { env });
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN);
  };
}
