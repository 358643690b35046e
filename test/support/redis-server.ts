// Whether this machine has a redis-server, and where.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export function redisServer(): string | null {
  const candidates = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "redis-server"));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const hasRedis = redisServer() !== null;
