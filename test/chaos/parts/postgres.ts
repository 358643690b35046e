// The embedded Postgres, killed with all its children in the middle of their transactions, and started again on the same data.
import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { type EmbeddedPostgres, joinEmbeddedPostgres, removeEmbeddedPostgres } from "../../../prisma/embedded.ts";
import { type Part, until } from "./part.ts";

export interface PostgresPart extends Part {
  url: string;
}

/** Already running. */
export async function postgresPart(folder: string): Promise<PostgresPart> {
  const dataDir = path.join(folder, "postgres");
  const joined: EmbeddedPostgres[] = [await joinEmbeddedPostgres({ dataDir })];
  const url = joined[0]?.url ?? "";
  const [row] = await ask<{ folder: string }>(url, "select current_setting('data_directory') as folder");
  const pidFile = path.join(row?.folder ?? "", "postmaster.pid");
  return {
    name: "postgres",
    url,
    start: async () => {
      const again = await joinEmbeddedPostgres({ dataDir });
      joined.push(again);
      if (again.url !== url) throw new Error("Another program has taken Postgres' port while it was down.");
    },
    kill: async () => {
      const postmaster = Number((await readFile(pidFile, "utf8")).split("\n")[0]);
      // A server that has no connection left dies all the same: its children follow it.
      const children = await ask<{ pid: number }>(url, "select pid from pg_stat_activity").catch(() => []);
      for (const pid of [postmaster, ...children.map((child) => child.pid)]) killHard(pid);
      await until("The database server did not die", async () => !isAlive(postmaster));
    },
    stop: async () => {
      for (const one of joined) await one.leave();
      await removeEmbeddedPostgres({ dataDir });
    },
  };
}

function killHard(pid: number): void {
  // 0 and negative numbers mean whole groups of processes.
  if (!Number.isInteger(pid) || pid < 2) throw new Error(`${pid} is not a process of Postgres.`);
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself meanwhile.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000, query_timeout: 1_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
