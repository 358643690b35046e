// Runs the Prisma command line as a child, offline: no engine download, no telemetry, no update check.
// Answers with what it printed; a failure carries Prisma's own words and never an address with a password.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");

/** Prisma wants an address for every command, even for those that never connect. */
const nowhere = "postgresql://nobody@127.0.0.1:1/none";

export interface PrismaOutcome {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export async function runPrisma(args: string[], url: string = nowhere): Promise<PrismaOutcome> {
  const command = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const child = spawn(process.execPath, [command, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATABASE_URL: url,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      PRISMA_HIDE_PREVIEW_FLAG_WARNINGS: "1",
      NO_COLOR: "1",
      NODE_NO_WARNINGS: "1",
    },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
  return { exitCode, stdout, stderr };
}
