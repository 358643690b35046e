// Makes Postgres' data folder, whole or not at all: it is made under another name and renamed when it is complete.
// A folder that a cut-off start left half-made is rebuilt; one with data, or with files of others, is never touched.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Binaries, program } from "./binaries.ts";
import { DatabaseStartError, didNotStart } from "./errors.ts";
import type { Place } from "./place.ts";
import { unfinished } from "./state.ts";

export const superuser = "encore";

/** Minimal, so that no setting and no secret of ours reaches the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  const environment: Record<string, string | undefined> = { LC_ALL: "C", TZ: "UTC", PATH, SystemRoot, TEMP };
  // Some type packages require NODE_ENV, which is none of the server's business.
  return environment as NodeJS.ProcessEnv;
}

/** Runs one of the server's programs to its end, as the server's user. */
export async function runProgram(place: Place, name: "initdb" | "pg_ctl", args: string[]) {
  const child = spawn(program(place.binaries.folder, name), args, {
    ...place.account,
    // Not ours: the server's user may not be able to enter it.
    cwd: path.parse(place.cluster).root,
    env: serverEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exitCode = await new Promise<number>((resolve) => {
    child.once("error", (error) => {
      output += error.message;
      resolve(1);
    });
    child.once("close", (code) => resolve(code ?? 1));
  });
  return { exitCode, output };
}

/** Makes the cluster if there is none; refuses one that this server cannot run. */
export async function ensureCluster(place: Place, dataDir: string, password: string, say: (line: string) => void) {
  const halfMade = await findHalfMade(place.cluster);
  if (halfMade.length > 0 && (!existsSync(place.cluster) || halfMade.includes(place.cluster))) {
    say(`An earlier start was cut off while it made the database in ${dataDir}: making it again.`);
  }
  for (const leftover of halfMade) {
    // The initdb of that start may still be writing; what it leaves is deleted by the next start.
    await rm(leftover, { recursive: true, force: true, maxRetries: 10 }).catch(() => undefined);
  }
  if (!existsSync(place.cluster)) await makeCluster(place, dataDir, password);
  await assertVersion(place.cluster, place.binaries, dataDir);
}

/** Folders that a start did not finish. */
async function findHalfMade(cluster: string): Promise<string[]> {
  const parent = path.dirname(cluster);
  const unfinishedNames = (await readdir(parent)).filter((name) =>
    name.startsWith(path.basename(cluster) + unfinished),
  );
  const halfMade = unfinishedNames.map((name) => path.join(parent, name));
  return (await holdsNoData(cluster)) ? [...halfMade, cluster] : halfMade;
}

/** Without its control file Postgres cannot read a single row; with another's files in it, it is not ours to delete. */
async function holdsNoData(cluster: string): Promise<boolean> {
  if (!existsSync(cluster)) return false;
  const names = await readdir(cluster);
  if (names.includes("PG_VERSION") || existsSync(path.join(cluster, "global", "pg_control"))) return false;
  const foreign = names.filter((name) => !/^(base|global|log|pg_\w+|pg_hba\.conf|postgresql\..*)$/.test(name));
  if (foreign.length === 0) return true;
  throw foreignFiles(cluster, foreign);
}

export function foreignFiles(folder: string, names: string[]): DatabaseStartError {
  const shown = names.slice(0, 3).join(", ") + (names.length > 3 ? ", ..." : "");
  return new DatabaseStartError(
    "foreign-files",
    `The database folder ${folder} holds files that are not Encore's (${shown}): move them away, or name another place with DATA_DIR.`,
  );
}

async function makeCluster(place: Place, dataDir: string, password: string): Promise<void> {
  // Named anew each time: the initdb of a start that was killed lives on for a moment.
  const making = `${place.cluster}${unfinished}-${randomUUID()}`;
  // A copy for initdb, which cannot read ours when it runs as another user.
  const passwordFile = `${making}-password`;
  await mkdir(making, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (place.account !== undefined) {
    await chown(making, place.account.uid, place.account.gid);
    await chown(passwordFile, place.account.uid, place.account.gid);
  }
  await chmod(making, 0o700);
  const { exitCode, output } = await runProgram(place, "initdb", [
    `--pgdata=${making}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // Sorts and lower-cases the same on every machine, whatever its locales.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ]);
  await rm(passwordFile, { force: true });
  if (exitCode !== 0) {
    await rm(making, { recursive: true, force: true });
    throw didNotStart(dataDir, `The database in ${dataDir} could not be made (initdb ended with ${exitCode}).`, output);
  }
  await rename(making, place.cluster);
}

async function assertVersion(cluster: string, binaries: Binaries, dataDir: string): Promise<void> {
  const version = (await readFile(path.join(cluster, "PG_VERSION"), "utf8").catch(() => "")).trim();
  if (version === binaries.major) return;
  if (version === "") {
    throw new DatabaseStartError(
      "damaged",
      `The database in ${dataDir} is damaged (${cluster} has lost its file PG_VERSION): put a backup back, or start anew with --fresh.`,
    );
  }
  throw new DatabaseStartError(
    "other-version",
    `The database in ${dataDir} was made by Postgres ${version} and this Encore brings Postgres ${binaries.major}: start with the Encore that made it, or start anew with --fresh.`,
  );
}
