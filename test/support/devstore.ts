// A store on this machine for one test file, around an app that is started already: this process' calls to *.myshopify.com go
// there from now on. It can be stopped and started again, with all that it holds; at the end nothing of it is left.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { DevstoreSettings } from "../../devstore/settings.ts";
import { type RunningDevstore, startDevstore } from "../../devstore/start.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { secret } from "./app.ts";

export const demoShop = "encore-demo.myshopify.com" as ShopId;

export interface TestDevstore {
  /** What the app is installed with. */
  identity: { apiKey: string; apiSecret: string; appUrl: string };
  /** As it runs now. */
  running(): RunningDevstore;
  stop(): Promise<void>;
  startAgain(): Promise<void>;
}

export async function startTestDevstore(
  appUrl: string,
  settings: Partial<DevstoreSettings> = {},
): Promise<TestDevstore> {
  const dataDir = await mkdtemp(join(tmpdir(), "encore-store-"));
  const identity = { apiKey: "a-key-for-tests", apiSecret: secret, appUrl };
  const wanted = { ...identity, port: 0, dataDir, retryFirstDelayMs: 50, ...settings };
  let devstore = await startDevstore(wanted);
  const { port } = devstore;
  process.env["DEVSTORE_PORT"] = String(port);
  await import("../../devstore/redirect.ts");
  afterAll(async () => {
    await devstore.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    identity,
    running: () => devstore,
    stop: () => devstore.stop(),
    startAgain: async () => {
      devstore = await startDevstore({ ...wanted, port });
    },
  };
}
