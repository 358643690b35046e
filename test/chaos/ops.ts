// An operator's command as it is run: a process, with what it printed and its exit code.
import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";

const repository = path.resolve(import.meta.dirname, "../..");

export interface OpsRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

export async function runOps(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<OpsRun> {
  const redirect = path.join(repository, "devstore", "redirect.ts");
  const child = spawn(process.execPath, ["--import", redirect, "worker/ops/main.ts", ...words], {
    cwd: repository,
    env: { PATH: process.env["PATH"], NODE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, stdout, stderr };
}
