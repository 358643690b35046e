// A web process that cannot listen says why, and leaves nothing behind: what it has started it also stops.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { access } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { newDataDir } from "../prisma/joiners.ts";

it("a web process whose port is taken stops the embedded database that it has started", async () => {
  const folder = await newDataDir();
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const child = spawn(process.execPath, ["app/server.ts"], {
    cwd: new URL("../..", import.meta.url),
    env: {
      ...inherited,
      DATA_DIR: dirname(folder),
      PORT: String(port),
      HOST: "127.0.0.1",
      SHOPIFY_API_KEY: "a-key-for-tests",
      SHOPIFY_API_SECRET: "a-secret",
      SHOPIFY_APP_URL: "http://127.0.0.1:3000",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
  });
  const [code] = await once(child, "exit");
  other.close();
  expect([code, said]).toEqual([1, expect.stringContaining(`Port ${port} is taken by another program.`)]);
  await access(join(folder, "cluster/PG_VERSION"));
  // Postgres removes it when it has stopped.
  await expect(access(join(folder, "cluster/postmaster.pid"))).rejects.toThrow("ENOENT");
}, 120_000);
