// Starts the server of a data folder, finds one that is running already, and stops it.
// A server answers only when it was asked with this folder's password and serves this folder's data.
import { spawn } from "node:child_process";
import { open, readFile, rename, rm } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { program } from "./binaries.ts";
import { runProgram, serverEnvironment, superuser } from "./cluster.ts";
import { didNotStart } from "./errors.ts";
import type { Place } from "./place.ts";
import { isAlive, isWorkplace, isZombie, wasStartedWith } from "./processes.ts";
import { type Folder, previous } from "./state.ts";

/** A crash recovery on a slow disk takes its time; a server that is only slow must not be given up. */
const patienceMs = 120_000;
const pollMs = 25;

/** For a laptop with two cores. What keeps data safe (fsync, full_page_writes, synchronous_commit) stays on. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  effective_cache_size: "1GB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  // No replicas: less to write ahead.
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "1GB",
  random_page_cost: "1.1",
  // Our statements are short: compiling them costs more than it gains.
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] ",
  // A failed statement belongs to who sent it; its values do not belong into a log.
  log_min_error_statement: "panic",
};

export interface Running {
  port: number;
}

/** Another server of this folder: its process and the port that it listens on. */
async function readPidFile(cluster: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(path.join(cluster, "postmaster.pid"), "utf8").catch(() => undefined);
  const lines = text?.split("\n") ?? [];
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) } : undefined;
}

type Answer = "yes" | "not yet" | "someone else";

async function answers(port: number, cluster: string, password: string): Promise<Answer> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: superuser,
    password,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === cluster ? "yes" : "someone else";
  } catch (error) {
    const wrongPassword = error instanceof Error && "code" in error && error.code === "28P01";
    return wrongPassword ? "someone else" : "not yet";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until the server answers; false when its process is gone first. */
async function becomesReady(port: number, lives: () => boolean, place: Place, folder: Folder, password: string) {
  const giveUpAt = Date.now() + patienceMs;
  while (lives()) {
    const answer = await answers(port, place.cluster, password);
    if (answer === "yes") return true;
    if (answer === "someone else" || Date.now() > giveUpAt) throw await failure(folder);
    await sleep(pollMs);
  }
  return false;
}

async function failure(folder: Folder) {
  const log = await readFile(folder.log, "utf8").catch(() => "");
  // Our own asking whether it is ready says nothing about why it is not.
  const lines = log.split("\n").filter((line) => !line.includes("the database system is starting up"));
  return didNotStart(folder.dataDir, `The database server did not start; its log is ${folder.log}.`, lines.join("\n"));
}

/** The children of a killed server end by themselves; a new one must not write beside them. */
async function awaitLastChild(cluster: string): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (isWorkplace(cluster) && Date.now() < giveUpAt) await sleep(pollMs);
}

/** The server that an earlier or another process started, also one that a killed process left behind. */
export async function findServer(place: Place, folder: Folder, password: string): Promise<Running | undefined> {
  const left = await readPidFile(place.cluster);
  if (left === undefined) return undefined;
  if (isZombie(left.pid)) await awaitLastChild(place.cluster);
  else if (!isAlive(left.pid)) return undefined;
  if (wasStartedWith(left.pid, place.cluster) === false) {
    // A zombie, or an unrelated process with the number: Postgres would take it for a running server.
    await rm(path.join(place.cluster, "postmaster.pid"), { force: true });
    return undefined;
  }
  const ready = await becomesReady(left.port, () => isAlive(left.pid), place, folder, password);
  return ready ? { port: left.port } : undefined;
}

async function freePort(preferred: number): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number | undefined>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(undefined));
      probe.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : undefined));
      });
    });
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? preferred;
}

async function spawnServer(place: Place, folder: Folder, port: number) {
  await rename(folder.log, folder.log + previous).catch(() => undefined);
  const log = await open(folder.log, "a", 0o600);
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Detached: a Ctrl-C or a kill of one user must not take the server from the others.
  const child = spawn(program(place.binaries.folder, "postgres"), ["-D", place.cluster, "-p", `${port}`, ...options], {
    ...place.account,
    cwd: path.parse(place.cluster).root,
    env: serverEnvironment(),
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    windowsHide: true,
  });
  const state = { ended: false };
  child.once("exit", () => {
    state.ended = true;
  });
  child.once("error", async (error) => {
    await log.appendFile(`${error.message}\n`).catch(() => undefined);
    state.ended = true;
  });
  child.once("spawn", () => void log.close());
  child.unref();
  return state;
}

export async function startServer(place: Place, folder: Folder, password: string, lastPort = 0): Promise<Running> {
  const attempts = 20;
  let preferred = lastPort;
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(preferred);
    const server = await spawnServer(place, folder, port);
    if (await becomesReady(port, () => !server.ended, place, folder, password)) return { port };
    const log = await readFile(folder.log, "utf8").catch(() => "");
    // Someone took the port between our look and the server's; or children of a killed server are still ending.
    if (/could not bind/.test(log)) preferred = 0;
    else if (!/shared memory block .* still in use/.test(log)) throw await failure(folder);
    if (attempt === attempts) throw await failure(folder);
    await sleep(500);
  }
}

/** Ends all connections and waits for the last checkpoint. A server that takes longer is left to end by itself. */
export async function stopServer(place: Place): Promise<boolean> {
  const left = await readPidFile(place.cluster);
  if (left === undefined || !isAlive(left.pid) || wasStartedWith(left.pid, place.cluster) === false) return true;
  const { exitCode } = await runProgram(place, "pg_ctl", [
    "stop",
    `--pgdata=${place.cluster}`,
    "--mode=fast",
    "--timeout=30",
  ]);
  return exitCode === 0;
}
