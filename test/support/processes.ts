// Encore's processes as an operator starts them: real processes that can be killed.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll } from "vitest";
import { secret } from "./app.ts";

const repository = new URL("../..", import.meta.url);

export interface TestProcess {
  /** What it logged when it was up. */
  up: Record<string, unknown>;
  kill(signal: NodeJS.Signals): Promise<{ code: number | null }>;
}

export async function startTestProcess(
  script: "app/server.ts" | "worker/main.ts",
  environment: { DATABASE_URL: string } & Record<string, string>,
): Promise<TestProcess> {
  const child = spawn(process.execPath, [script], {
    cwd: repository,
    env: {
      ...process.env,
      PORT: "0",
      HOST: "127.0.0.1",
      LOG_LEVEL: "info",
      SHOPIFY_API_KEY: "a-key-for-tests",
      SHOPIFY_API_SECRET: secret,
      SHOPIFY_APP_URL: "http://127.0.0.1:3000",
      ...environment,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  afterAll(() => end(child, "SIGKILL"));
  const up = await firstLine(child, script === "app/server.ts" ? "listening" : "working");
  return { up, kill: (signal) => end(child, signal) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<{ code: number | null }> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }
  return { code: child.exitCode };
}

/** The log line with this message; afterwards the output is read and dropped. */
function firstLine(child: ChildProcess, message: string): Promise<Record<string, unknown>> {
  const { stdout } = child;
  if (!stdout) throw new Error("The process has no output to read.");
  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).on("line", (text) => {
      const line = JSON.parse(text) as Record<string, unknown>;
      if (line["msg"] === message) resolve(line);
    });
    child.once("exit", (code) => reject(new Error(`The process ended with ${code} before it was ${message}.`)));
  });
}
