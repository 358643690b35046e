// What is remembered between starts, in the data folder: the port, the password, and where the data lies.
// Files are replaced whole, so that a start that is cut off leaves the old memory or the new one.
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

export interface RememberedState {
  port?: number;
  /** The folder of the data and server files, when they could not lie in the data folder itself. */
  place?: string;
}

export interface Folder {
  dataDir: string;
  lock: string;
  users: string;
  state: string;
  password: string;
  log: string;
  cluster: string;
}

export function folderOf(dataDir: string): Folder {
  const inside = (name: string) => path.join(dataDir, name);
  return {
    dataDir,
    lock: inside("lock"),
    users: inside("users"),
    state: inside("state.json"),
    password: inside("password"),
    log: inside("server.log"),
    cluster: inside("cluster"),
  };
}

/** Suffixes of what is being made, or was replaced. */
export const unfinished = ".unfinished";
export const previous = ".previous";

/** Whether we ever put something of this name into a data folder: only that may be deleted. */
export function isOwnName(name: string): boolean {
  return /^(lock|users|state\.json|password|server\.log|cluster)(\.previous|\.unfinished.*)?$/.test(name);
}

export async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(file + unfinished, text, { mode: 0o600, flush: true });
  await rename(file + unfinished, file);
}

export async function readState(folder: Folder): Promise<RememberedState | undefined> {
  const text = await readFile(folder.state, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as RememberedState);
}

export async function writeState(folder: Folder, state: RememberedState): Promise<void> {
  await writeWhole(folder.state, JSON.stringify(state));
}
