// What every maker of pictures needs: the whole demo on free ports with data of its own, and a browser. Nothing of an ordinary
// demo is touched.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

const repository = resolve(import.meta.dirname, "../..");
export const say = (line: string) => process.stderr.write(`${line}\n`);

export interface Demo {
  storeUrl: string;
  dataDir: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was found.");
  return address.port;
}

/** The whole demo, with the guide's orders in it. @param prepare may fill the database before. */
export async function startDemo(prepare?: (dataDir: string) => Promise<void>): Promise<Demo> {
  const dataDir = await mkdtemp(join(tmpdir(), "encore-pictures-"));
  // As root the database server is another user, who must be let through.
  await chmod(dataDir, 0o711);
  await prepare?.(dataDir);
  const [appPort, storePort] = [await freePort(), await freePort()];
  // No DATABASE_URL and no REDIS_URL: pictures never come from, or end up in, somebody's database.
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(repository, "devstore/demo/main.ts")], {
    cwd: repository,
    env: { ...inherited, PORT: String(appPort), DEVSTORE_PORT: String(storePort), DATA_DIR: dataDir },
    stdio: ["ignore", "inherit", "pipe"],
  });
  // Whoever stops us stops the demo too.
  process.once("exit", () => child.kill("SIGINT"));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  await new Promise<void>((ready, failed) => {
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => {
      process.stderr.write(chunk);
      words = (words + chunk.toString("utf8")).slice(-2_000);
      if (words.includes("Ctrl-C stops everything")) ready();
    });
    child.once("exit", () => failed(new Error("The demo ended before it was ready.")));
  });
  return {
    storeUrl: `http://127.0.0.1:${storePort}`,
    dataDir,
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGINT");
      await gone;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Shopify's library answers what calls itself a headless browser with 410, as it does robots. */
export const userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: process.env["CHROME_PATH"] || (await chromium.executablePath()),
    args: [
      ...chromium.args.filter((flag) => !/^--(headless|single-process|no-zygote)/.test(flag)),
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

