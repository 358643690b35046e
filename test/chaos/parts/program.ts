// A process of its own, killed with SIGKILL and started again. One that ends without being asked is started again too, as a
// platform would, and its last words are kept: Encore's processes have no reason to.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pause, startsWithinMs } from "./part.ts";

const repository = path.resolve(import.meta.dirname, "../../..");

export interface ProgramPlan {
  name: string;
  command: string;
  args: readonly string[];
  environment: Readonly<Record<string, string>>;
  /** What it prints once it can be used. */
  readyText: string;
  /** Everything that it prints goes here as well. */
  logFile: string;
}

export interface Program {
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** What it said before, each time that it ended unasked. */
  lastWords(): readonly string[];
}

export function programOf(plan: ProgramPlan): Program {
  let child: ChildProcess | null = null;
  let wanted = false;
  const lastWords: string[] = [];

  const launch = async (): Promise<void> => {
    const launched = spawn(plan.command, plan.args, {
      cwd: repository,
      env: { PATH: process.env["PATH"], NODE_ENV: "production", ...plan.environment },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    child = launched;
    const ready = heardReady(launched, plan);
    launched.once("exit", () => void relaunch(launched));
    await Promise.race([ready, once(launched, "exit")]);
  };
  const relaunch = async (ended: ChildProcess): Promise<void> => {
    if (!wanted || child !== ended) return;
    lastWords.push(`The ${plan.name} ended by itself: ${(await readFile(plan.logFile, "utf8")).slice(-2_000).trim()}`);
    await pause(500);
    if (wanted && child === ended) await launch();
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    wanted = false;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  return {
    start: () => {
      wanted = true;
      return launch();
    },
    kill: () => end("SIGKILL"),
    stop: async () => {
      const force = setTimeout(() => child?.kill("SIGKILL"), 30_000);
      await end("SIGTERM");
      clearTimeout(force);
    },
    lastWords: () => lastWords,
  };
}

function heardReady(child: ChildProcess, plan: ProgramPlan): Promise<void> {
  const log = createWriteStream(plan.logFile, { flags: "a" });
  const ready = Promise.withResolvers<void>();
  // Nobody may be waiting any more: it was killed while it started.
  ready.promise.catch(() => undefined);
  const timer = setTimeout(() => {
    ready.reject(new Error(`The ${plan.name} did not start within ${startsWithinMs / 1_000} s; see ${plan.logFile}.`));
  }, startsWithinMs);
  timer.unref();
  let open = 2;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (text: Buffer) => {
      log.write(text);
      if (!text.includes(plan.readyText)) return;
      clearTimeout(timer);
      ready.resolve();
    });
    stream?.once("close", () => {
      open -= 1;
      if (open === 0) log.end();
    });
  }
  child.once("exit", () => clearTimeout(timer));
  return ready.promise;
}
