// Starts programs as processes of their own, waits until they say that they are ready, and stops them again.
// They inherit none of the caller's settings: only 127.0.0.1 and what the benchmark hands them.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { afterwards } from "./cleanup.ts";

const repository = path.resolve(import.meta.dirname, "../..");
const readyWithinMs = 60_000;
/** As long as a process may take to finish what it has in hand. */
const drainMs = 28_000;

export interface Program {
  command: string;
  args: readonly string[];
  environment?: Readonly<Record<string, string>>;
  /** What it prints once it can be used. */
  readyText: string;
  /** Of Node only: tells the child when we are gone without a word. */
  hasChannel?: boolean;
}

export interface Running {
  stop(): Promise<void>;
}

/** Runs a script of the repository with this very Node. */
export function startScript(
  script: string,
  options: { environment: Readonly<Record<string, string>>; readyText: string; profileDir: string | null },
): Promise<Running> {
  const profile = options.profileDir === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${options.profileDir}`];
  return startProgram({
    command: process.execPath,
    args: [...profile, path.join(repository, script)],
    environment: options.environment,
    readyText: options.readyText,
    hasChannel: true,
  });
}

export async function startProgram(program: Program): Promise<Running> {
  const { PATH } = process.env;
  const child = spawn(program.command, program.args, {
    cwd: repository,
    env: { PATH, NODE_ENV: "production", ...program.environment },
    // Ctrl-C reaches only the benchmark, which then stops its processes in order.
    detached: true,
    stdio: program.hasChannel ? ["ignore", "pipe", "pipe", "ipc"] : ["ignore", "pipe", "pipe"],
  });
  const stop = () => stopChild(child);
  afterwards(stop);
  await untilReady(child, program);
  return { stop };
}

async function untilReady(child: ChildProcess, program: Program): Promise<void> {
  const name = path.basename(program.args[program.args.length - 1] ?? program.command);
  const complaints = new Complaints(name);
  let output = "";
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-4_000);
      if (output.includes(program.readyText)) ready.resolve();
      complaints.hear(text);
    });
  }
  child.once("error", ready.reject);
  child.once("exit", (code) => ready.reject(new Error(`${name} ended with code ${code}: ${output}`)));
  const timer = setTimeout(() => ready.reject(new Error(`${name} did not get ready: ${output}`)), readyWithinMs);
  try {
    await ready.promise;
  } finally {
    clearTimeout(timer);
  }
}

/** A process that warns or fails says that its figures are worth nothing: shown, but not a thousand times. */
class Complaints {
  private heard = 0;
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  hear(text: string): void {
    for (const line of text.split("\n").filter((part) => /"level":"(warn|error|fatal)"/.test(part))) {
      this.heard += 1;
      if (this.heard <= 3) console.error(`${this.name} complains: ${line.replace(/"stack":"[^"]*",?/, "")}`);
      if (this.heard === 4) console.error(`${this.name} goes on complaining.`);
    }
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), drainMs);
  await gone;
  clearTimeout(force);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}

/** Where a program lies in PATH; null when it is not installed. */
export function findProgram(name: string): string | null {
  for (const folder of (process.env["PATH"] ?? "").split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here; the next folder may have it.
    }
  }
  return null;
}
