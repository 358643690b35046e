// Operators' commands as they are run: a process each, with what it printed and its exit code.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { secret } from "./app.ts";

const repository = new URL("../..", import.meta.url);

export interface OpsRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** @param options `devstorePort`: calls to *.myshopify.com go to the store there. */
export async function runOps(
  databaseUrl: string,
  words: readonly string[],
  options: { devstorePort?: number } = {},
): Promise<OpsRun> {
  const redirect = fileURLToPath(new URL("devstore/redirect.ts", repository));
  const child = spawn(
    process.execPath,
    [...(options.devstorePort ? ["--import", redirect] : []), "worker/ops/main.ts", ...words],
    {
      cwd: repository,
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        REDIS_URL: "",
        DEVSTORE_PORT: String(options.devstorePort ?? ""),
        LOG_LEVEL: "info",
        SHOPIFY_API_KEY: "a-key-for-tests",
        SHOPIFY_API_SECRET: secret,
        SHOPIFY_APP_URL: "http://127.0.0.1:3000",
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, stdout, stderr };
}
