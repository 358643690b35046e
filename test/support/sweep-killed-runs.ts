// A run that was killed leaves its folder and its database server behind: the next one removes them. One that still lives
// refuses to be removed.
import { readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { removeEmbeddedPostgres } from "../../prisma/embedded.ts";

/** A younger folder may belong to a run that has made it and not yet joined. */
const youngMs = 60_000;

/** @param prefix of the names of the runs' folders, each with its database below `postgres`. */
export async function sweepKilledRuns(prefix: string): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((found) => found.startsWith(prefix))) {
    const parent = path.join(tmpdir(), name);
    const { mtimeMs } = await stat(parent).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs > Date.now() - youngMs) continue;
    const removed = removeEmbeddedPostgres({ dataDir: path.join(parent, "postgres") });
    await removed.then(() => rm(parent, { recursive: true, force: true })).catch(() => undefined);
  }
}
