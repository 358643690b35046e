// Encore's own processes, as they run in production, each on the database and queue that it is given.
import { existsSync } from "node:fs";
import { freePort, type Running, startScript } from "./processes.ts";
import { secret } from "./requests.ts";

export interface EncoreSettings {
  databaseUrl: string;
  /** Null: the queue runs on Postgres. */
  redisUrl: string | null;
  profileDir: string | null;
}

const built = new URL("../../build/server/index.js", import.meta.url);

export async function startWeb(settings: EncoreSettings): Promise<Running & { port: number }> {
  // The webhook door is not in the build; the process only wants one for its pages.
  if (!existsSync(built)) await import("../../app/build.ts");
  const port = await freePort();
  const running = await startScript("app/server.ts", {
    environment: { ...environmentOf(settings), PORT: String(port) },
    readyText: '"listening"',
    profileDir: settings.profileDir,
  });
  return { ...running, port };
}

export function startWorker(settings: EncoreSettings): Promise<Running> {
  return startScript("worker/main.ts", {
    environment: environmentOf(settings),
    readyText: '"working"',
    profileDir: settings.profileDir,
  });
}

const environmentOf = ({ databaseUrl, redisUrl }: EncoreSettings) => ({
  DATABASE_URL: databaseUrl,
  ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
  HOST: "127.0.0.1",
  LOG_LEVEL: "info",
  SHOPIFY_API_KEY: "bench-key",
  SHOPIFY_API_SECRET: secret,
  // Nobody is there: a benchmark that called Shopify would find out.
  SHOPIFY_APP_URL: "http://127.0.0.1:9",
});
