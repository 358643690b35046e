// A shop with 100,000 players to look at: seeded once into a folder of its own and found again by the next run, with the web
// process and a devstore on it. The folder's name holds its size; deleting it is how to start over.
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Pool } from "pg";
import { isBuildCurrent } from "../../devstore/demo/build.ts";
import { countFigures } from "../../devstore/seed/figures.ts";
import { fillShop } from "../../devstore/seed/fill.ts";
import { holdingOf } from "../../devstore/seed/shop.ts";
import { defaultShop } from "../../devstore/settings.ts";
import { type RunningDevstore, startDevstore } from "../../devstore/start.ts";
import { openConfiguredDatabase } from "../../prisma/configured.ts";
import { type ShopId, shopIdOf } from "../../rewards/ids.ts";
import { eraseShop } from "../../rewards/privacy/erase-shop.ts";
import { migrateQueue } from "../../system/queue/on-postgres.ts";
import { say } from "../support/benchmark.ts";
import { afterwards } from "../support/cleanup.ts";
import { freePort, startProgram } from "../support/processes.ts";
import { secret } from "../support/requests.ts";

export interface AdminStore {
  pool: Pool;
  shop: ShopId;
  devstore: RunningDevstore;
  appUrl: string;
}

const badges = 300;
const apiKey = "bench-key";
const repository = path.resolve(import.meta.dirname, "../..");

export async function openAdminStore(players: number): Promise<AdminStore> {
  const shop = shopIdOf(defaultShop);
  if (!shop) throw new Error(`${defaultShop} is no shop.`);
  const database = await openSeeded(players, shop);
  if (!(await isBuildCurrent())) await import("../../app/build.ts");
  const [appPort, devstorePort] = [await freePort(), await freePort()];
  const appUrl = `http://127.0.0.1:${appPort}`;
  const dataDir = await mkdtemp(path.join(tmpdir(), "encore-bench-admin-store-"));
  afterwards(() => rm(dataDir, { recursive: true, force: true }));
  const devstore = await startDevstore({ apiKey, apiSecret: secret, appUrl, port: devstorePort, dataDir });
  afterwards(devstore.stop);
  await startProgram({
    command: process.execPath,
    args: ["--import", path.join(repository, "devstore/redirect.ts"), path.join(repository, "app/server.ts")],
    environment: {
      DATABASE_URL: database.url,
      DEVSTORE_PORT: String(devstorePort),
      HOST: "127.0.0.1",
      PORT: String(appPort),
      LOG_LEVEL: "info",
      SHOPIFY_API_KEY: apiKey,
      SHOPIFY_API_SECRET: secret,
      SHOPIFY_APP_URL: appUrl,
    },
    readyText: '"listening"',
    hasChannel: true,
  });
  return { pool: database.pool, shop, devstore, appUrl };
}

async function openSeeded(players: number, shop: ShopId) {
  const dataDir = path.join(tmpdir(), `encore-cache-admin-${players}`);
  await mkdir(dataDir, { recursive: true });
  // As root the server is another user, who must be let through.
  await chmod(dataDir, 0o711);
  const database = await openConfiguredDatabase({ databaseUrl: null, dataDir, poolSize: 3, say });
  afterwards(database.close);
  await migrateQueue(database.url);
  // Tokens of an earlier run's devstore are worth nothing to this one.
  await database.pool.query("delete from sessions where shop = $1", [shop]);
  if (await isWhole(database.pool, shop, players)) {
    await countFigures(database.pool, shop, Date.now());
    say(`The shop of an earlier run is used again: ${dataDir}`);
    return database;
  }
  say(`Seeding ${players} players into ${dataDir}: some minutes, once.`);
  if ((await holdingOf(database.pool, shop)) !== "nothing") await eraseShop(database.pool, { shop, event: null });
  let tenth = 0;
  const onProgress = (share: number, what: string) => {
    if (share * 10 < tenth) return;
    tenth = Math.floor(share * 10) + 1;
    say(`  ${Math.round(share * 100)}% ${what}`);
  };
  await fillShop(database.pool, { shop, players, badges, seed: 1, now: Date.now(), onProgress });
  await database.pool.query("vacuum analyze");
  return database;
}

/** A run that was killed while it seeded has left fewer: players are written last. */
async function isWhole(pool: Pool, shop: ShopId, players: number): Promise<boolean> {
  const { rows } = await pool.query<{ count: number }>("select count(*) from players where shop = $1", [shop]);
  return (rows[0]?.count ?? 0) >= players;
}
