// A Redis of the test's own, if this machine has a redis-server: started on a free port, killed afterwards. Without one,
// tests on Redis are skipped, and the run says so (test/support/say-what-was-skipped.ts).
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll } from "vitest";
import { hasRedis, redisServer } from "./redis-server.ts";

export { hasRedis };

export interface TestRedis {
  url: string;
  kill(): Promise<void>;
}

export async function startRedis(onPort?: number): Promise<TestRedis> {
  const program = redisServer();
  if (!program) throw new Error("There is no redis-server; ask hasRedis first.");
  const port = onPort ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), "encore-redis-"));
  const options = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--dir",
    folder,
    "--save",
    "",
    "--maxmemory-policy",
    "noeviction",
  ];
  const server = spawn(program, options, { stdio: "ignore" });
  const exited = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const url = `redis://127.0.0.1:${port}`;
  const kill = async () => {
    server.kill("SIGKILL");
    await exited;
  };
  afterAll(async () => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  });
  const probe = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: 100 });
  probe.on("error", () => undefined);
  await probe.ping();
  probe.disconnect();
  return { url, kill };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The machine gave no port.");
  return address.port;
}
