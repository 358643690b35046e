// Everything that a run needs, on ports and in a folder of its own: Encore's parts, which will be killed, and the devstore,
// which is Shopify and stays. The app is installed as a merchant installs it.
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Pool } from "pg";
import { isBuildCurrent } from "../../devstore/demo/build.ts";
import { openDatabase } from "../../prisma/database.ts";
import { migrateDatabase } from "../../prisma/migrate.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { sweepKilledRuns } from "../support/sweep-killed-runs.ts";
import { freePort } from "./free-port.ts";
import { type OpsRun, runOps } from "./ops.ts";
import { ChaosError, type ChaosOptions } from "./options.ts";
import { type Part, until } from "./parts/part.ts";
import { type PostgresPart, postgresPart } from "./parts/postgres.ts";
import { programOf } from "./parts/program.ts";
import { redisPart } from "./parts/redis.ts";

export const shop = "encore-demo.myshopify.com";
const redirect = path.resolve(import.meta.dirname, "../../devstore/redirect.ts");

const folderPrefix = "encore-chaos-";

export interface Stage {
  folder: string;
  /** Those that may be killed. */
  parts: readonly Part[];
  /** Of the run itself: it looks, and changes nothing of Encore's. */
  pool: Pool;
  devstoreUrl: string;
  /** What the app or the worker said, each time that one ended without being killed. */
  lastWords(): readonly string[];
  /** Runs `npm run ops` with these words. */
  ops(words: readonly string[]): Promise<OpsRun>;
  /** Copies what the processes have logged to where it outlives the run. @returns the folder. */
  keepLogs(): Promise<string>;
  /** Ends everything and deletes the folder. */
  clear(): Promise<void>;
}

export async function setStage(options: ChaosOptions): Promise<Stage> {
  await sweepKilledRuns(folderPrefix);
  const folder = await mkdtemp(path.join(tmpdir(), folderPrefix));
  // As root the database server is another user, who must be let through.
  await chmod(folder, 0o711);
  const cleanUp: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const clear = async () => {
    for (const step of cleanUp.splice(0).reverse()) await step().catch((error) => options.say(String(error)));
  };
  try {
    return { ...(await start(options, folder, (step) => cleanUp.push(step))), clear };
  } catch (error) {
    await clear();
    throw error;
  }
}

type AtTheEnd = (step: () => Promise<unknown>) => void;

async function start(options: ChaosOptions, folder: string, atTheEnd: AtTheEnd): Promise<Omit<Stage, "clear">> {
  if (!(await isBuildCurrent())) await import("../../app/build.ts");
  const postgres = await postgresPart(folder);
  atTheEnd(postgres.stop);
  await migrateDatabase(postgres.url);
  await migrateQueue(postgres.url);
  const database = openDatabase({ url: postgres.url, poolSize: 3 });
  atTheEnd(database.close);

  const [appPort, devstorePort, redisPort] = [await freePort(), await freePort(), await freePort()];
  const redis = options.queue === "redis" ? await redisPart(folder, redisPort) : null;
  const environment = {
    ...environmentOf(postgres, { appPort, devstorePort, folder }),
    ...(redis ? { REDIS_URL: redis.url } : {}),
  };
  const node = (name: string, script: string, readyText: string, preload: readonly string[] = []) =>
    programOf({
      name,
      command: process.execPath,
      args: [...preload, script],
      environment,
      readyText,
      logFile: path.join(folder, `${name}.log`),
    });
  const devstore = node("devstore", "devstore/main.ts", "Devstore: ");
  const app = node("app", "app/server.ts", '"listening"', ["--import", redirect]);
  const worker = node("worker", "worker/main.ts", '"working"', ["--import", redirect]);
  const parts: Part[] = [{ name: "app", ...app }, { name: "worker", ...worker }, ...(redis ? [redis] : []), postgres];
  for (const one of [devstore, ...(redis ? [redis] : []), app, worker]) {
    atTheEnd(one.stop);
    await one.start();
  }
  const devstoreUrl = `http://127.0.0.1:${devstorePort}`;
  await install(devstoreUrl, `http://127.0.0.1:${appPort}`);
  return {
    folder,
    parts,
    pool: database.pool,
    devstoreUrl,
    keepLogs: () => keepLogs(folder),
    lastWords: () => [app, worker].flatMap((one) => one.lastWords()),
    ops: (words) => runOps(words, environment),
  };
}

async function keepLogs(folder: string): Promise<string> {
  const kept = path.join(tmpdir(), path.basename(folder).replace(folderPrefix, "encore-logs-of-chaos-"));
  await mkdir(kept, { recursive: true });
  const logs = (await readdir(folder)).filter((name) => name.endsWith(".log"));
  await Promise.all(logs.map((name) => copyFile(path.join(folder, name), path.join(kept, name))));
  return kept;
}

function environmentOf(
  postgres: PostgresPart,
  { appPort, devstorePort, folder }: { appPort: number; devstorePort: number; folder: string },
): Record<string, string> {
  return {
    DATABASE_URL: postgres.url,
    DATA_DIR: folder,
    HOST: "127.0.0.1",
    PORT: String(appPort),
    LOG_LEVEL: "info",
    SHOPIFY_API_KEY: "devstore-key",
    SHOPIFY_API_SECRET: "devstore-secret",
    SHOPIFY_APP_URL: `http://127.0.0.1:${appPort}`,
    DEVSTORE_PORT: String(devstorePort),
    // Shopify takes four hours for its eight retries; here they are over in a minute, and then a webhook is lost for good.
    DEVSTORE_RETRY_FIRST_MS: "200",
    DEVSTORE_PARALLEL_DELIVERIES: "32",
    DEVSTORE_BULK_MS: "1000",
    // As a shop on Shopify Plus.
    DEVSTORE_THROTTLE_POINTS: "20000",
    DEVSTORE_THROTTLE_PER_SECOND: "1000",
  };
}

async function install(devstoreUrl: string, appUrl: string): Promise<void> {
  await until("The app was not ready", async () => (await fetch(`${appUrl}/readyz`)).ok);
  const answer = await fetch(`${devstoreUrl}/devstore/app/open`, { method: "POST", body: "{}" });
  const { installed } = (await answer.json()) as { installed?: boolean };
  if (!installed) throw new ChaosError("The app could not be opened in the devstore.");
}
