// Data folders and joining processes for the tests of the embedded database; whatever is left is cleaned up.
// Real processes, because the guarantees are about what happens when one is killed.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach } from "vitest";
import { removeEmbeddedPostgres } from "../../prisma/embedded.ts";

const folders: string[] = [];
const children: ChildProcessWithoutNullStreams[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) await end(child, "SIGKILL");
  for (const dataDir of folders.splice(0)) {
    await removeEmbeddedPostgres({ dataDir }).catch(() => undefined);
    await rm(path.dirname(dataDir), { recursive: true, force: true });
  }
});

/** `mode` is that of the folder above: the default lets a server that runs as another user through. */
export async function newDataDir(mode = 0o711): Promise<string> {
  const parent = await mkdtemp(path.join(tmpdir(), "encore-embedded-"));
  await chmod(parent, mode);
  const dataDir = path.join(parent, "postgres");
  folders.push(dataDir);
  return dataDir;
}

export interface Joiner {
  /** Address of the database, once joined. */
  url: Promise<string>;
  leave(): Promise<void>;
  kill(): Promise<void>;
}

async function end(child: ChildProcessWithoutNullStreams, signal?: "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  if (signal === undefined) child.stdin.end();
  else child.kill(signal);
  await ended;
}

export function startJoiner(dataDir: string): Joiner {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "joiner.ts"), dataDir]);
  children.push(child);
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => {
    complaint += text;
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (line: Buffer) => resolve(line.toString().trim()));
    child.once("exit", () => reject(new Error(`The joiner ended before it had joined: ${complaint}`)));
  });
  // Tests that kill a joiner early never look at its address.
  url.catch(() => undefined);
  return { url, leave: () => end(child), kill: () => end(child, "SIGKILL") };
}

export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}
