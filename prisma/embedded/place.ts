// Decides where the server's programs and data lie: in the checkout and the data folder, wherever that works.
// Where the server's user cannot enter those (a clone in root's home), both get a place below /var/tmp instead.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, cp, lstat, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Account, canReach, serverAccount } from "./account.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import { DatabaseStartError } from "./errors.ts";
import { type Folder, type RememberedState, unfinished, writeState } from "./state.ts";

export interface Place {
  account: Account;
  binaries: Binaries;
  /** Postgres' own data folder. */
  cluster: string;
}

/** Names the data folder that a place outside belongs to. */
const ownerFile = "belongs-to";

/** Survives a restart of the machine, unlike /tmp; one for each data folder. */
export function outsidePlace(dataDir: string): string {
  return path.join("/var/tmp", `encore-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`);
}

export async function choosePlace(folder: Folder, state: RememberedState, say: (line: string) => void): Promise<Place> {
  const installed = await findBinaries();
  const account = await serverAccount(state.place ? path.join(state.place, "cluster") : folder.cluster);
  const reachesPrograms = canReach(account, installed.folder);
  const reachesData = canReach(account, folder.dataDir);
  const staysInside = existsSync(folder.cluster);
  if (staysInside && !reachesData) {
    throw new DatabaseStartError(
      "not-writable",
      `The database in ${folder.dataDir} runs as another user than root, who can no longer enter that folder: give the folders above it back their x permission.`,
    );
  }
  const dataInside = staysInside || (reachesData && state.place === undefined);
  const outside = state.place ?? outsidePlace(folder.dataDir);
  if (dataInside && reachesPrograms) return { account, binaries: installed, cluster: folder.cluster };
  await makeOutside(outside, folder.dataDir, state.place !== undefined, say);
  if (!dataInside && state.place === undefined) {
    say(
      `The database's server cannot run as root and its user cannot enter ${folder.dataDir}: it lives in ${outside}.`,
    );
    await writeState(folder, { ...state, place: outside });
  }
  return {
    account,
    binaries: reachesPrograms ? installed : await copyPrograms(installed, outside),
    cluster: dataInside ? folder.cluster : path.join(outside, "cluster"),
  };
}

async function makeOutside(outside: string, dataDir: string, remembered: boolean, say: (line: string) => void) {
  await assertOurs(outside);
  if (remembered && !existsSync(path.join(outside, ownerFile))) {
    throw new DatabaseStartError(
      "damaged",
      `The database of ${dataDir} lay in ${outside}, which is gone: put it back, or start anew with --fresh.`,
    );
  }
  if (!remembered && existsSync(path.join(outside, "cluster"))) {
    say(`Deleting ${outside}, the data of an earlier ${dataDir} that was deleted.`);
    await rm(outside, { recursive: true, force: true });
  }
  await mkdir(outside, { recursive: true });
  // Others may pass through to the programs; the data itself is closed by Postgres.
  await chmod(outside, 0o711);
  await writeFile(path.join(outside, ownerFile), dataDir);
}

/** /var/tmp is open to all: a folder that someone else put there under our name must not be used. */
async function assertOurs(outside: string): Promise<void> {
  const found = await lstat(outside).catch(() => undefined);
  if (found === undefined || (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0)) return;
  throw new DatabaseStartError(
    "not-writable",
    `${outside} was made by someone else: look at what it is and delete it, or name another place for the database with DATA_DIR.`,
  );
}

async function copyPrograms(installed: Binaries, outside: string): Promise<Binaries> {
  const copy = path.join(outside, `server-${installed.version}`);
  if (!existsSync(copy)) {
    await rm(copy + unfinished, { recursive: true, force: true });
    // Libraries for linking (.a) are half of the files and no use to a server.
    await cp(installed.folder, copy + unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith(".a"),
    });
    await rename(copy + unfinished, copy);
  }
  return { ...installed, folder: copy };
}

/** The data folder that a place outside was made for. */
export async function ownerOf(outside: string): Promise<string | undefined> {
  return readFile(path.join(outside, ownerFile), "utf8").catch(() => undefined);
}
