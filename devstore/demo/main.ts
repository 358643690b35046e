// npm run demo: all of Encore on this machine. Starts the database, the devstore, the app and a worker, installs the app in
// the demo shop, lets the guide's orders walk through, shows what came of them, and stays up until Ctrl-C.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type ConfiguredDatabase, embeddedFolder, openConfiguredDatabase } from "../../prisma/configured.ts";
import { DatabaseStartError, removeEmbeddedPostgres } from "../../prisma/embedded.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { openApp } from "../admin-frame/launch.ts";
import { isBuildCurrent } from "./build.ts";
import { guideOrders, placeGuideOrder, untilSettled } from "./journey.ts";
import { DemoError, type DemoOptions, host, readDemoOptions } from "./options.ts";
import { type Running, requireFreePort, startProcess } from "./processes.ts";
import { readResult, table } from "./report.ts";
import { say, step } from "./say.ts";

/** What has to be undone at the end, last started first. */
const started: Running[] = [];
let stopping: Promise<void> | null = null;

function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const running of started.reverse()) await running.stop();
  })();
  return stopping;
}

async function run(options: DemoOptions): Promise<void> {
  say("Encore demo");
  await requireFreePort(options.appPort, "PORT");
  await requireFreePort(options.devstorePort, "DEVSTORE_PORT");
  if (options.fresh) await step("Forgetting the data of earlier demos", () => forget(options));
  if (!(await isBuildCurrent())) await step("Building the app", () => import("../../app/build.ts"));
  const database = await openDemoDatabase(options);
  const devstoreUrl = `http://${host}:${options.devstorePort}`;
  await startParts(options, database.url, devstoreUrl);
  await step(`Installing Encore in ${options.shop}`, () => install(options));
  for (const order of guideOrders) {
    await step(`${order.who} buys ${order.what}`, async () => {
      await placeGuideOrder(devstoreUrl, order);
      await untilSettled(devstoreUrl, database.pool);
    });
  }
  const result = await readResult(database.pool, options.shop);
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else process.stdout.write(`\n${table(result)}\n`);
  if (options.once) return;
  say(
    [
      "",
      `  The storefront ${devstoreUrl}/store   as a shopper sees it; log in as John`,
      `  The counter    ${devstoreUrl}   place orders, watch the webhooks`,
      `  The app        ${devstoreUrl}/admin/apps/encore   as the merchant sees it`,
      `  Its health     ${options.appUrl}/readyz`,
      "",
      "  Ctrl-C stops everything. The data stays for the next time; `npm run demo -- --fresh` starts over.",
    ].join("\n"),
  );
  await new Promise(() => undefined);
}

async function forget(options: DemoOptions): Promise<void> {
  if (options.databaseUrl) {
    throw new DemoError(
      "--fresh deletes only the demo's own database. DATABASE_URL names another: unset it, or empty that database yourself.",
    );
  }
  await removeEmbeddedPostgres({ dataDir: embeddedFolder(options.dataDir) });
  for (const ending of ["", "-wal", "-shm", "-journal"]) {
    await rm(join(options.dataDir, `devstore.sqlite${ending}`), { force: true });
  }
}

function openDemoDatabase(options: DemoOptions): Promise<ConfiguredDatabase> {
  return step("Starting the database", async () => {
    const { databaseUrl, dataDir } = options;
    const database = await openConfiguredDatabase({
      databaseUrl,
      dataDir,
      poolSize: 2,
      migrate: true,
      say: (line) => say(`\n    ${line}`),
    });
    started.push({ name: "database", stop: database.close });
    if (!options.redisUrl) await migrateQueue(database.url);
    return database;
  });
}

async function startParts(options: DemoOptions, databaseUrl: string, devstoreUrl: string): Promise<void> {
  const environment = { ...options.environment, DATABASE_URL: databaseUrl };
  const answers = (url: string) => async () => (await fetch(url)).ok;
  const parts = [
    { name: "devstore", script: "devstore/main.ts", toDevstore: false, isUp: answers(`${devstoreUrl}/healthz`) },
    { name: "app", script: "app/server.ts", toDevstore: true, isUp: answers(`${options.appUrl}/readyz`) },
    { name: "worker", script: "worker/main.ts", toDevstore: true, isUp: async () => true },
  ];
  for (const part of parts) {
    const running = await step(`Starting the ${part.name}`, () => startProcess({ ...part, environment }));
    started.push(running);
  }
}

async function install(options: DemoOptions): Promise<void> {
  const apiKey = options.environment["SHOPIFY_API_KEY"] ?? "";
  const apiSecret = options.environment["SHOPIFY_API_SECRET"] ?? "";
  const { status } = await openApp({ shop: options.shop, apiKey, apiSecret, appUrl: options.appUrl });
  if (status !== 200) throw new DemoError(`The app did not open in the demo shop: it answered ${status}.`);
}

async function finish(code: number): Promise<never> {
  await stopAll();
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    say("\n  Stopping ...");
    void finish(0);
  });
}

try {
  await run(readDemoOptions(process.argv.slice(2), process.env));
  await finish(0);
} catch (error) {
  if (stopping) await stopping;
  else {
    const isForPeople = error instanceof DemoError || error instanceof DatabaseStartError;
    say(`\n${isForPeople ? error.message : error instanceof Error ? error.stack : String(error)}`);
    await finish(1);
  }
}
