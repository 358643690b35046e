// Builds the app when it was never built or its sources are newer than the build.
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

const repository = resolve(import.meta.dirname, "../..");
const built = join(repository, "build", "server", "index.js");
/** What ends up in the build. */
const sources = ["app", "rewards", "shopify", "system", "vite.config.ts", "package-lock.json"];

export async function isBuildCurrent(): Promise<boolean> {
  const builtAt = await stat(built).then(
    (file) => file.mtimeMs,
    () => 0,
  );
  if (builtAt === 0) return false;
  const ages = await Promise.all(sources.map((source) => newest(join(repository, source))));
  return Math.max(...ages) <= builtAt;
}

async function newest(path: string): Promise<number> {
  const entry = await stat(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const names = await readdir(path);
  const ages = await Promise.all(names.map((name) => newest(join(path, name))));
  return Math.max(0, ...ages);
}
