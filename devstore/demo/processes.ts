// The processes of the demo: started, looked after, and all gone when it ends. A process that dies is started again, as a
// platform would; one that dies while starting ends the demo with its last words.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { DemoError, host } from "./options.ts";
import { say } from "./say.ts";

const repository = resolve(import.meta.dirname, "../..");
const redirect = join(repository, "devstore", "redirect.ts");
/** As long as a process may take to finish what it has in hand. */
const patienceMs = 28_000;

export interface ProcessPlan {
  name: string;
  /** Relative to the repository. */
  script: string;
  environment: Record<string, string>;
  /** Whether calls to *.myshopify.com go to the devstore. */
  toDevstore: boolean;
  /** Resolves true once it can be used. */
  isUp: () => Promise<boolean>;
}

export interface Running {
  name: string;
  stop(): Promise<void>;
}

export async function startProcess(plan: ProcessPlan): Promise<Running> {
  let stopping = false;
  let child = launch(plan);
  const output = lastWords(child);
  await untilUp(plan, child, output);

  const restart = async () => {
    if (stopping) return;
    say(`  The ${plan.name} ended unexpectedly; starting it again.`);
    await new Promise((wake) => setTimeout(wake, 500));
    if (stopping) return;
    child = launch(plan);
    child.once("exit", () => void restart());
  };
  child.once("exit", () => void restart());

  return {
    name: plan.name,
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await gone;
      clearTimeout(force);
    },
  };
}

function launch(plan: ProcessPlan): ChildProcess {
  const preload = plan.toDevstore ? ["--import", redirect] : [];
  return spawn(process.execPath, [...preload, join(repository, plan.script)], {
    cwd: repository,
    env: { ...process.env, ...plan.environment },
    // A group of its own: Ctrl-C reaches only the demo, which then stops its processes in order. The channel tells them
    // when the demo is gone without a word.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

/** What it said last, for the case that it dies; what it says of warnings and errors is shown as it comes. */
function lastWords(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      text = (text + chunk.toString("utf8")).slice(-4_000);
    });
  }
  return () => text.trim();
}

async function untilUp(plan: ProcessPlan, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new DemoError(`The ${plan.name} did not start: ${output() || `it ended with code ${child.exitCode}`}`);
    }
    if (await plan.isUp().catch(() => false)) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  child.kill("SIGKILL");
  throw new DemoError(`The ${plan.name} did not start within a minute. Its last words: ${output() || "none"}`);
}

/** @throws DemoError when another program listens on the port. */
export async function requireFreePort(port: number, variable: string): Promise<void> {
  const probe = createServer();
  probe.listen(port, host);
  try {
    await once(probe, "listening");
  } catch {
    throw new DemoError(
      `Port ${port} is taken by another program. Stop that program, or set ${variable} to a free port.`,
    );
  } finally {
    probe.close();
  }
}
