// A Redis that keeps nothing on disk: each kill loses every job, and must lose no order.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { redisServer } from "../../support/redis-server.ts";
import { ChaosError } from "../options.ts";
import type { Part } from "./part.ts";
import { programOf } from "./program.ts";

export async function redisPart(folder: string, port: number): Promise<Part & { url: string }> {
  const command = redisServer();
  if (command === null) throw new ChaosError("There is no redis-server on this machine; say --queue postgres.");
  const dataDir = path.join(folder, "redis");
  await mkdir(dataDir, { recursive: true });
  const settings = ["--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction", "--dir", dataDir];
  const program = programOf({
    name: "redis",
    command,
    args: ["--bind", "127.0.0.1", "--port", String(port), ...settings],
    environment: {},
    readyText: "Ready to accept connections",
    logFile: path.join(folder, "redis.log"),
  });
  return { name: "redis", url: `redis://127.0.0.1:${port}`, ...program };
}
