// Starts a devstore in this process and hands back how to reach and stop it. Port 0 takes any free port.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { newServer } from "./http/server.ts";
import { type DevstoreSettings, readSettings } from "./settings.ts";
import { openStore, type Store } from "./store/store.ts";
import { startDispatcher } from "./webhooks/dispatcher.ts";

export interface RunningDevstore {
  url: string;
  port: number;
  store: Store;
  stop(): Promise<void>;
}

const host = "127.0.0.1";

/** Rejects with the listener's error (EADDRINUSE among others) when the port cannot be had. */
export async function startDevstore(overrides: Partial<DevstoreSettings> = {}): Promise<RunningDevstore> {
  const settings = readSettings(overrides);
  const store = openStore(settings);
  const server = createServer(newServer(store));
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(settings.port, host, resolve);
    });
  } catch (error) {
    store.database.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  settings.port = port;
  const dispatcher = startDispatcher(store.database, settings, store.appConfig);
  store.wakeDispatcher = dispatcher.wake;
  return {
    url: `http://${host}:${port}`,
    port,
    store,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await dispatcher.stop();
      await closed;
      store.database.close();
    },
  };
}
