// Who is using the embedded database: one file per join, named after the process, holding when that process began.
// Files of processes that are gone are swept away; a killed user never keeps the server running.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { isAlive, processIdentity } from "./processes.ts";

let joins = 0;

/** Call these under the lock. `folder` is the data folder's list of users. */
export async function addUser(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  joins += 1;
  const file = path.join(folder, `${process.pid}-${joins}`);
  await writeFile(file, processIdentity(process.pid));
  return file;
}

export async function removeUser(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** The process ids that still use the database. */
export async function livingUsers(folder: string): Promise<number[]> {
  const files = await readdir(folder).catch(() => []);
  const living = new Set<number>();
  for (const name of files) {
    const file = path.join(folder, name);
    const pid = Number.parseInt(name, 10);
    const identity = await readFile(file, "utf8").catch(() => "");
    if (isAlive(pid) && identity === processIdentity(pid)) living.add(pid);
    else await rm(file, { force: true });
  }
  return [...living];
}
