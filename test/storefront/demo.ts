// The whole demo, on free ports and with data of its own: devstore, app, worker and database as processes.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../support/redis.ts";

export interface Demo {
  storeUrl: string;
  stop(): Promise<void>;
}

const lastLine = "Ctrl-C stops everything";

export async function startDemo(): Promise<Demo> {
  const dataDir = await mkdtemp(join(tmpdir(), "encore-storefront-"));
  const storePort = await freePort();
  const child = spawn(process.execPath, ["devstore/demo/main.ts"], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(await freePort()),
      DEVSTORE_PORT: String(storePort),
      DATABASE_URL: "",
      REDIS_URL: "",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  await new Promise<void>((ready, failed) => {
    child.stderr.on("data", (chunk: Buffer) => {
      words = (words + chunk.toString("utf8")).slice(-4_000);
      if (words.includes(lastLine)) ready();
    });
    child.once("exit", () => failed(new Error(`The demo ended before it was ready: ${words}`)));
  });
  return {
    storeUrl: `http://127.0.0.1:${storePort}`,
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGINT");
      await gone;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
